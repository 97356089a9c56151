import Encoders
import FittedModels
import Testing

@testable import Checking

@Suite("Rows that become units")
struct UnitBuilderTests {
    private static let (english, german) = (ContentTests.english, ContentTests.german)
    /// The second sentence's end stands in a row of its own, whose German is in the row before.
    private static let torn: [[String?]] = [
        [english[0], german[0]],
        ["Engineers found the cracks in March,", german[1]],
        ["and the repairs will cost more than a new building.", nil],
        [english[2], german[2]],
    ]

    private func units(
        _ rows: [[String?]], languages: [String] = ["en", "de"], moved: [Int: [Int]] = [:], separator: String = " "
    ) throws -> (text: CheckedText, rows: [Range<Int>]) {
        let text = try SmallText.make(
            languages, rows, encoder: NativeEncoder(), moved: moved, separator: separator, isSegmented: true,
            joinsRows: true)
        return (text, text.units.map(\.rows))
    }

    @Test("without an encoder every row is a unit")
    func withoutEncoder() throws {
        let text = try SmallText.make(["en", "de"], Self.torn, joinsRows: true)
        try #require(text.units.map(\.rows) == [0..<1, 1..<2, 2..<3, 3..<4])
        #expect(text.units[2].lacks[1].joinGain == nil)
    }

    @Test("what only seems to be left out comes back to its neighbour", .enabled(if: ModelFolder.isInstalled))
    func joined() throws {
        let (text, rows) = try units(Self.torn)
        try #require(rows == [0..<1, 1..<3, 3..<4])
        #expect(SmallText.words(0, of: text.units[1], in: text) == Self.english[1])
        #expect(SmallText.words(1, of: text.units[1], in: text) == Self.german[1])
    }

    @Test("it comes back by the second encoder's meaning too", .enabled(if: ModelFolder.isE5Installed))
    func joinedByE5() throws {
        let text = try SmallText.make(
            ["en", "de"], Self.torn, encoder: E5Encoder(), separator: " ", isSegmented: true, joinsRows: true)
        try #require(text.units.map(\.rows) == [0..<1, 1..<3, 3..<4])
    }

    /// Knows four texts: the unit that stands alone is either part of its neighbour, or of nothing.
    private struct Whole: LocalEncoding {
        var profile: EncoderProfile = .multilingualE5
        var dimension: Int { 3 }
        var languages: Set<String>? { nil }
        var localEncoding: (any LocalEncoding)? { self }
        func encode(_ texts: [String], threads: Int) -> [Float] { vectors(of: texts, threads: threads) }
        func vectors(of texts: [String], threads: Int) -> [Float] {
            texts.flatMap { text -> [Float] in
                let counts = ["1", "2", "3"].map { digit in Float(text.count { String($0) == digit }) }
                let length = max(1e-6, counts.reduce(0) { $0 + $1 * $1 }.squareRoot())
                return counts.map { $0 / length }
            }
        }
    }

    @Test(
        "every fitted model has its numbers",
        arguments: ["part", "lack", "lack-multilingual-e5-small", "lack-by-alignment"])
    func sections(name: String) {
        #expect(!FittedLosses.file[name].isEmpty)
    }

    @Test("an encoder that has no parts judges whole units, and no passages")
    func withoutParts() throws {
        let rows: [[String?]] = [
            ["a 1", "b 1"], ["a 2", "b 23"], ["a 3", nil], ["a 1", "b 1"], ["a 3", nil], ["a 1", "b 1"],
        ]
        let text = try SmallText.make(
            ["en", "de"], rows, encoder: Whole(), separator: " ", isSegmented: true, joinsRows: true)
        // Only the third row is in its neighbour's translation.
        #expect(text.units.map(\.rows) == [0..<1, 1..<3, 3..<4, 4..<5, 5..<6])
        #expect((text.units[3].lacks[1].joinGain ?? 1) < 0)
        #expect(PartSearch(text) == nil)
        let lost = text.units[3].lackProbability(of: 1, in: text)
        let judged = try SmallText.make(
            ["en", "de"], rows, encoder: Whole(profile: .unknown), separator: " ", isSegmented: true, joinsRows: true)
        #expect(lost > 0 && lost != judged.units[3].lackProbability(of: 1, in: judged))
    }

    @Test("one sentence that many rows of the other version answer comes back to all of them")
    func gap() throws {
        let rows: [[String?]] = [
            ["a 1", "b 1"], ["a 1233", nil], [nil, "b 1"], [nil, "b 2"], [nil, "b 33"], ["a 1", "b 1"],
        ]
        #expect(try unitsOfDigits(rows) == [0..<1, 1..<5, 5..<6])
    }

    @Test("what else stands at the end of such rows stays alone, whatever is joined before it")
    func gapWithMore() throws {
        let rows: [[String?]] = [
            ["a 1", "b 1"], ["a 1122", nil], [nil, "b 11"], [nil, "b 22"], [nil, "b 3333"], ["a 1", "b 1"],
        ]
        #expect(try unitsOfDigits(rows) == [0..<1, 1..<4, 4..<5, 5..<6])
    }

    @Test("rows of two versions that say nothing alike stay alone, and those of two paragraphs")
    func gapOfStrangers() throws {
        let strangers: [[String?]] = [
            ["a 1", "b 1"], ["a 2222", nil], [nil, "b 3"], [nil, "b 333"], ["a 1", "b 1"],
        ]
        #expect(try unitsOfDigits(strangers) == [0..<1, 1..<2, 2..<3, 3..<4, 4..<5])
        let apart: [[String?]] = [
            ["a 1", "b 1"], ["a 1233", nil], [nil, "b 1"], [nil, "b 2"], [nil, "b 33"], ["a 1", "b 1"],
        ]
        #expect(try unitsOfDigits(apart, separator: "\n\n").count == 6)
    }

    private func unitsOfDigits(_ rows: [[String?]], separator: String = " ") throws -> [Range<Int>] {
        try SmallText.make(
            ["en", "de"], rows, encoder: Whole(), separator: separator, isSegmented: true, joinsRows: true
        ).units.map(\.rows)
    }

    @Test("it comes back to the row after it just so", .enabled(if: ModelFolder.isInstalled))
    func joinedWithNext() throws {
        var rows = Self.torn
        rows[1][1] = nil
        rows[2][1] = Self.german[1]
        #expect(try units(rows).rows == [0..<1, 1..<3, 3..<4])
    }

    @Test(
        "sentences that were translated into rows beside each other belong together",
        .enabled(if: ModelFolder.isInstalled))
    func crossed() throws {
        let rows: [[String?]] = [
            [Self.english[0], Self.german[0]], [Self.english[1], nil], [nil, Self.german[1]],
            [Self.english[2], Self.german[2]],
        ]
        #expect(try units(rows).rows == [0..<1, 1..<3, 3..<4])
    }

    @Test("what is really left out stays alone", .enabled(if: ModelFolder.isInstalled))
    func leftOut() throws {
        let (text, rows) = try units([
            [Self.english[0], Self.german[0]], [Self.english[1], nil], [Self.english[2], Self.german[2]],
        ])
        try #require(rows == [0..<1, 1..<2, 2..<3])
        #expect(text.units[0].lacks[1].joinGain == nil)
        let gain = try #require(text.units[1].lacks[1].joinGain)
        #expect(gain < 0)
    }

    @Test("how little joining would bring is known of what stays alone", .enabled(if: ModelFolder.isInstalled))
    func recorded() throws {
        let (text, rows) = try units([
            [Self.english[0], Self.german[0]], [Self.english[1], nil], [nil, Self.german[3]],
            [Self.english[2], Self.german[2]],
        ])
        try #require(rows == [0..<1, 1..<2, 2..<3, 3..<4])
        for lack in [text.units[1].lacks[1], text.units[2].lacks[0]] {
            #expect(try #require(lack.joinGain) < 0)
            #expect(lack.joinFit < 0)
        }
    }

    @Test("nothing is joined over the end of a paragraph", .enabled(if: ModelFolder.isInstalled))
    func paragraphs() throws {
        #expect(try units(Self.torn, separator: "\n\n").rows == [0..<1, 1..<2, 2..<3, 3..<4])
    }

    @Test("a row that stands out of order is joined with none", .enabled(if: ModelFolder.isInstalled))
    func moved() throws {
        #expect(try units(Self.torn, moved: [2: [0]]).rows == [0..<1, 1..<2, 2..<3, 3..<4])
    }

    @Test("a language that the encoder does not know says nothing", .enabled(if: ModelFolder.isInstalled))
    func unknownLanguage() throws {
        #expect(try units(Self.torn, languages: ["en", "fi"]).rows == [0..<1, 1..<2, 2..<3, 3..<4])
    }
}
