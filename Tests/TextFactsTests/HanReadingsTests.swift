import Testing

@testable import TextFacts

/// Chinese characters as Latin letters write them.
@Suite struct HanReadingsTests {
    private func places(_ readings: [String], in text: String) throws -> [String: Range<Int>] {
        var reader = try HanReadings()
        let units = Array(text.utf16)
        let found = reader.places(of: Set(readings.map { Array($0.utf16) }), in: units[...])
        return Dictionary(uniqueKeysWithValues: found.map { (String(decoding: $0.key, as: UTF16.self), $0.value) })
    }

    @Test func runsOfCharacters() throws {
        #expect(try places(["qingyang", "zhetai"], in: "陈清扬和叶哲泰。") == ["qingyang": 1..<3, "zhetai": 5..<7])
        #expect(try places(["beijing"], in: "北京很大，北京很冷。") == ["beijing": 0..<2], "the first place")
    }

    @Test func whatIsNoRun() throws {
        #expect(try places(["chen"], in: "陈先生").isEmpty, "one character is read as many are")
        #expect(try places(["qingyang"], in: "清，扬").isEmpty, "a mark stands between")
        #expect(try places(["qingyang"], in: "").isEmpty)
        #expect(try places(["qingyang"], in: "Qingyang").isEmpty)
    }
}
