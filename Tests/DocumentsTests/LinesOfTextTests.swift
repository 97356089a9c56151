import Testing

@testable import Documents

@Suite("Lines of a text")
struct LinesOfTextTests {
    @Test(
        "end where Unicode says that they do",
        arguments: [
            "", "a", "a\nb", "a\r\nb\r", "\n\n", "a\u{B}b\u{C}c", "ä\u{85}«Â»\u{2028}–…\u{2029}", "\r\r\n\n",
            "a\u{301}\n\u{301}b",
            "中\u{2027}\u{202A}文\r\n",
        ])
    func end(text: String) {
        #expect(text[...].lines == text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
    }

    @Test("of a part of a text are parts of it")
    func ofAPart() {
        let text = "un\ndeux\r\ntrois\nquatre"
        let part = text[text.index(after: text.startIndex)...].dropLast(4)
        #expect(part.lines == ["n", "deux", "trois", "qu"])
        #expect(part.lines.allSatisfy { $0.base == text })
    }
}
