import Foundation
import TestFiles
import Testing

/// What files and their names hold never reaches a terminal as it is, and no message is long.
@Suite struct MessageTests {
    private static let escape = "\u{1B}[31mred\u{7}\u{9B}2J\u{202E}\n"

    private static func expectTame(_ run: Program.Run, sourceLocation: SourceLocation = #_sourceLocation) {
        for line in run.errors.components(separatedBy: "\n") {
            #expect(line.count <= 2100, sourceLocation: sourceLocation)
            #expect(line.isEmpty || line.hasPrefix("hexapla: "), "\(line)", sourceLocation: sourceLocation)
            let bad = line.unicodeScalars.filter {
                $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (0x2028...0x202E).contains($0.value)
            }
            #expect(bad.isEmpty, "\(line.debugDescription)", sourceLocation: sourceLocation)
        }
    }

    private static let page = "<meta charset=\"\(escape)evil\"><p>Hello.</p>"
    private static let long = String(repeating: "x", count: 100_000)

    static let files: [(name: String, content: String)] = [
        ("a.en.html", page), ("a.en.html", "<meta charset=\"\(long)\"><p>Hello.</p>"),
        ("a.en.xhtml", "<?xml version=\"1.0\" encoding=\"\(escape.dropLast())\"?><p/>"),
        ("a.tmx", "<tmx><\(long)></tmx>"), ("a.tmx", "<x\u{9B}y/>"), ("a.tmx", "<\(long)/>"),
        ("a.tmx", "<tmx><body><tu><tuv xml:lang=\"fr\u{9B}\u{202E}\"><seg>a</seg></tuv></tu></body></tmx>"),
        ("a.tmx", "<tmx><body><tu><tuv xml:lang=\"\(long)\"><seg>a</seg></tuv></tu></body></tmx>"),
        ("a.xlf", "<\u{202E}xliff/>"), ("a.jsonl", "{\"a\u{9B}\":\"x\",\"a\u{9B}\":\"y\"}\n"),
        ("a.jsonl", "{\"\(long)\":1,\"\(long)\":1}\n"), ("a.en.md", "\u{0}\u{0}\u{0}\u{0}"), ("a.en.srt", escape),
        ("\(escape.dropLast()).en.txt", ""), ("line\nend.en.txt", ""),
        ("a.en.xhtml", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><p>Hello.</p>"),
        ("a.tmx", "<?xml version=\"1.0\" encoding=\"UTF-32\"?><tmx/>"),
    ]

    @Test(arguments: files) func ofTexts(_ name: String, _ content: String) async throws {
        let scratch = try Scratch()
        try scratch.write(content, to: name)
        for command in [["segment", "en=\(name)"], ["match", "en=\(name)", "--encoder", "none"]] {
            let run = try await Program.run(command, in: scratch.path)
            Self.expectTame(run)
            #expect(!run.wasKilled)
        }
    }

    /// libxml2 says what it cannot convert on standard error, unless it is told not to.
    @Test func ofLibraries() async throws {
        let scratch = try Scratch()
        let container = "<?xml version=\"1.0\" encoding=\"UTF-32\"?><container><rootfile full-path=\"p\"/></container>"
        let book = TestZip.bytes([TestZip.Entry("META-INF/container.xml", container)])
        try scratch.write(Data(book), to: "a.en.epub")
        try scratch.write(
            Data("<?xml version=\"1.0\" encoding=\"UTF-16\"?><tmx>".utf8) + Data([0xD8, 0, 0xD8, 0, 0]), to: "b.tmx")
        for text in ["a.en.epub", "en=b.tmx"] {
            let run = try await Program.run(["segment", text], in: scratch.path)
            expectFailure(run)
            Self.expectTame(run)
        }
    }

    @Test func escapesAreShown() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.page, to: "a.en.html")
        expectFailure(try await Program.run(["segment", "a.en.html"], in: scratch.path), "\\u001b[31mred")
        let name = "\u{1B}x\u{9B}\n.en.txt"
        expectFailure(try await Program.run(["segment", name], in: scratch.path), "\\u001bx\\u009b\\n.en.txt")
    }

    @Test func ofRowsAndOptions() async throws {
        let scratch = try Scratch.withTwoTexts()
        try scratch.write("de\ten\u{1B}[2J\na\tb\n", to: "rows.tsv")
        try scratch.write("{\"texts\":{\"de\u{9B}\":\"a\"}}\n", to: "rows.jsonl")
        try scratch.write("Haus \u{1B}[2J\n", to: "names.tsv")
        try scratch.write("\u{1B}[2J\n", to: "weights.txt")
        try scratch.write("[\u{1B}]\n", to: "data/de.txt")
        try scratch.write("de\t\u{1B}[2J\n", to: "anchors.tsv")
        try scratch.write("{\"document\":\"\u{9B}\",\"texts\":{\"d\u{9B}\":\"a\"}}\n", to: "stream.jsonl")
        let align = ["align", "de=de.txt", "en=en.txt", "--encoder", "none"]
        for arguments in [
            ["convert", "rows.tsv", "-"], ["convert", "rows.jsonl", "-"], ["check", "--rows", "rows.tsv"],
            align + ["--dictionary", "de-en=names.tsv"], align + ["--weights", "weights.txt"],
            align + ["--language-data", "data"], align + ["--anchors", "anchors.tsv"],
            align + ["--document", "\u{1B}"],
            align + ["--lock", "\u{1B}"], ["segment", "de=de.txt", "--encoding", "\u{1B}[2J"], ["\u{1B}[2J"],
            ["align", "--\u{1B}[2J"], ["align", Self.long], ["segment", "de=\(Self.long)"],
            ["evaluate", "--gold", "\u{1B}", "x"],
        ] {
            let run = try await Program.run(arguments, in: scratch.path)
            Self.expectTame(run)
        }
        let stream = try await Program.run(["stream", "stream.jsonl", "--encoder", "none"], in: scratch.path)
        #expect(stream.text.contains("\"error\"") && !stream.text.contains("\u{9B}\u{9B}"))
    }

    /// What `check` tells people of a text quotes it.
    @Test func ofFindings() async throws {
        let scratch = try Scratch()
        try scratch.write("Das Haus \u{1B}[2J hat 12 Zimmer\u{202E} und 3 Türen.\n", to: "de.txt")
        try scratch.write("The house \u{1B}[2J has 14 rooms and 3 doors.\n", to: "en.txt")
        let check = ["check", "de=de.txt", "en=en.txt", "--encoder", "none", "--min-score", "0"]
        let run = try await Program.run(check, in: scratch.path)
        #expect(run.text.contains("12") && run.text.contains("\\u001b[2J"))
        #expect(!run.text.contains("\u{1B}") && !run.text.contains("\u{202E}"))
        // Thousands of numbers in one row are not all named.
        let numbers = (0..<600).map { "\($0 * 7 + 100_000)" }.joined(separator: " and ")
        try scratch.write("Zahlen: \(numbers.replacing("and", with: "und"))\n", to: "de.txt")
        try scratch.write("Numbers: \(numbers.replacing("1", with: "9"))\n", to: "en.txt")
        let long = try await Program.run(check + ["--input", "lines"], in: scratch.path)
        #expect(long.text.contains("more in"))
        #expect(long.lines.allSatisfy { $0.count <= 2000 }, "\(long.lines.map(\.count).max() ?? 0)")
    }
}
