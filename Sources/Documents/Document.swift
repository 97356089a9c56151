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
}
