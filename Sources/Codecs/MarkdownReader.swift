private import CMarkdown

/// Reads Markdown: CommonMark with GitHub's tables.
public enum MarkdownReader {
    /// cmark counts in 32 bits.
    private static let largest = 512 << 20

    /// The page that the text makes, as HTML in UTF-8.
    ///
    /// - Parameters:
    ///   - name: What errors call it.
    ///   - maximumSize: The most bytes that the page may have: a link of three characters stands for an address of any
    ///     length.
    /// - Complexity: O(bytes).
    public static func html(
        _ markdown: [UInt8], name: String, maximumSize: Int = InputSize.standard.bytes
    ) throws(CodecError) -> [UInt8] {
        let most = min(maximumSize, largest)
        guard markdown.count <= largest else { throw .tooLarge(path: name, maximumSize: largest) }
        let lines = MarkdownLines(markdown)
        if let line = lines.tooDeep {
            throw .malformed(
                path: name, line: line, format: "Markdown for people",
                reason: "quotations, lists or brackets stand in one another hundreds of times")
        }
        var length: Int64 = 0
        let html = markdown.withUnsafeBufferPointer {
            hexapla_markdown_html($0.baseAddress, Int64($0.count), lines.areTablesNarrow ? 1 : 0, Int64(most), &length)
        }
        guard let html else { throw length < 0 ? .tooLarge(path: name, maximumSize: most) : .outOfMemory(path: name) }
        defer { hexapla_markdown_free(html) }
        return Array(UnsafeRawBufferPointer(start: html, count: Int(length)))
    }
}

/// What of a Markdown text would take cmark longer than the text is long: blocks, brackets or columns without number.
private struct MarkdownLines {
    /// The line, from 1, that opens more blocks or brackets than any text has; nil for none.
    private(set) var tooDeep: Int?
    /// Whether no line has so many bars that a table would have thousands of columns: then those are no tables, but text.
    private(set) var areTablesNarrow = true

    private static let mostBlocks = 256
    private static let mostBrackets = 1000
    private static let mostBars = 1000

    /// Brackets of this paragraph that are open, and those of them that may open a picture.
    private var openBrackets = 0
    private var openPictures = 0

    /// - Complexity: O(bytes).
    init(_ text: [UInt8]) {
        text.withUnsafeBufferPointer { text in
            var start = 0
            var number = 1
            while start < text.count, tooDeep == nil {
                var end = start
                while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
                read(UnsafeBufferPointer(rebasing: text[start..<end]), number: number)
                if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { end += 1 }
                start = end + 1
                number += 1
            }
        }
    }

    private mutating func read(_ line: UnsafeBufferPointer<UInt8>, number: Int) {
        if Self.opensTooMany(line) { tooDeep = number }
        var bars = 0
        var isBlank = true
        var previous: UInt8 = 0
        for byte in line {
            switch byte {
            case UInt8(ascii: "|"): bars += 1
            case UInt8(ascii: "["):
                openBrackets += 1
                if previous == UInt8(ascii: "!") { openPictures += 1 }
            case UInt8(ascii: "]"):
                openBrackets = max(0, openBrackets - 1)
                openPictures = min(openPictures, openBrackets)
            default: break
            }
            if byte != 0x20, byte != 0x09 { isBlank = false }
            previous = byte
        }
        if isBlank { (openBrackets, openPictures) = (0, 0) }
        if bars > Self.mostBars { areTablesNarrow = false }
        // Each link looks at all pictures that are open.
        if openBrackets > Self.mostBrackets, openPictures > Self.mostBrackets { tooDeep = number }
    }

    /// Whether a line stands in more blocks than any text: by its quotation marks, and markers and indents of lists.
    private static func opensTooMany(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var markers = 0
        var spaces = 0
        var position = 0
        var kinds: Set<UInt8> = []
        func isSpace(_ place: Int) -> Bool { place >= line.count || line[place] == 0x20 || line[place] == 0x09 }
        scan: while position < line.count {
            switch line[position] {
            case 0x20: spaces += 1
            case 0x09: spaces += 4
            case UInt8(ascii: ">"):
                markers += 1
                kinds.insert(line[position])
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard isSpace(position + 1) else { break scan }
                markers += 1
                kinds.insert(line[position])
            case 0x30...0x39:
                var end = position
                while end < line.count, end - position < 10, (0x30...0x39).contains(line[end]) { end += 1 }
                guard end < line.count, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")"),
                    isSpace(end + 1)
                else { break scan }
                markers += 1
                kinds.insert(line[end])
                position = end
            default: break scan
            }
            position += 1
        }
        // "- - - -" all along is a line across the page.
        let isRule = position == line.count && kinds.count == 1 && !kinds.isDisjoint(with: [0x2A, 0x2D])
        return markers > 0 && !isRule && markers + max(0, spaces - markers) / 2 > mostBlocks
    }
}
