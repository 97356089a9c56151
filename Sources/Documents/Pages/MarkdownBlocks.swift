/// Elements whose inside is Markdown too (`<aside markdown="1">`, as kramdown and others have it), written so that
/// CommonMark reads it as such: tags in lines of their own between blank lines, what stands inside as far left as its
/// first line.
struct MarkdownBlocks {
    /// How far the first line inside each open element is indented; nil before that line.
    private var indents: [Int?] = []

    /// A line as CommonMark shall read it.
    ///
    /// - Complexity: O(length of the line).
    mutating func line(_ line: Substring) -> String {
        let content = line.drop { $0 == " " || $0 == "\t" }
        if Self.opens(content) {
            indents.append(nil)
            return "\n\(content)\n"
        }
        guard !indents.isEmpty else { return String(line) }
        if content.hasPrefix("</") {
            indents.removeLast()
            return "\n\(content)\n"
        }
        guard !content.isEmpty else { return "" }
        let indent = line.count - content.count
        let first = indents[indents.count - 1] ?? indent
        indents[indents.count - 1] = first
        return String(line.dropFirst(min(first, indent)))
    }

    /// Whether a line is one tag that says that Markdown follows.
    private static func opens(_ content: Substring) -> Bool {
        guard content.first == "<", content.last == ">" || content.last?.isWhitespace == true else { return false }
        return content.wholeMatch(of: /<[A-Za-z][^<>]*\smarkdown=["']?(?:1|block|span)["']?[^<>]*>\s*/) != nil
    }
}
