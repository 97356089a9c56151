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

    /// Less alike than what is joined by meaning alone (a cosine of .45, where .7 is usual).
    private static let free: [[String?]] = [["a 1", "b 1"], ["a 2", nil], [nil, "b 233"], ["a 1", "b 1"]]

    @Test("what says the same with other words comes together where the plain alignment joins it")
    func joinedPlainly() throws {
        #expect(try unitsOfDigits(Self.free, aloneRows: []) == [0..<1, 1..<3, 3..<4])
        for aloneRows in [nil, [1], [2], [1, 2]] as [Set<Int>?] {
            #expect(try unitsOfDigits(Self.free, aloneRows: aloneRows) == [0..<1, 1..<2, 2..<3, 3..<4])
        }
    }

    @Test("strangers do not, though the plain alignment joins them")
    func strangersJoinedPlainly() throws {
        let rows: [[String?]] = [["a 1", "b 1"], ["a 2", nil], [nil, "b 33"], ["a 1", "b 1"]]
        #expect(try unitsOfDigits(rows, aloneRows: []) == [0..<1, 1..<2, 2..<3, 3..<4])
    }

    @Test("of a longer run only what the plain alignment joins comes together")
    func partJoinedPlainly() throws {
        let rows: [[String?]] = [
            ["a 1", "b 1"], ["a 1", nil], ["a 1", nil], ["a 1", nil], ["a 2", nil], [nil, "b 233"], ["a 1", "b 1"],
        ]
        #expect(
            try unitsOfDigits(rows, aloneRows: [1, 2, 3]) == [0..<1, 1..<2, 2..<3, 3..<4, 4..<6, 6..<7])
    }

    @Test("what stands alone beside what the other version has alone is known with how alike both are")
    func facing() throws {
        let text = try SmallText.make(
            ["en", "de"], Self.free, encoder: Whole(), separator: " ", isSegmented: true, joinsRows: true,
            aloneRows: [1])
        for (unit, version) in [(1, 1), (2, 0)] {
            let lack = text.units[unit].lacks[version]
            let likeness = try #require(lack.facingLikeness)
            #expect(abs(likeness - (1 / 5.0.squareRoot() - 0.7)) < 1e-6)
            #expect(lack.leftOut == (unit == 1 ? 0.9 : 0.1))
            let features = text.units[unit].lackFeatures(of: version, in: text)
            #expect(features[.isFacing] == 1 && features[.facingLikeness] == likeness)
        }
        let alone = try SmallText.make(
            ["en", "de"], [["a 1", "b 1"], ["a 3", nil], ["a 1", "b 1"]], encoder: Whole(), separator: " ",
            isSegmented: true, joinsRows: true)
        #expect(alone.units[1].lacks[1].facingLikeness == nil && alone.units[1].lacks[1].leftOut == nil)
        #expect(alone.units[1].lackFeatures(of: 1, in: alone)[.isFacing] == 0)
    }

    @Test("what no alignment said anything of is not known, the rest the mean over characters")
    func lone() {
        let text = LoneText([[.init(2..<4, probability: 1), .init(10..<20, probability: 0.25)], []])
        #expect(text.probability(of: 2..<4, of: 0) == 1)
        #expect(text.probability(of: 10..<14, of: 0) == 0.25)
        #expect(text.probability(of: 3..<13, of: 0) == (1 + 3 * 0.25) / 4)
        #expect(text.probability(of: 4..<10, of: 0) == nil && text.probability(of: 2..<4, of: 1) == nil)
        let unit = CheckUnit(rows: 0..<1, ranges: [nil, 2..<4])
        #expect(text.probability(of: unit) == nil)
        #expect(text.probability(of: CheckUnit(rows: 0..<1, ranges: [2..<4, nil])) == 1)
    }

    private func unitsOfDigits(
        _ rows: [[String?]], separator: String = " ", aloneRows: Set<Int>? = nil
    ) throws -> [Range<Int>] {
        try SmallText.make(
            ["en", "de"], rows, encoder: Whole(), separator: separator, isSegmented: true, joinsRows: true,
            aloneRows: aloneRows
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
