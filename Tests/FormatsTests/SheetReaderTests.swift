import Documents
import Testing

@testable import Formats

/// A sheet is read back as it was written, whatever its cells look like.
@Suite struct SheetReaderTests {
    private let files: RowFiles

    init() throws { files = try RowFiles() }

    @Test func hostileCells() throws {
        let languages = try ["de", "id", "ar"].map { try #require(LanguageTag($0)) }
        let texts = [
            "=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "_x0041_ \u{1} \u{FFFE}", "a\tb\nc\u{2028}", " <&>\"' ",
            String(repeating: "ü", count: 32_767), "1e5", "00012", "TRUE", "#REF!", "😀 مرحبا",
        ]
        var format = SheetFormat(languages: languages)
        var bytes = try format.opening()
        for (number, text) in texts.enumerated() {
            var row = RowRecord(document: "d:1", number: number + 1, score: 0.5, parts: [])
            row.parts = languages.dropLast(number % 2).map { RowRecord.Part(language: $0, text: text) }
            bytes += try format.bytes(of: row)
        }
        bytes += try format.closing()
        try files.write(bytes, to: "rows.xlsx")
        let rows = try files.read("rows.xlsx", .xlsx).rows
        #expect(rows.map(\.number) == Array(1...texts.count))
        #expect(rows.allSatisfy { $0.document == "d:1" && $0.score == 0.5 })
        #expect(rows.map { $0.parts.count } == texts.indices.map { 3 - $0 % 2 })
        for (row, text) in zip(rows, texts) {
            #expect(row.parts.allSatisfy { $0.text == format.heldText(text) }, "\(text.prefix(40))")
        }
    }

    @Test func tooLongForACell() throws {
        let language = try #require(LanguageTag("de"))
        var format = SheetFormat(languages: [language])
        _ = try format.opening()
        var row = RowRecord(parts: [])
        row.parts = [RowRecord.Part(language: language, text: String(repeating: "a", count: 40_000))]
        #expect(throws: RowFormatError.self) { try format.bytes(of: row) }
    }

    @Test func noSheet() throws {
        #expect(try files.problem(of: "PK", .xlsx).contains("zip"))
    }
}
