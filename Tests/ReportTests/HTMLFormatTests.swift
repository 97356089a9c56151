import AlignedTable
import Documents
import Formats
import ICUText
import Testing

@testable import Report

@Suite struct HTMLFormatTests {
    /// A table of texts in which every row is named by what it holds of each.
    private func table(_ texts: [String: String], _ rows: [[String?]], scores: [Double?]) throws -> AlignedText {
        let tags = texts.keys.sorted()
        let versions = try tags.map { Document(language: try #require(LanguageTag($0)), string: texts[$0] ?? "") }
        let built = try zip(rows, scores).map { words, score in
            let ranges = try zip(versions, words).map { version, word -> Range<Int>? in
                guard let word else { return nil }
                let found = try #require(version.text.string.firstRange(of: word))
                let start = version.text.string.utf16.distance(
                    from: version.text.string.startIndex, to: found.lowerBound)
                return start..<(start + word.utf16.count)
            }
            let present = ranges.indices.filter { ranges[$0] != nil }
            let pairs = present.flatMap { first in present.filter { $0 > first }.map { (first, $0) } }
            return Row(
                ranges: ranges, segments: ranges.map { $0.map { _ in 0..<1 } }, score: score,
                pairScores: pairs.enumerated().map { place, pair in
                    Row.PairScore(first: pair.0, second: pair.1, score: (score ?? 0) - Double(place) / 10)
                })
        }
        return AlignedText(name: "test", versions: versions, rows: built)
    }

    private func lines(_ table: AlignedText) -> [String] {
        let format = HTMLFormat(languages: table.versions.map(\.language))
        return table.rows.enumerated().map { format.line($1, number: $0 + 1, of: table) }
    }

    @Test func paragraphsBeginWhereAllVersionsBeginALine() throws {
        let table = try table(
            ["de": "A. B.\nC. D.\n\nE.", "en": "a. b. c.\n d."],
            [["A.", "a."], ["B.", "b."], ["C.", "c."], ["D.", "d."], ["E.", nil]], scores: [1, 1, 1, 1, nil])
        #expect(lines(table).map { $0.contains("class=\"paragraph\"") } == [false, false, false, false, true])
        let both = try self.table(
            ["de": "A.\r\nB.", "en": "a.\u{2029}b."], [["A.", "a."], ["B.", "b."]], scores: [1, 1])
        #expect(lines(both).map { $0.contains("class=\"paragraph\"") } == [false, true])
    }

    @Test func weakPairsAreNamedWeakestFirst() throws {
        let table = try table(
            ["ar": "A B", "de": "A B", "fr": "A B"], [["A", "A", "A"], ["B", nil, "B"]], scores: [0.66, 0.4])
        let lines = lines(table)
        #expect(lines[0].contains("class=\"s2\" data-weak=\"de–fr 0.46\""))
        let scores = lines[0].matches(of: /(\S\S–\S\S) <b>([\d.]+)<\/b>/).map { "\($0.1) \($0.2)" }
        #expect(scores == ["de–fr 0.4600", "ar–fr 0.5600", "ar–de 0.6600"])
        #expect(!lines[1].contains("data-weak"), "one pair's score is the row's")
    }

    @Test func ofVeryManyPairsTheWeakestAreShown() throws {
        let tags = ["ar", "bg", "cs", "da", "de", "en", "fr"]
        let table = try table(
            Dictionary(uniqueKeysWithValues: tags.map { ($0, "A") }), [tags.map { _ in "A" }], scores: [2.05])
        let line = lines(table)[0]
        #expect(line.matches(of: /<b>/).count == 15)
        #expect(line.contains("6 more, from 1.0000 on") && line.contains("ar–bg <b>") == false)
    }

    @Test(arguments: [
        (0.994, "0.99", 4), (0.895, "0.90", 4), (0.89, "0.89", 3), (0.5, "0.50", 2), (0.494, "0.49", 1), (0, "0.00", 0),
        (1, "1.00", 4),
    ])
    func shadesGoByTheDigitsShown(_ score: Double, _ text: String, _ shade: Int) {
        #expect(SpelledScore(score).text == text)
        #expect(SpelledScore(score).shade == shade)
        #expect(SpelledScore(score).isWeak == (shade < 2))
    }

    @Test func movedPartsAreMarked() throws {
        let column = VersionColumn(try #require(LanguageTag("de")))
        let moved = HTMLFormat.cell("A", column: column, isMoved: true)
        #expect(moved.contains("class=\"moved\"") && moved.contains("title=\""))
        #expect(!HTMLFormat.cell("A", column: column, isMoved: false).contains("moved"))
    }

    @Test func emptyTableSaysSo() throws {
        let table = try table(["de": "", "en": ""], [], scores: [])
        let format = HTMLFormat(languages: table.versions.map(\.language))
        let page = format.header(of: table) + format.footer(of: table)
        #expect(page.contains("No rows: every version is empty."))
        #expect(!page.contains("<table") && page.hasSuffix("</body>\n</html>\n"))
    }

    /// Every linked word has a number of its own in its row and those of its partners.
    @Test func wordsThatAnswerEachOther() throws {
        let table = try table(["ar": "A \u{26} b.", "de": "C d."], [["A \u{26} b.", "C d."]], scores: [1])
        var format = HTMLFormat(languages: table.versions.map(\.language))
        let link = { (one: Range<Int>, other: Range<Int>, probability: Double) in
            RowRecord.Link(first: one, second: other, probability: probability)
        }
        format.links = [
            [
                .init(
                    first: 0, second: 1,
                    links: [link(0..<1, 0..<1, 0.9), link(4..<5, 0..<1, 0.5), link(4..<5, 2..<3, 0.1)])
            ]
        ]
        let line = format.line(table.rows[0], number: 1, of: table)
        #expect(
            line.contains(
                #"<span tabindex="0" class="w w1 p3">A</span> &amp; <span tabindex="0" class="w w2 p3">b</span>."#))
        #expect(line.contains(#"<span tabindex="0" class="w w3 p1 p2">C</span> d."#), "an unlikely link is not shown")
        let header = format.header(of: table)
        #expect(header.contains("tr:has(.w3:is(:hover, :focus)) .p3 {") && !header.contains(".w4:is"))
        #expect(header.contains("Point at a word"))
        format.links = []
        #expect(format.header(of: table).contains("more than 500 rows") && !format.header(of: table).contains(".w1:is"))
        #expect(!format.line(table.rows[0], number: 1, of: table).contains("tabindex"))
    }
}
