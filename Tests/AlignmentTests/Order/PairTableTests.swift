import Documents
import Testing

@testable import Alignment

@Suite struct PairTableTests {
    @Test(arguments: 2...6) func everyPairHasAPlaceOfItsOwn(versionCount: Int) {
        let pairs = VersionPair.all(versionCount: versionCount)
        let table = PairTable(versionCount: versionCount, values: Array(pairs.indices))
        #expect(Set(pairs).count == versionCount * (versionCount - 1) / 2)
        for (number, pair) in pairs.enumerated() {
            #expect(table[pair] == number)
            #expect(table[VersionPair(pair.second, pair.first)] == number, "asked in the other order")
            #expect(pair.first < pair.second)
        }
    }

    @Test func valuesAreMappedInPlace() {
        let table = PairTable(versionCount: 3, values: ["a", "b", "c"]).map { $0 + "!" }
        #expect(table[VersionPair(2, 0)] == "b!")
    }
}

@Suite struct VersionOrderTests {
    @Test func columnsAndVersionsAreTranslatedBothWays() throws {
        let languages = try ["th", "ar", "de"].map { try #require(LanguageTag($0)) }
        let order = VersionOrder(languages)
        #expect(order.aligned(languages).map(\.tag) == ["ar", "de", "th"])
        #expect(order.named(order.aligned(languages)) == languages)
        for column in 0..<3 {
            let version = order.version(of: ColumnIndex(column))
            #expect(order.column(of: version) == ColumnIndex(column))
            #expect(order.aligned(languages)[version] == languages[column])
        }
    }
}
