internal import ICUText
package import Segmentation

/// The numbers of a text in any script's digits, grouped or not, years brought to the common calendar.
///
/// A number's value is its digits without marks: "1.000", "1,000", "1 000" and "١٬٠٠٠" are one number, and so are "2.5"
/// and "2,5". Leading zeros count for nothing.
package struct NumberScanner {
    private let years: CalendarYears

    package init(rules: LanguageRules) { years = CalendarYears(rules: rules) }

    /// The numbers of a piece of text, in order.
    package func numbers(in text: UnsafeBufferPointer<UInt16>) -> [UInt64] {
        var found: [UInt64] = []
        var position = 0
        while position < text.count {
            guard text[position].isDigitUnit else {
                position += 1
                continue
            }
            let start = position
            var value: UInt64 = 0
            var isPlain = true
            while position < text.count {
                let (scalar, width) = TextBuffer.scalar(in: text, at: position)
                if let digit = Scalars.decimalDigit(scalar) {
                    value = value &* 10 &+ UInt64(digit)
                    position += width
                } else if Self.isGroupMark(text, at: position) {
                    isPlain = false
                    position += 1
                } else {
                    break
                }
            }
            if isPlain, let plain = Int(exactly: value),
                let year = years.commonYear(of: plain, at: start..<position, in: text)
            {
                value = UInt64(max(0, year))
            }
            found.append(value)
        }
        return found
    }

    /// . , ٫ ٬ ' ’ between digits, or a space that groups exactly three of them.
    private static func isGroupMark(_ text: UnsafeBufferPointer<UInt16>, at position: Int) -> Bool {
        guard position + 1 < text.count, text[position + 1].isDigitUnit else { return false }
        switch text[position] {
        case 0x2E, 0x2C, 0x066B, 0x066C, 0x27, 0x2019: return true
        case 0x20, 0xA0, 0x2009, 0x202F:
            var end = position + 1
            while end < text.count, text[end].isDigitUnit { end += 1 }
            return end - position == 4
        default: return false
        }
    }
}

extension UInt16 {
    package var isDigitUnit: Bool { CharacterClass.of(UInt32(self)) == .digit }
}
