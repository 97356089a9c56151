private import Documents
private import ICUText

/// What the tokens of a text are, for files that number them.
public enum TokenCut: String, Sendable, CaseIterable {
    /// What stands between white space.
    case space
    /// Words and marks as ICU finds them, in every language.
    case icu

    /// The tokens of a text, in code points; none has white space in it, and all else is in one.
    ///
    /// - Complexity: O(length).
    func tokens(of part: RowRecord.Part) throws(RowFormatError) -> [Range<Int>] {
        let scalars = Array(part.text.unicodeScalars)
        var cuts: Set<Int> = []
        if self == .icu {
            let buffer = TextBuffer(part.text)
            do throws(ICUError) {
                for word in try WordSpans(of: buffer.units, locale: part.language.localeIdentifier).spans {
                    cuts.insert(buffer.codePointOffset(ofUnit: word.range.lowerBound))
                    cuts.insert(buffer.codePointOffset(ofUnit: word.range.upperBound))
                }
            } catch {
                throw .noWords("\(error)")
            }
        }
        var tokens: [Range<Int>] = []
        var start: Int?
        for (place, scalar) in scalars.enumerated() {
            let isSpace = scalar.properties.isWhitespace
            if let begun = start, isSpace || cuts.contains(place) {
                tokens.append(begun..<place)
                start = nil
            }
            if start == nil, !isSpace { start = place }
        }
        if let start { tokens.append(start..<scalars.count) }
        return tokens
    }
}
