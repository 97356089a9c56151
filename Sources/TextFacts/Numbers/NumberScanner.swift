internal import ICUText
package import Segmentation

/// The numbers of a text in any script's digits, grouped or not, years brought to the common calendar.
///
/// A number's value is its digits without marks: "1.000", "1,000", "1 000" and "١٬٠٠٠" are one number, and so are "2.5"
/// and "2,5". Leading zeros count for nothing.
package struct NumberScanner {
    private let rules: LanguageRules

    package init(rules: LanguageRules) { self.rules = rules }

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
            if isPlain, let year = commonYear(of: value, text, start: start, end: position) { value = year }
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

    /// พ.ศ. 2566 and 令和5年 are 2023.
    private func commonYear(of value: UInt64, _ text: UnsafeBufferPointer<UInt16>, start: Int, end: Int) -> UInt64? {
        guard value < 10_000 else { return nil }
        let before = String(decoding: text[max(0, start - 8)..<start], as: UTF16.self)
        let after = String(decoding: text[end..<min(text.count, end + 6)], as: UTF16.self)
        let trimmedBefore = String(before.reversed().drop { $0 == " " || $0 == "\u{A0}" }.reversed())
        let trimmedAfter = String(after.drop { $0 == " " || $0 == "\u{A0}" })
        for (mark, offset) in rules.yearMarks where trimmedBefore.hasSuffix(mark) || trimmedAfter.hasPrefix(mark) {
            return UInt64(max(0, Int(value) + offset))
        }
        if let years = rules.unmarkedYears, years.range.contains(Int(value)) {
            return UInt64(max(0, Int(value) + years.offset))
        }
        return nil
    }
}

extension UInt16 {
    package var isDigitUnit: Bool { CharacterClass.of(UInt32(self)) == .digit }
}
