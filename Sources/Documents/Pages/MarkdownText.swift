internal import Codecs
internal import ICUText

/// `.md`: what the page says that it makes.
///
/// What stands there for the machine that makes the page is left out: front matter, the attributes of a heading
/// (`## Title {#id}`), lines that open and close a box (`:::tip Title`, `/// note | Title`; a title is text), and lines
/// that are one directive (`{% include … %}`).
struct MarkdownText: TextExtractor {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let markdown = try file.decoded(try file.bytes()).string
        let text = Self.withoutDirectives(Self.body(of: markdown))
        var events = try SourceFile.checked { () throws(CodecError) in
            let html = try MarkdownReader.html(Array(text.utf8), name: file.name, maximumSize: file.maximumSize)
            return try HTMLReader.events(html, name: file.name)
        }
        Self.removeAttributes(&events)
        var blocks = PageText.blocks(events, keepsFurniture: true)
        return blocks.finished(tellsKinds: true)
    }

    /// What stands before it between lines of hyphens is for the machine.
    /// - Complexity: O(bytes).
    private static func body(of markdown: String) -> Substring {
        let bytes = markdown.utf8
        func isFence(_ line: Substring.UTF8View) -> Bool {
            line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        }
        guard let first = bytes.firstIndex(of: 0x0A), isFence(bytes[..<first]) else { return markdown[...] }
        var start = bytes.index(after: first)
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let next = end < bytes.endIndex ? bytes.index(after: end) : end
            if isFence(bytes[start..<end]) { return markdown[next...] }
            start = next
        }
        return markdown[...]
    }

    func start(in content: TextBuffer) -> Int { content.count - Self.body(of: content.string).utf16.count }

    // MARK: Directives

    /// The text with lines for the machine blank; what stands between fences of code stays.
    private static func withoutDirectives(_ text: Substring) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var fence: Substring?
        var blocks = MarkdownBlocks()
        for line in text.lines {
            let content = line.drop { $0 == " " || $0 == "\t" }
            defer { result += "\n" }
            if let open = fence {
                if content.hasPrefix(open),
                    content.dropFirst(open.count).allSatisfy({ $0 == open.first || $0.isWhitespace })
                {
                    fence = nil
                }
            } else if let first = content.first, first == "`" || first == "~" {
                let run = content.prefix { $0 == first }
                // What looks like a fence and has the mark again is code inside a line.
                if run.count >= 3, first == "~" || !content.dropFirst(run.count).contains("`") { fence = run }
            } else if let title = boxTitle(content) {
                result += title.isEmpty ? "" : "\n\(title)\n"
                continue
            } else if isDirective(content) {
                continue
            } else {
                result += blocks.line(line)
                continue
            }
            result += line
        }
        return result
    }

    /// What a line that opens or closes a box says to the reader; nil for other lines.
    private static func boxTitle(_ line: Substring) -> String? {
        guard let mark = line.first, mark == ":" || mark == "/" else { return nil }
        let run = line.prefix { $0 == mark }
        guard run.count >= 3 else { return nil }
        let rest = line.dropFirst(run.count)
        if rest.allSatisfy(\.isWhitespace) { return "" }
        guard let opened = rest.wholeMatch(of: /[ \t]*([A-Za-z][A-Za-z0-9_-]*)(.*)/) else { return nil }
        let title = opened.2.trimmingPrefix { $0.isWhitespace }
        if mark == "/" {
            // "/// note | Title"; other words after slashes are a comment that someone shows.
            if title.isEmpty { return "" }
            return title.first == "|" ? String(title.dropFirst().trimmingPrefix { $0.isWhitespace }) : nil
        }
        // ":::tip[Title]", ":::tip Title", "::: {.note}".
        return bracketed(title) ?? String(title.prefix { $0 != "{" })
    }

    /// "Title" of "[Title]" and "[Title] {.note}"; nil for what has no such brackets.
    private static func bracketed(_ title: Substring) -> String? {
        var rest = title
        func dropSpaces() { while let last = rest.last, last == " " || last == "\t" { rest.removeLast() } }
        dropSpaces()
        if rest.last == "}", let open = rest.firstIndex(of: "{") {
            rest = rest[..<open]
            dropSpaces()
        }
        guard rest.count > 1, rest.first == "[", rest.last == "]" else { return nil }
        return String(rest.dropFirst().dropLast())
    }

    /// "{% include x.html %}", "{{< figure >}}", "{* file.py *}".
    private static func isDirective(_ line: Substring) -> Bool {
        guard line.first == "{", let mark = line.dropFirst().first, "%*{".contains(mark) else { return false }
        let closing = String(mark == "{" ? "}" : mark) + "}"
        guard let end = line.dropFirst(2).firstRange(of: closing) else { return false }
        return line[end.upperBound...].allSatisfy(\.isWhitespace)
    }

    // MARK: Headings

    /// Takes the attributes off the ends of headings.
    private static func removeAttributes(_ events: inout [MarkupEvent]) {
        for index in events.indices.dropFirst() {
            guard case .end(let name) = events[index], name.count == 2, name.first == "h", name.last?.isNumber == true,
                case .text(let text) = events[index - 1], let title = withoutAttributes(text)
            else { continue }
            events[index - 1] = .text(title)
        }
    }

    /// "Title" of "Title {#id .class}" and "Title {: #id}"; nil for what has none.
    private static func withoutAttributes(_ heading: String) -> String? {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        let bytes = heading.utf8
        let end = bytes.reversed().drop(while: isSpace).startIndex.base
        guard end > bytes.startIndex, bytes[bytes.index(before: end)] == UInt8(ascii: "}"),
            let open = bytes[..<end].lastIndex(of: UInt8(ascii: "{"))
        else { return nil }
        var inside = bytes[bytes.index(after: open)..<bytes.index(before: end)]
        if inside.first == UInt8(ascii: ":") { inside = inside.dropFirst() }
        guard let mark = inside.drop(while: isSpace).first, mark == UInt8(ascii: "#") || mark == UInt8(ascii: "."),
            !inside.contains(UInt8(ascii: "}"))
        else { return nil }
        let before = bytes[..<open]
        return String(heading[..<before.reversed().drop(while: isSpace).startIndex.base])
    }
}
