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
            "=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "_x0041_ \u{1} \u{FFFE}_x0002_", "\0\r\n\r",
            "_x0041_\u{301} \u{1}\u{301} _x0001\u{1} _x0041_x0042_ __x0041_ _xD800_ _xfffe_",
            "a\tb\nc\u{2028}", " <&>\"' ",
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
            #expect(row.parts.allSatisfy { $0.text == text }, "\(text.prefix(40))")
        }
    }

    /// What was decided is in the last column, and one reads it from there.
    @Test func decisions() throws {
        let language = try #require(LanguageTag("de"))
        let decisions: [RowRecord.Decision?] = [.accepted, nil, .rejected]
        let rows = decisions.map { decision in
            var row = RowRecord(document: "d", number: 1, parts: [RowRecord.Part(language: language, text: "a")])
            row.decision = decision
            return row
        }
        try files.write(rows, SheetFormat(languages: [language]), to: "rows.xlsx")
        #expect(try files.read("rows.xlsx", .xlsx).rows.map(\.decision) == decisions)
        #expect(try EditedTable(path: files.folder + "/rows.xlsx").rows.map(\.status) == ["accepted", "", "rejected"])
        let comma = "document;row;score;de;status\r\nd;1;0,91;a; Accepted\r\nd;2;1;b;fine\r\n"
        try files.write(Array(comma.utf8), to: "rows.csv")
        let read = try files.read("rows.csv", .csv)
        #expect(read.rows.map(\.score) == [0.91, 1] && read.rows.map(\.decision) == [.accepted, nil])
    }

    /// A row is as high as its longest text needs.
    @Test(arguments: [
        ("short", 15), (String(repeating: "word ", count: 20), 30), ("a\nb\nc", 45),
        (String(repeating: "字", count: 60), 45), (String(repeating: "a\u{301}", count: 50), 15),
        (String(repeating: "a", count: 32_000), 409),
    ])
    func heights(_ text: String, _ height: Int) {
        #expect(SheetLayout.height(of: ["", text, "a"]) == height)
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
