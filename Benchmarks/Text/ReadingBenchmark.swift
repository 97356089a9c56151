import Foundation
import Hexapla
import ICUText

/// Megabytes of the file a second that are read of each format, and the time held against plain text's: of reading alone,
/// and of reading and segmenting, the least that any command does. Every file holds the same paragraphs, those of the
/// German seed over and over.
enum ReadingBenchmark {
    private static let size = 5_000_000
    private static let runs = 5

    static func run() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hexapla-reading-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        guard let german = LanguageTag("de") else { return }
        let seed = try String(contentsOfFile: "seeds/003_b433c4deaf499520.txt", encoding: .utf8)
            .split(whereSeparator: \.isNewline).map { $0.filter { $0 != "|" } }.filter { !$0.isEmpty }
        var paragraphs: [String] = []
        var bytes = 0
        while bytes < size {
            paragraphs += seed
            bytes += seed.reduce(0) { $0 + $1.utf8.count }
        }
        print(
            "reading      file MB  MB/s  of plain text's  and segmenting  of plain text's   (median of \(runs), one core)"
        )
        var segmenter = try Segmenter(language: german, rules: RuleCatalog().rules(for: german))
        var (plain, plainSegmented) = (0.0, 0.0)
        for (suffix, content) in files(paragraphs) {
            let path = folder.appendingPathComponent("book.de.\(suffix)").path
            try content.write(to: URL(fileURLWithPath: path))
            var (units, segments) = (0, 0)
            let seconds = try medianSeconds(runs: runs) {
                units = try DocumentReader().read(path: path, language: german).text.count
            }
            let segmented = try medianSeconds(runs: runs) {
                segments = segmenter.segment(try DocumentReader().read(path: path, language: german)).segments.count
            }
            if suffix == "txt" { (plain, plainSegmented) = (seconds, segmented) }
            let megabytes = Double(content.count) / 1e6
            guard units > paragraphs.reduce(0, { $0 + $1.utf16.count }) * 9 / 10, segments >= paragraphs.count else {
                throw CocoaError(.fileReadCorruptFile)
            }
            print(
                "  \(suffix.padding(toLength: 10, withPad: " ", startingAt: 0)) \(spelled(megabytes).leftPadded(7))"
                    + "  \(spelled(megabytes / seconds).leftPadded(4))  \(spelled(seconds / plain).leftPadded(15))"
                    + "  \(spelled(megabytes / segmented).leftPadded(14))"
                    + "  \(spelled(segmented / plainSegmented).leftPadded(15))")
        }
    }

    private static func files(_ paragraphs: [String]) -> [(suffix: String, content: Data)] {
        func marked(_ text: String) -> String {
            text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
        }
        func joined(_ line: (Int, String) -> String) -> String {
            paragraphs.enumerated().map { line($0, $1) }.joined()
        }
        func clock(_ seconds: Int) -> String {
            String(format: "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
        let texts = [
            ("txt", joined { "\($1)\n\n" }),
            ("html", "<html><body><main>" + joined { "<p>\(marked($1))</p>\n" } + "</main></body></html>"),
            ("md", joined { "\($1)\n\n" }),
            (
                "srt",
                joined { "\($0 + 1)\n\(clock($0 * 2)),000 --> \(clock($0 * 2 + 1)),500\n\($1)\n\n" }
            ),
            (
                "vtt",
                "WEBVTT\n\n" + joined { "\(clock($0 * 2)).000 --> \(clock($0 * 2 + 1)).500\n\(marked($1))\n\n" }
            ),
            (
                "tmx",
                "<tmx version=\"1.4\"><header srclang=\"de\"/><body>"
                    + joined { "<tu><tuv xml:lang=\"de\"><seg>\(marked($1))</seg></tuv></tu>\n" } + "</body></tmx>"
            ),
            (
                "xliff",
                "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"de\"><file id=\"f\">"
                    + joined { "<unit id=\"\($0)\"><segment><source>\(marked($1))</source></segment></unit>\n" }
                    + "</file></xliff>"
            ),
            (
                "po",
                "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\n"
                    + joined { "msgid \"m\($0)\"\nmsgstr \"\($1.replacingOccurrences(of: "\"", with: "\\\""))\"\n\n" }
            ),
            (
                "jsonl",
                joined { "{\"text\":\"\($1.replacingOccurrences(of: "\"", with: "\\\""))\",\"id\":\($0)}\n" }
            ),
            ("usfm", "\\id GEN\n\\c 1\n" + joined { "\\p\n\\v \($0 + 1) \($1)\n" }),
            (
                "osis",
                "<osis><osisText><div type=\"book\">"
                    + joined { "<verse osisID=\"Gen.1.\($0 + 1)\">\(marked($1))</verse>\n" }
                    + "</div></osisText></osis>"
            ),
        ]
        return texts.map { ($0.0, Data($0.1.utf8)) } + [
            ("docx", word(joined { "<w:p><w:r><w:t>\(marked($1))</w:t></w:r></w:p>" })),
            ("odt", office(joined { "<text:p>\(marked($1))</text:p>" })),
            ("epub", book(joined { "<p>\(marked($1))</p>\n" })),
        ]
    }

    private static func word(_ body: String) -> Data {
        var archive = StoredArchive()
        archive.add(
            "word/document.xml",
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\(body)</w:body></w:document>"
        )
        return archive.data
    }

    private static func office(_ body: String) -> Data {
        var archive = StoredArchive()
        archive.add(
            "content.xml",
            "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>\(body)"
                + "</office:text></office:body></office:document-content>")
        return archive.data
    }

    private static func book(_ body: String) -> Data {
        var archive = StoredArchive()
        archive.add(
            "META-INF/container.xml",
            "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
                + "<rootfile full-path=\"book.opf\"/></rootfiles></container>")
        archive.add(
            "book.opf",
            "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><manifest>"
                + "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>"
                + "<spine><itemref idref=\"a\"/></spine></package>")
        archive.add("a.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>\(body)</body></html>")
        return archive.data
    }
}
