private import ICUText
package import Segmentation

/// Brings years of other calendars to the common one: พ.ศ. 2566 and 令和5年 are 2023.
package struct CalendarYears: Sendable {
    private let rules: LanguageRules
    /// How many code units before a number may hold a mark such as "พ.ศ.", and how many after it.
    private static let reach = (before: 12, after: 6)
    /// No year has more digits.
    private static let end = 10_000

    package init(rules: LanguageRules) { self.rules = rules }

    /// The common year that a number means where a mark beside it, or its size, says that it is one of another calendar.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - range: Where it stands in the text.
    /// - Returns: Below 1 for a number that is too small for a year of the calendar that is marked; nil for no year.
    package func commonYear(
        of value: Int, at range: Range<Int>, in text: UnsafeBufferPointer<UInt16>
    ) -> Int? {
        guard value >= 0, value < Self.end else { return nil }
        if !rules.yearMarks.isEmpty {
            let before = Self.letters(text[max(0, range.lowerBound - Self.reach.before)..<range.lowerBound])
            let after = Self.letters(text[range.upperBound..<min(text.count, range.upperBound + Self.reach.after)])
            for (mark, offset) in rules.yearMarks where before.hasSuffix(mark) || after.hasPrefix(mark) {
                return value + offset
            }
        }
        guard let years = rules.unmarkedYears, years.range.contains(value) else { return nil }
        return value + years.offset
    }

    /// Without the white space, which may stand between a mark and its number.
    private static func letters(_ units: Slice<UnsafeBufferPointer<UInt16>>) -> String {
        String(decoding: units.filter { CharacterClass.of(UInt32($0)) != .space }, as: UTF16.self)
    }
}
