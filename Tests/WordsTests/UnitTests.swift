import Documents
import ICUText
import Testing

@testable import Words

@Suite struct UnitTests {
    private func words(_ text: String, _ language: String) throws -> [String] {
        let units = Array(text.utf16)
        return try WordSpans(of: units, locale: language).spans.map {
            ($0.isMark ? "," : "") + String(decoding: units[$0.range], as: UTF16.self)
        }
    }

    @Test func wordsAndMarks() throws {
        #expect(
            try words("Well, it's 20%… no!! \u{1F600}", "en") == [
                "Well", ",,", "it's", "20", ",%", ",…", "no", ",!!", ",\u{1F600}",
            ])
        #expect(try words("เขาอยู่ในกรุงเทพ", "th") == ["เขา", "อยู่", "ใน", "กรุงเทพ"])
        #expect(try words(" \n", "de") == [])
    }

    @Test func halves() {
        #expect(LearnedNumbers.number(half: 0x3C00) == 1)
        #expect(LearnedNumbers.number(half: 0xC000) == -2)
        #expect(LearnedNumbers.number(half: 0x3555) == 0.333251953125)
        #expect(LearnedNumbers.number(half: 0x0001) == 0x1p-24)
        #expect(LearnedNumbers.number(half: 0x8000) == 0)
        #expect(LearnedNumbers.number(half: 0x7C00).isNaN)
    }

    @Test func matrices() throws {
        let numbers = try #require(
            LearnedNumbers(
                parsing: "# from nowhere\n# at all\n[a 1 2 single]\nAACA\nPwAAAMA=\n[b 2 1 half]\nADwAwA==\n"))
        #expect(numbers.provenance == "from nowhere\nat all")
        #expect(numbers.matrix("a", rows: 1, columns: 2) == [1, -2])
        #expect(numbers.matrix("b", rows: 2) == [1, -2])
        #expect(numbers.matrix("b", rows: 1) == nil && numbers.matrix("c") == nil)
    }

    @Test(arguments: [
        "[a 1 2 single]\nAACAPw==\n", "[a 1 1]\nAACAPw==\n", "AACAPw==\n", "[a 1 1 single]\nAACA?w==\n",
        "[a 1 1 half]\nAHw=\n", "[a 99999999 99999999 half]\n\n", "[a -1 -1 single]\nAACAPw==\n",
    ])
    func whatIsNoMatrix(text: String) {
        #expect(LearnedNumbers(parsing: text) == nil)
    }

    @Test func theBuiltInModel() {
        let model = WordModel.multilingualE5
        #expect(model.stateWidth == 384 && model.width == 256)
        #expect(!model.provenance.isEmpty)
    }
}
