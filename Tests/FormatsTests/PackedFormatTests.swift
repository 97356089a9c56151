import AlignedTable
import Codecs
import Documents
import Foundation
import Testing

@testable import Formats

/// Documents and books: whole archives, whatever the texts are; what people look for stands in them.
@Suite struct PackedFormatTests {
    private let three: [LanguageTag]

    init() throws { three = try RowFiles.languages("ar", "th", "de") }

    private func entries(_ rows: [RowRecord], _ format: any RowFormat) throws -> [String: String] {
        var reader = try ZipReader(try RowFiles.bytes(rows, format), name: "t.zip")
        let contents = try reader.contents(of: Set(reader.names))
        for (name, bytes) in contents where name.hasSuffix("ml") || name.hasSuffix(".rels") || name.hasSuffix(".opf") {
            let xml = try XMLReader(bytes, name: name, format: "XML")
            while try xml.nextEvent() != nil {}
        }
        return contents.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    private func row(_ texts: [String?], kind: BlockKind? = nil, paragraph: Bool = false) -> RowRecord {
        let parts = zip(three, texts).compactMap { language, text in
            text.map { RowRecord.Part(language: language, text: $0) }
        }
        var row = RowRecord(document: "nato", number: 1, score: 0.5, parts: parts)
        (row.kind, row.startsParagraph) = (kind, paragraph)
        return row
    }

    @Test(arguments: 0..<30 as Range<UInt64>) func everyTextMakesWholeXML(_ seed: UInt64) throws {
        var random = RandomRows(seed: seed)
        let rows = random.table(three)
        _ = try entries(rows, WordFormat(languages: three, showsScores: seed % 2 == 0))
        _ = try entries(rows, SheetFormat(languages: three))
        for layout in BookLayout.allCases { _ = try entries(rows, BookFormat(languages: three, layout: layout)) }
        let bytes = try RowFiles.bytes(rows, TEIFormat(languages: three))
        let xml = try XMLReader(bytes, name: "t.tei", format: "TEI")
        var texts: [String] = []
        var isInside = false
        while let event = try xml.nextEvent() {
            switch event {
            case .start(let element):
                isInside = element.name.hasSuffix("seg")
                if isInside { texts.append("") }
            case .end: isInside = false
            case .text(let piece): if isInside { texts[texts.count - 1] += piece }
            }
        }
        #expect(texts.map { Array($0.utf8) } == rows.flatMap(\.parts).map { Array($0.text.spelledInXML.utf8) })
    }

    @Test func wordTable() throws {
        let text = try #require(
            try entries([row(["سلام", nil, "Frieden <1>"])], WordFormat(languages: three))["word/document.xml"])
        #expect(text.contains("<w:tblHeader/>"))
        let directions = text.matches(of: /<w:bidi(Visual)? w:val="([01])"\/>/).map { "\($0.1 ?? "")\($0.2)" }
        // The table; the heads and the row of Arabic, Thai and German.
        #expect(directions == ["Visual1", "1", "0", "0", "1", "0", "0"])
        #expect(text.contains("<w:rtl/><w:lang w:val=\"ar\""))
        #expect(text.contains("Frieden &lt;1&gt;") && !text.contains("0.50"))
        #expect(text.components(separatedBy: "<w:tc>").count - 1 == 6)
        let scored = try entries([row(["ا", "ก", "a"])], WordFormat(languages: three, showsScores: true))
        #expect(scored["word/document.xml"]?.contains(">0.50<") == true)
    }

    @Test func chaptersOfABook() throws {
        let rows = [
            row(["عنوان", "ชื่อ", "Titel"], kind: .heading(level: 1)), row(["ب", "ข", "Text."]),
            row(["فصل", nil, "Kapitel"], kind: .heading(level: 2)), row([nil, "ค", "Mehr."], paragraph: true),
            row(["ت", "ง", "Und mehr."]),
        ]
        for layout in BookLayout.allCases {
            let book = try entries(rows, BookFormat(languages: three, layout: layout))
            #expect(book["EPUB/chapter-0001.xhtml"]?.contains("Text.") == true)
            let second = try #require(book["EPUB/chapter-0002.xhtml"])
            #expect(second.contains("xml:lang=\"ar\" lang=\"ar\" dir=\"rtl\"") && second.contains("Kapitel</h2>"))
            #expect(second.contains("class=\"gap\"") == true)
            #expect(second.contains("Mehr. Und mehr.") == (layout == .paragraph))
            let nav = try #require(book["EPUB/nav.xhtml"])
            #expect(nav.contains("chapter-0001.xhtml#h1") && nav.contains("chapter-0002.xhtml#h2"))
            // The second heading is inside the first one's item.
            #expect(nav.components(separatedBy: "<ol>").count - 1 == 2)
            #expect(book["EPUB/content.opf"]?.contains("page-progression-direction=\"rtl\"") == true)
        }
        #expect(
            try RowFiles.bytes(rows, BookFormat(languages: three)) == RowFiles.bytes(rows, BookFormat(languages: three))
        )
    }

    @Test func sheet() throws {
        let sheet = try #require(
            try entries([row(["=1+1", nil, "_x0041_ <b>"])], SheetFormat(languages: three))["xl/worksheets/sheet1.xml"])
        #expect(sheet.contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t>"))
        #expect(sheet.contains("_x005F_x0041_ &lt;b&gt;") && sheet.contains("hidden=\"1\""))
        #expect(sheet.contains("sqref=\"H2:H2\"") && sheet.contains("<v>0.5"))
        #expect([SheetFormat.name(25, 1), SheetFormat.name(26, 2), SheetFormat.name(701, 3)] == ["Z1", "AA2", "ZZ3"])
        let long = row(["a", "b", String(repeating: "c", count: 32_768)])
        #expect(throws: RowFormatError.self) { try RowFiles.bytes([long], SheetFormat(languages: three)) }
    }

    @Test func emptyTables() throws {
        _ = try entries([], SheetFormat(languages: three))
        _ = try entries([], WordFormat(languages: three))
        let book = try entries([], BookFormat(languages: three))
        #expect(book["EPUB/nav.xhtml"]?.contains("chapter-0001.xhtml") == true)
    }
}
