import Documents
import Foundation
import ICUText
import TestFiles
import TestRandomness
import Testing

/// Lines and columns of the file, for texts that were taken out of markup.
@Suite struct FileLinesTests {
    private static func read(_ content: String, _ name: String) throws -> Document {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent(name).path
        try content.write(toFile: path, atomically: true, encoding: .utf8)
        var reader = DocumentReader()
        reader.findsLines = true
        return try reader.read(path: path, language: try #require(LanguageTag("de")))
    }

    /// "3:5" for where words of the text stand in the file, and "3:9" for where they end.
    private static func place(_ words: String, _ content: String, _ name: String) throws -> [String] {
        let document = try read(content, name)
        let whole = document.text.string
        let range = try #require(whole.range(of: words))
        let start = whole.utf16.distance(from: whole.startIndex, to: range.lowerBound)
        let lines = try #require(document.fileLines)
        return [
            lines.position(ofUnit: start), lines.position(ofUnit: start + words.utf16.count, isEnd: true),
        ].map { $0.map { "\($0.line):\($0.column)" } ?? "nowhere" }
    }

    @Test func markdown() throws {
        let text = "---\ntitle: Eins\n---\n# Eins\n\n- Punkt *zwei*\n- Drei\n\nEin Satz,\nder weitergeht. Noch einer.\n"
        #expect(try Self.place("Eins", text, "a.md") == ["4:3", "4:7"])
        #expect(try Self.place("Drei", text, "a.md") == ["7:3", "7:7"])
        #expect(try Self.place("zwei", text, "a.md") == ["6:10", "6:14"])
        #expect(try Self.place("der weitergeht", text, "a.md") == ["10:1", "10:15"])
        #expect(try Self.place("Noch einer.", text, "a.md").first == "10:17")
    }

    @Test func pagesWithMuchBetween() throws {
        let script = String(repeating: "var eins = zwei; ", count: 200)
        let text = "<p>Eins zwei drei.</p>\n<script>\(script)</script>\n<p>Vier <b>f\u{FC}nf</b> sechs.</p>\n"
        #expect(try Self.place("Vier", text, "a.html").first == "3:4")
        #expect(try Self.place("fünf", text, "a.html") == ["3:12", "3:16"])
    }

    @Test("a title in a page's head is not the text's heading")
    func head() throws {
        let text = "<html><head><title>Eins</title></head>\n<body>\n<h1>Eins</h1>\n<p>Zwei</p></body></html>\n"
        #expect(try Self.place("Eins", text, "a.html").first == "3:5")
    }

    @Test func subtitles() throws {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nHallo Welt.\n\n2\n00:00:03,000 --> 00:00:04,000\nEnde.\n"
        #expect(try Self.place("Ende", text, "a.srt") == ["7:1", "7:5"])
    }

    @Test func plainTextAndPackedFilesHaveNone() throws {
        #expect(try Self.read("Eins.\n", "a.txt").fileLines == nil)
    }

    @Test("whatever stands there, places are in the file and in order")
    func anything() throws {
        var random = RandomText(seed: 7)
        let pieces = ["wort", "<b>", "</b>", "\n", " ", "&amp;", "ein", "中文", "# ", "\n\n", "x", "*"]
        for _ in 0..<60 {
            let content = "<p>a</p>" + (0..<80).map { _ in pieces[random.below(pieces.count)] }.joined()
            let document = try Self.read(content, "a.html")
            let lines = try #require(document.fileLines)
            let places = (0..<document.text.count).compactMap { lines.position(ofUnit: $0) }
            let count = content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
            #expect(places.allSatisfy { (1...count).contains($0.line) && $0.column > 0 })
            #expect(zip(places, places.dropFirst()).allSatisfy { ($0.line, $0.column) <= ($1.line, $1.column) })
        }
    }
}
