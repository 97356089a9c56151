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
        guard content.first == "<", content.dropFirst().first?.isASCII == true,
            content.dropFirst().first?.isLetter == true,
            let end = content.firstIndex(of: ">"), content[end...].dropFirst().allSatisfy(\.isWhitespace)
        else { return false }
        let tag = content[..<end]
        return !tag.dropFirst().contains("<") && ["1", "block", "span"].contains { tag.saysMarkdown($0) }
    }
}

extension Substring {
    /// Whether a tag has `markdown="value"`, in whatever marks; what follows a value without marks does not matter.
    fileprivate func saysMarkdown(_ value: String) -> Bool {
        var rest = self
        while let found = rest.firstRange(of: "markdown=") {
            let before = rest[..<found.lowerBound].last
            rest = rest[found.upperBound...]
            guard before?.isWhitespace == true else { continue }
            if rest.drop(while: { $0 == "\"" || $0 == "'" }).hasPrefix(value) { return true }
        }
        return false
    }
}
