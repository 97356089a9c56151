import Documents
import Formats
import Testing

/// Tokens and links line by line.
@Suite struct PharaohFormatTests {
    private func row(_ texts: KeyValuePairs<String, String>, _ links: [RowRecord.Link]) throws -> RowRecord {
        let parts = try texts.map { RowRecord.Part(language: try #require(LanguageTag($0.key)), text: $0.value) }
        var row = RowRecord(document: "a", number: 1, score: nil, parts: parts)
        row.links = [RowRecord.PairLinks(first: 0, second: 1, links: links)]
        return row
    }

    private func line(_ row: RowRecord, _ format: some RowFormat) throws -> String {
        var format = format
        return String(decoding: try format.bytes(of: row), as: UTF8.self)
    }

    @Test func wordsAndMarksAreTokens() throws {
        let (thai, german) = (try #require(LanguageTag("th")), try #require(LanguageTag("de")))
        let row = try row(
            ["th": "เขาอยู่บ้าน", "de": "Er ist\tzu\u{202F}Hause."],
            [
                .init(first: 0..<3, second: 0..<2, probability: 0.9),
                .init(first: 7..<11, second: 10..<15, probability: 0.8),
                .init(first: 3..<7, second: 3..<6, probability: 0.1),
            ])
        #expect(try line(row, TokensFormat(thai, cut: .icu)) == "เขา อยู่ บ้าน\n")
        #expect(try line(row, TokensFormat(german, cut: .icu)) == "Er ist zu Hause .\n")
        #expect(try line(row, PharaohFormat(thai, german, cut: .icu)) == "0-0 2-3\n", "an unlikely link is left out")
        #expect(try line(row, PharaohFormat(german, thai, cut: .icu)) == "0-0 3-2\n")
    }

    @Test func whatStandsBetweenSpacesIsAToken() throws {
        let (thai, german) = (try #require(LanguageTag("th")), try #require(LanguageTag("de")))
        let row = try row(
            ["th": "เขา อยู่บ้าน", "de": "„Er ist da.“"],
            [
                .init(first: 0..<3, second: 1..<3, probability: 0.9),
                .init(first: 4..<8, second: 4..<6, probability: 0.9),
                .init(first: 8..<12, second: 7..<9, probability: 0.9),
            ])
        #expect(try line(row, TokensFormat(german, cut: .space)) == "„Er ist da.“\n")
        #expect(try line(row, PharaohFormat(thai, german, cut: .space)) == "0-0 1-1 1-2\n")
    }

    @Test func aRowWithoutLinksIsAnEmptyLine() throws {
        let (english, german) = (try #require(LanguageTag("en")), try #require(LanguageTag("de")))
        var row = try row(["en": "He is", "de": "Er ist"], [])
        #expect(try line(row, PharaohFormat(english, german, cut: .icu)) == "\n")
        row.links = []
        #expect(try line(row, PharaohFormat(english, german, cut: .icu)) == "\n")
    }
}
