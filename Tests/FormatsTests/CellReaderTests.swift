import Documents
import TestRandomness
import Testing

@testable import Formats

/// Cells as spreadsheets save them.
@Suite struct CellReaderTests {
    private let files: RowFiles

    init() throws { files = try RowFiles() }

    private func texts(_ bytes: some Sequence<UInt8>, _ format: RowFile.Format) throws -> [[String]] {
        try files.write(bytes, to: "cells")
        return try files.read("cells", format).rows.map { $0.parts.map(\.text) }
    }

    private static func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap { unit in
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return bigEndian ? bytes.reversed() : bytes
        }
    }

    @Test func commasAndSemicolons() throws {
        let expected = [["a, \"b\"\r\nc", "d;e"], ["f", "g"]]
        #expect(try texts("de,en\r\n\"a, \"\"b\"\"\r\nc\",\"d;e\"\r\nf,g\r\n\r\n".utf8, .csv) == expected)
        #expect(try texts("\u{FEFF}de;en\r\n\"a, \"\"b\"\"\r\nc\";\"d;e\"\r\nf;g".utf8, .csv) == expected)
        #expect(try texts("sep=;\nde;en\n\"a, \"\"b\"\"\r\nc\";\"d;e\"\nf;g".utf8, .csv) == expected)
        #expect(try texts(Self.utf16("de\ten\r\n\"a, \"\"b\"\"\r\nc\"\td;e\r\nf\tg\r\n"), .csv) == expected)
    }

    /// Quotation marks are text in tab-separated values, but where they surely stand around a cell.
    @Test func tabs() throws {
        #expect(try texts("de\ten\n\"Ja\"\t\"a\"\"b\"\n".utf8, .tsv) == [["\"Ja\"", "a\"b"]])
        // Lines of corpora.
        let lines = [
            "\"Ja\"", "\"Ja", "Ja\"", "\"Ja\", sagte er, \"nein.\"", "\"", "\"\"", "\"\"Ja\"\"", "\"Ja\"\"",
            "5\" und 6\"",
        ]
        for line in lines { #expect(try texts("de\ten\n\(line)\tb\n".utf8, .tsv) == [[line, "b"]], "\(line)") }
        // Cells with tabs and line ends, and names in marks.
        let long = "de\ten\n\"a\tb\"\tc\n\"d\ne\"\t\"f \"\"g\"\"\"\n\"h\ti\n"
        #expect(try texts(long.utf8, .tsv) == [["a\tb", "c"], ["d\ne", "f \"g\""], ["\"h", "i"]])
        #expect(try texts("\"de\"\t\"en\"\n\"Ja\"\t\"a\"\"b\"\n".utf8, .tsv) == [["Ja", "a\"b"]])
        for isBig in [false, true] {
            let bytes = Self.utf16("de\ten\r\n\"Ja\"\t\"a\"\"b 👩🏽‍🚀\"\r\n", bigEndian: isBig)
            #expect(try texts(bytes, .tsv) == [["Ja", "a\"b 👩🏽‍🚀"]])
        }
    }

    /// Whatever a text looks like, it is read back as it was.
    @Test func quotationMarksComeBack() throws {
        let language = try #require(LanguageTag("de"))
        let other = try #require(LanguageTag("en"))
        var random = SplitMix64(seed: 7)
        let format = TSVFormat(languages: [language, other])
        var file = format.header()
        var written: [[String]] = []
        for _ in 0..<2000 {
            let texts = (0..<2).map { _ in
                String(
                    (0..<Int.random(in: 1...6, using: &random)).map { _ in "\"\"a ".randomElement(using: &random) ?? "a"
                    })
            }
            var row = RowRecord(parts: [])
            row.parts = zip([language, other], texts).map { RowRecord.Part(language: $0, text: $1) }
            written.append(texts)
            file += format.line(row)
        }
        #expect(try texts(file.utf8, .tsv) == written)
    }

    @Test func problems() throws {
        #expect(try files.problem(of: "de\ten\n\"a\nb\tc\n", .tsv).contains(":2: 1 cells"))
        #expect(try files.problem(of: "de,en\n\"a\" b,c\n", .csv).contains("closing quotation mark"))
        #expect(try files.problem(of: "de,en\n\"a,b\n", .csv).contains(":2: a quotation mark that nothing closes"))
        #expect(try files.problem(of: "de,en\na\n", .csv).contains(":2: 1 cells"))
        try files.write(Self.utf16("de\ten\n").dropLast(), to: "cells")
        #expect(throws: TableError.self) { try files.read("cells", .tsv) }
        try files.write([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], to: "cells")
        #expect(throws: TableError.self) { try files.read("cells", .tsv) }
    }
}
