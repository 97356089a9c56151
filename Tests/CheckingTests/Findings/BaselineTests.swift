import AlignedTable
import Documents
import Testing

@testable import Checking

@Suite("Accepted findings are known again after small edits, and only those")
struct BaselineTests {
    private static let english =
        "The committee met on Monday. Engineers found 14 cracks in the old bridge. Nobody was hurt."
    private static let german =
        "Der Ausschuss tagte am Montag. Ingenieure fanden 41 Risse in der alten Brücke. Niemand wurde verletzt."

    /// A finding about one word of each of two texts.
    private func fingerprint(
        _ rule: RuleName = .number, _ english: String = english, _ german: String = german,
        marks: [String] = ["14", "41"]
    ) throws -> Fingerprint {
        let text = try SmallText.make(["en", "de"], [[english, german]])
        let places = try [english, german].enumerated().map { version, cell in
            let found = try #require(cell.firstRange(of: marks[version]))
            let start = cell.utf16.distance(from: cell.startIndex, to: found.lowerBound)
            return Finding.Place(version: version, ranges: [start..<(start + marks[version].utf16.count)])
        }
        let finding = Finding(
            rule: rule, version: 1, places: places, row: 0, witnesses: [0], score: 0.9, message: "differ")
        return Fingerprint(finding, in: FindingSource(text.table))
    }

    private func isAccepted(_ one: Fingerprint, by accepted: Fingerprint...) -> Bool {
        var baseline = Baseline(accepted)
        return baseline.accept([one]) == [true]
    }

    @Test("unchanged, moved elsewhere, or with other words around")
    func smallEdits() throws {
        let accepted = try fingerprint()
        #expect(isAccepted(accepted, by: accepted))
        let moved = String(repeating: "One more sentence before it all. ", count: 20) + Self.english
        #expect(isAccepted(try fingerprint(.number, moved), by: accepted))
        let edited = Self.german.replacing("tagte", with: "traf sich").replacing("alten", with: "maroden")
        #expect(isAccepted(try fingerprint(.number, Self.english, edited), by: accepted))
    }

    @Test("another rule, another number or another place is another finding")
    func others() throws {
        let accepted = try fingerprint()
        #expect(!isAccepted(try fingerprint(.date), by: accepted))
        let other = Self.german.replacing("41", with: "42")
        #expect(!isAccepted(try fingerprint(.number, Self.english, other, marks: ["14", "42"]), by: accepted))
        let elsewhere =
            "Fourteen is a number, and 14 is how people write it when they are in a hurry or short of paper."
        let nummer =
            "Vierzehn ist eine Zahl, und 41 schreibt, wer es eilig oder wenig Papier hat, aus alter Gewohnheit."
        #expect(!isAccepted(try fingerprint(.number, elsewhere, nummer), by: accepted))
    }

    @Test("one accepted finding hides one")
    func once() throws {
        let one = try fingerprint()
        var baseline = Baseline([one])
        #expect(baseline.accept([one, one]) == [true, false])
        #expect(baseline.accept([one]) == [false])
    }

    @Test("what is unchanged goes before what is only alike")
    func exactFirst() throws {
        let one = try fingerprint()
        let alike = try fingerprint(.number, Self.english, Self.german.replacing("alten", with: "maroden"))
        var baseline = Baseline([one])
        #expect(baseline.accept([alike, one]) == [false, true])
        var both = Baseline([one])
        #expect(both.accept([alike]) == [true])
    }

    @Test("an edited sentence is still the one that was accepted, a new one is not")
    func sentences() throws {
        let accepted = try fingerprint(
            .addition, Self.english, Self.german, marks: ["Nobody", "Niemand wurde verletzt."])
        let edited = Self.german.replacing("wurde verletzt", with: "wurde dabei verletzt")
        let same = try fingerprint(.addition, Self.english, edited, marks: ["Nobody", "Niemand wurde dabei verletzt."])
        #expect(isAccepted(same, by: accepted))
        let new = Self.german.replacing("Niemand wurde verletzt", with: "Der Verkehr staute sich")
        let other = try fingerprint(.addition, Self.english, new, marks: ["cracks", "Der Verkehr staute sich."])
        #expect(!isAccepted(other, by: accepted))
    }

    @Test("the fingerprint for code review depends on passages, not on places")
    func hash() throws {
        let one = try fingerprint()
        #expect(one.hash == (try fingerprint(.number, "Before. " + Self.english).hash))
        #expect(one.hash != (try fingerprint(.date).hash))
        #expect(one.hash.count == 16)
    }
}
