/// Words of a text as ICU's rules and dictionaries find them, and the marks between them.
public struct WordSpans: Sendable {
    public struct Span: Sendable, Hashable {
        /// UTF-16 code units.
        public let range: Range<Int>
        /// Whether it has no letter, no digit and no combining mark.
        public let isMark: Bool

        public init(range: Range<Int>, isMark: Bool) {
            (self.range, self.isMark) = (range, isMark)
        }
    }

    /// In order; white space is in none, all else in one. The same mark several times is one.
    public private(set) var spans: [Span] = []

    /// - Parameter locale: An ICU locale identifier.
    /// - Complexity: O(length).
    public init(of text: [UInt16], locale: String) throws(ICUError) {
        var splitter = try BreakIterator(.words, locale: locale)
        if let zawgyi = ZawgyiReading(text) {
            add(zawgyi, of: text, &splitter)
            return
        }
        text.withUnsafeBufferPointer { text in
            var start = 0
            splitter.forEachBoundary(in: text) { end, _ in
                if let range = TextBuffer.trimmed(start..<end, in: text) { add(range, in: text) }
                start = end
            }
        }
    }

    /// Words of the reading, each with all syllables that it ends in.
    private mutating func add(_ zawgyi: ZawgyiReading, of text: [UInt16], _ splitter: inout BreakIterator) {
        let ends = zawgyi.pieces.flatMap { piece in piece.reading.map { _ in piece.range.upperBound } }
        zawgyi.pieces.flatMap(\.reading).withUnsafeBufferPointer { reading in
            text.withUnsafeBufferPointer { text in
                var start = 0
                splitter.forEachBoundary(in: reading) { end, _ in
                    guard end > 0, ends[end - 1] > start else { return }
                    if let range = TextBuffer.trimmed(start..<ends[end - 1], in: text) { add(range, in: text) }
                    start = ends[end - 1]
                }
            }
        }
    }

    private mutating func add(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt16>) {
        let isMark = !Self.containsLetter(text[range])
        if isMark, let last = spans.last, last.isMark, last.range.upperBound == range.lowerBound,
            text[last.range.upperBound - 1] == text[range.lowerBound]
        {
            spans[spans.count - 1] = Span(range: last.range.lowerBound..<range.upperBound, isMark: true)
        } else {
            spans.append(Span(range: range, isMark: isMark))
        }
    }

    private static func containsLetter(_ units: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
        String(decoding: units, as: UTF16.self).unicodeScalars.contains { scalar in
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
            return [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
        }
    }
}
