import Codecs
import Foundation
import TestFiles
import Testing

/// Texts in documents, books, pages, subtitles, memories and tables, wherever a text is named.
@Suite struct FileKindTests {
    static let germanPage = """
        <!doctype html><meta charset=utf-8><nav>Start</nav><p>Das Haus hat 12 Zimmer. Frau Keller wohnt dort.</p>
        <p>Sie liest die Zeitung.</p>
        """
    static let englishDocument = TestZip.bytes([
        TestZip.Entry(
            "word/document.xml",
            """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\
            <w:p><w:r><w:t>The house has 12 rooms. Mrs Keller lives there.</w:t></w:r></w:p>\
            <w:p><w:r><w:t>She reads the newspaper.</w:t></w:r></w:p></w:body></w:document>
            """)
    ])
    static let subtitles = """
        1
        00:00:01,000 --> 00:00:02,500
        Das Haus hat

        2
        00:00:02,600 --> 00:00:04,000
        12 Zimmer. Frau Keller wohnt dort.

        3
        00:00:20,000 --> 00:00:21,250
        Sie liest die Zeitung.

        """
    static let memory = """
        <tmx version="1.4"><header/><body>
        <tu><tuv xml:lang="de"><seg>Das Haus hat 12 Zimmer. Es ist groß.</seg></tuv><tuv xml:lang="en"><seg>The house has 12 rooms. It is large.</seg></tuv></tu>
        <tu><tuv xml:lang="de"><seg>Ende.</seg></tuv><tuv xml:lang="en"><seg>The end.</seg></tuv></tu></body></tmx>
        """

    /// The same rows as from plain text.
    @Test func sameAsPlainText() async throws {
        let scratch = try Scratch.withTwoTexts()
        try scratch.write(Self.germanPage, to: "de.html")
        try scratch.write(Data(Self.englishDocument), to: "en.docx")
        try scratch.write(Data(try Compressor.file(Self.englishDocument, .gzip)), to: "book.en.docx.gz")
        let plain = try await Program.run(
            ["align", "de.txt", "en.txt", "--encoder", "none", "--format", "jsonl", "--document", "a"], in: scratch.path
        )
        #expect(plain.exitCode == 0 && plain.lines.count >= 3)
        for texts in [["de=de.html", "en=en.docx"], ["de.html", "book.en.docx.gz"]] {
            let run = try await Program.run(
                ["align"] + texts + ["--encoder", "none", "--format", "jsonl", "--document", "a"], in: scratch.path)
            #expect(run.output == plain.output, "\(run.errors)")
        }
        let named = try await Program.run(
            ["align", "de.html", "book.en.docx.gz", "--encoder", "none", "--format", "jsonl"], in: scratch.path)
        #expect(
            named.lines.first?.contains("\"document\":\"book\"") == true
                || named.lines.first?.contains("\"document\":\"text\"") == true)
    }

    @Test func times() async throws {
        let scratch = try Scratch.withTwoTexts()
        try scratch.write(Self.subtitles, to: "de.srt")
        let segments = try await Program.run(["segment", "de.srt", "--format", "jsonl"], in: scratch.path)
        #expect(
            segments.lines == [
                #"{"text":"Das Haus hat 12 Zimmer.","span":[0,23],"paragraph":0,"time":[1.000,4.000]}"#,
                #"{"text":"Frau Keller wohnt dort.","span":[24,47],"paragraph":0,"time":[2.600,4.000]}"#,
                #"{"text":"Sie liest die Zeitung.","span":[49,71],"paragraph":1,"time":[20.000,21.250]}"#,
            ])
        let rows = try await Program.run(
            ["align", "de.srt", "en.txt", "--encoder", "none", "-o", "t.jsonl"], in: scratch.path)
        #expect(rows.exitCode == 0, "\(rows.errors)")
        let table = try scratch.read("t.jsonl")
        #expect(table.contains(#""times":{"de":[1.000,4.000]}"#) && table.contains(#""times":{"de":[20.000,21.250]}"#))
        // They stay when a version is added.
        try scratch.write("La maison a 12 pièces. Mme Keller y habite.\n\nElle lit le journal.\n", to: "fr.txt")
        let extended = try await Program.run(
            ["align", "--extend", "t.jsonl", "fr.txt", "--encoder", "none", "--format", "jsonl"], in: scratch.path)
        #expect(extended.exitCode == 0, "\(extended.errors)")
        #expect(
            extended.lines.count >= 3
                && extended.lines.filter { $0.contains(#""de":["#) }.allSatisfy { $0.contains("\"times\":{\"de\":[") })
    }

    @Test func memories() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.memory, to: "m.tmx")
        let lines = try await Program.run(["segment", "de=m.tmx"], in: scratch.path)
        #expect(lines.lines == ["Das Haus hat 12 Zimmer. Es ist groß.", "Ende."])
        // Both versions of one file; a segment is never cut.
        let rows = try TableRow.all(
            try await Program.run(
                ["align", "de=m.tmx", "en=m.tmx", "--encoder", "none", "--format", "jsonl"], in: scratch.path))
        #expect(rows.map { $0.texts["en"] } == ["The house has 12 rooms. It is large.", "The end."])
        expectFailure(
            try await Program.run(["segment", "fr=m.tmx"], in: scratch.path),
            "m.tmx: has no text in 'fr'; it has de, en")
    }

    @Test func limits() async throws {
        let scratch = try Scratch()
        let spaces = [UInt8](repeating: 0x20, count: 3 << 20)
        try scratch.write(Data(try Compressor.file(spaces + Array("Ende.\n".utf8), .zstandard)), to: "de.txt.zst")
        expectFailure(
            try await Program.run(["segment", "de.txt.zst", "--max-input-size", "2M"], in: scratch.path),
            "de.txt.zst: unpacks to more than 2M", "--max-input-size")
        let run = try await Program.run(["segment", "de.txt.zst", "--max-input-size", "4m"], in: scratch.path)
        #expect(run.lines == ["Ende."])
        for size in ["0", "x", "-1", "1.5G"] {
            expectFailure(
                try await Program.run(["segment", "de.txt.zst", "--max-input-size=\(size)"], in: scratch.path),
                "max-input-size")
        }
    }

    @Test func hostile() async throws {
        let scratch = try Scratch()
        let entity =
            "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tmx><tu><tuv lang='de'><seg>&x;</seg></tuv></tu></tmx>"
        try scratch.write(entity, to: "de.tmx")
        try scratch.write(Data(TestZip.bytes([TestZip.Entry("../x", "y")])), to: "de.epub")
        try scratch.write("no zip", to: "de.docx")
        try scratch.write("no gzip", to: "de.txt.gz")
        expectFailure(
            try await Program.run(["segment", "de.tmx"], in: scratch.path), "de.tmx:1: declares an external entity, 'x'"
        )
        expectFailure(
            try await Program.run(["segment", "de.epub"], in: scratch.path),
            "de.epub: holds an entry that leads out of the archive")
        expectFailure(
            try await Program.run(["segment", "de.docx"], in: scratch.path), "de.docx: is no complete zip archive")
        expectFailure(try await Program.run(["segment", "de.txt.gz"], in: scratch.path), "de.txt.gz: is no gzip file")
        #expect(scratch.names == ["de.tmx", "de.epub", "de.docx", "de.txt.gz"])
    }
}
