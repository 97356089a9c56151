package import ICUText

/// A word of a text, or a mark that stands by itself.
public struct Word: Sendable, Hashable {
    /// UTF-16 code units.
    public let span: Range<Int>
    /// Whether it has no letter, no digit and no combining mark.
    public let isMark: Bool

    public init(span: Range<Int>, isMark: Bool) {
        (self.span, self.isMark) = (span, isMark)
    }

    /// A text's words as ICU's rules and dictionaries find them, and what stands between them without white space: the same
    /// mark several times is one.
    ///
    /// - Parameter locale: An ICU locale identifier.
    /// - Complexity: O(length).
    package static func all(in text: [UInt16], locale: String) throws(ICUError) -> [Word] {
        var words: [Word] = []
        var splitter = try BreakIterator(.words, locale: locale)
        text.withUnsafeBufferPointer { text in
            var start = 0
            splitter.forEachBoundary(in: text) { end, _ in
                if let span = TextBuffer.trimmed(start..<end, in: text) {
                    let isMark = !containsLetter(text[span])
                    if isMark, let last = words.last, last.isMark, last.span.upperBound == span.lowerBound,
                        text[last.span.upperBound - 1] == text[span.lowerBound]
                    {
                        words[words.count - 1] = Word(span: last.span.lowerBound..<span.upperBound, isMark: true)
                    } else {
                        words.append(Word(span: span, isMark: isMark))
                    }
                }
                start = end
            }
        }
        return words
    }

    private static func containsLetter(_ units: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
        // Halves of a character beyond the Basic Multilingual Plane are looked at together.
        var scalars = String(decoding: units, as: UTF16.self).unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: return true
            default: continue
            }
        }
        return false
    }
}
