public import ICUText

/// How many characters that are not white space ("ink") stand before each place of a text.
///
/// Every measure on spans counts ink only: white space at the ends of spans, between them or within them then never
/// matters.
public struct InkRanks: Sendable {
    /// By code point, one past the last included.
    private let before: [Int32]

    /// - Complexity: O(code units).
    public init(_ text: TextBuffer) {
        var before: [Int32] = [0]
        before.reserveCapacity(text.count + 1)
        var ink: Int32 = 0
        for unit in text.units where !TextBuffer.isTrailSurrogate(unit) {
            if !Self.isSpace(unit) { ink += 1 }
            before.append(ink)
        }
        self.before = before
    }

    /// Code points of the text.
    public var length: Int { before.count - 1 }

    /// A span of code points as one of ink, 0..<0 where it holds none; nil where it is not within the text.
    public func ink(from start: Int, to end: Int) -> Range<Int>? {
        guard 0 <= start, start <= end, end <= length else { return nil }
        let ink = Int(before[start])..<Int(before[end])
        return ink.isEmpty ? 0..<0 : ink
    }

    /// White space as Python's `str.isspace` has it, which gold and other scorers count by: Unicode's White_Space, and
    /// the four information separators.
    static func isSpace(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
