private import Algorithms
public import ICUText

/// One version of a text: its language, where it came from, and its characters.
public struct Document: Sendable {
    public let language: LanguageTag
    /// What errors call it: the path as the user gave it, or "standard input".
    public let name: String
    public let text: TextBuffer
    /// What a table says of the text's origin; nil where it says nothing.
    public var source: TextSource?
    /// Whether the text came cut into segments, one a line, as from a translation memory.
    public var isLines = false
    /// For subtitles: when each part of the text is said, in the order of the text.
    public var times: [TimedSpan] = []
    /// Blocks that are no ordinary text, in the order of the text; nil where the file does not tell kinds of blocks, as
    /// plain text.
    public var blocks: [BlockSpan]?
    /// What people call places of the file, in the order of the text.
    public var landmarks: [Landmark] = []
    /// Parts that have names of their own, such as verses, in the order of the text.
    public var identities: [IdentifiedSpan] = []
    /// Where the text's words stand in its file; nil for plain text, which is its file, and where nobody asked.
    public var fileLines: FileLines?
    /// Whether the file has no lines that people know, as a packed document or a book, or they could not be found.
    public var hasNoLines = false
    /// Where rows of the table must begin, in the order of the text.
    public var rowStarts: [RowStart] = []

    public init(language: LanguageTag, name: String, text: TextBuffer, source: TextSource? = nil) {
        self.language = language
        self.name = name
        self.text = text
        self.source = source
    }

    public init(language: LanguageTag, name: String = "text", string: String) {
        self.init(language: language, name: name, text: TextBuffer(string))
    }

    /// When a range of code units is said, in milliseconds from the first of its cues to the last; nil where the text
    /// has no times there.
    /// - Complexity: O(log cues + cues in the range).
    public func time(of range: Range<Int>) -> ClosedRange<Int>? {
        let first = times.partitioningIndex { $0.range.upperBound > range.lowerBound }
        var found: ClosedRange<Int>?
        for span in times[first...].prefix(while: { $0.range.lowerBound < range.upperBound }) {
            found = min(found?.lowerBound ?? span.start, span.start)...max(found?.upperBound ?? span.end, span.end)
        }
        return found
    }

    /// What kind of block a range of code units is; nil for ordinary text, and for a range that is not all of one kind.
    /// - Complexity: O(log blocks + blocks in the range).
    public func kind(of range: Range<Int>) -> BlockKind? {
        guard let blocks else { return nil }
        let first = blocks.partitioningIndex { $0.range.upperBound > range.lowerBound }
        guard first < blocks.count, blocks[first].range.lowerBound <= range.lowerBound else { return nil }
        let kind = blocks[first].kind
        var end = blocks[first].range.upperBound
        for block in blocks[(first + 1)...] {
            guard end < range.upperBound else { break }
            // Between two blocks is white space alone, or text of another kind.
            guard block.kind.name == kind.name, !text.units[end..<block.range.lowerBound].contains(where: Self.isInk)
            else { return nil }
            end = block.range.upperBound
        }
        return end < range.upperBound && text.units[end..<range.upperBound].contains(where: Self.isInk) ? nil : kind
    }

    private static func isInk(_ unit: UInt16) -> Bool { CharacterClass.of(UInt32(unit)) != .space }
}
