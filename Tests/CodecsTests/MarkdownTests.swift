import Codecs
import Testing

/// What Markdown costs follows the text's size.
@Suite struct MarkdownTests {
    static func html(_ markdown: String, maximumSize: Int = 1 << 20) throws(CodecError) -> String {
        String(
            decoding: try MarkdownReader.html(Array(markdown.utf8), name: "a.md", maximumSize: maximumSize),
            as: UTF8.self)
    }

    private static func repeated(_ unit: String, _ count: Int) -> String { String(repeating: unit, count: count) }

    @Test func pages() throws {
        #expect(
            try Self.html("# One\n\n~~two~~ [three][a]\n\n[a]: u\n").contains("<del>two</del> <a href=\"u\">three</a>"))
        #expect(try Self.html("|a|b|\n|-|-|\n|c|d|\n").contains("<td>c</td>"))
        #expect(try Self.html("").isEmpty)
    }

    /// Links that stand for long addresses.
    @Test func expansion() throws {
        let many = "[a]: " + Self.repeated("u", 5000) + "\n\n" + Self.repeated("[a] ", 1100) + "\n"
        #expect(try Self.html(many, maximumSize: 8 << 20).utf8.count > 5_000_000)
        #expect(throws: CodecError.tooLarge(path: "a.md", maximumSize: 1 << 20)) { try Self.html(many) }
        // Beyond what is read in memory, whatever the page may be.
        let bomb = "[a]: " + Self.repeated("u", 50_000) + "\n\n" + Self.repeated("[a]", 200_000) + "\n"
        #expect(throws: CodecError.self) { try Self.html(bomb, maximumSize: 1 << 40) }
        #expect(try Self.html("after\n") == "<p>after</p>\n")
    }

    /// Rows of a table are filled up to its columns; beyond a thousand they are text.
    @Test func tables() throws {
        func table(_ columns: Int, _ rows: Int) -> String {
            "|" + Self.repeated("a|", columns) + "\n|" + Self.repeated("-|", columns) + "\n"
                + Self.repeated("|b|\n", rows)
        }
        #expect(try Self.html(table(20, 3)).contains("<td>b</td>"))
        let wide = try Self.html(table(50_000, 100))
        #expect(!wide.contains("<td>") && wide.contains("|b|"))
        #expect(throws: CodecError.self) { try Self.html(table(900, 20_000), maximumSize: 1 << 40) }
    }

    @Test(arguments: [
        (">", "a\n"), ("> ", "a\n"), ("- ", "a\n"), ("1. ", "a\n"), ("* + ", "a\n"), ("![[]()", "\n"),
    ])
    func depth(_ unit: String, _ rest: String) throws {
        let few = "first\n\n" + Self.repeated(unit, 50) + "b\n" + Self.repeated(rest, 50)
        #expect(try Self.html(few).contains("first"))
        let many = "first\n\n" + Self.repeated(unit, 2000) + "b\n" + Self.repeated(rest, 50)
        guard case .malformed("a.md", 3, _, _)? = #expect(throws: CodecError.self, performing: { try Self.html(many) })
        else {
            Issue.record("\(unit)")
            return
        }
    }

    /// Line by line, each deeper than the one before.
    @Test func depthByIndents() {
        let steps = (0..<8).map { Self.repeated(" ", $0 * 200) + Self.repeated("- ", 100) + "a\n" }
        #expect(throws: CodecError.self) { try Self.html(steps.joined()) }
    }

    @Test func whatOnlyLooksDeep() throws {
        for text in [
            Self.repeated("- ", 400), Self.repeated("-", 5000), Self.repeated("*", 5000),
            Self.repeated(" ", 5000) + "a",
            Self.repeated("1", 5000), Self.repeated("![a](b) ", 3000), Self.repeated("[a] ", 3000),
        ] { #expect(throws: Never.self) { try Self.html(text + "\n") } }
    }
}
