/// A number in a text: digits, or words that stand for one.
public struct Quantity: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case digits
        /// A month's name.
        case month
        /// Other words: they explain digits elsewhere, or contradict them.
        case words
        /// A word that tells a number beside other things ("both", "dozen", "half"): it explains digits, no more.
        case hint
    }

    public let kind: Kind
    /// Code units of the text.
    public internal(set) var range: Range<Int>
    /// What it may mean: 1.500 may be 1500 or 1.5, and a Buddhist year the common one.
    public internal(set) var values: [Double]
    /// Whether it stands beside a month's name or the mark of a year.
    public var isDate: Bool
    /// The numbers that it is put together from, where they may stand apart elsewhere: 22:17 and "22 - 17".
    public var parts: [Double] = []
    /// What stands on both sides of a single mark: "Figure 2.1" is "Figure 2-1" elsewhere.
    package var apart: [Double] = []
    /// The numbers of a date, version or telephone number, in order: 5.4.2 is not 5.2.4.
    package var sequence: [Double] = []
    /// Minutes of the day that it may be, of both halves of the day; a whole hour also as minus its number, for "3 pm" and
    /// 15:00.
    package var clock: [Double] = []
    /// Whether it has the mark of times: 14:30.
    package var isWrittenAsTime = false
    /// Whether the words beside it say that it is a time of day.
    package var isTime = false
    /// Whether it is all that its words say, and no part of a longer number: what another text is asked for.
    package var isSpoken = false
    /// Whether words can hardly mean anything else than the number.
    package var isSure = false
    /// The power of ten that its last word multiplies by: of "three million" a million.
    package var scale = 1.0
    /// Where it ends, its scale with it.
    package var end: Int
    /// The unit of measure that follows.
    package var measure: Measure?
    /// Whether nothing stands between the number and the unit.
    package var isMeasureBeside = false
    /// The number with the unit beside it.
    package var measured: Range<Int>?
    /// All digits of the telephone number that it stands in.
    package var run: String?

    package init(kind: Kind, range: Range<Int>, values: [Double], isDate: Bool) {
        (self.kind, self.range, self.values, self.isDate, end) = (kind, range, values, isDate, range.upperBound)
    }

    /// Whether two may mean the same.
    package func matches(_ other: Quantity) -> Bool {
        if isTime && other.isTime { return clock.contains { $0 >= 0 && other.clock.contains($0) } }
        if !sequence.isEmpty, !other.sequence.isEmpty, sequence.count == other.sequence.count {
            return sequence == other.sequence || isDate(other)
        }
        return values.contains { one in other.values.contains { Self.isSame(one, $0) } } || isSameTime(other)
    }

    /// Whether two dates have the same numbers: which of them is the month is asked of `CalendarDay`.
    private func isDate(_ other: Quantity) -> Bool {
        sequence.contains { $0 >= 1000 } && sequence.sorted() == other.sequence.sorted()
    }

    /// Whether two stand beside units of one kind that differ: 5 km and 5 m.
    package func isOfOtherUnit(than other: Quantity) -> Bool {
        guard isMeasureBeside, other.isMeasureBeside, let measure, let unit = other.measure else { return false }
        return measure.isOther(than: unit)
    }

    /// Whether one that may be a time is the other, which surely is one.
    private func isSameTime(_ other: Quantity) -> Bool {
        guard isTime || other.isTime || isWrittenAsTime && other.isWrittenAsTime else { return false }
        let times = { (quantity: Quantity) in
            quantity.clock.isEmpty ? quantity.values.prefix(1).map { -$0 } : quantity.clock
        }
        return !Set(times(self)).isDisjoint(with: times(other))
    }

    /// Whether two are the same in other units of measure.
    package func isConverted(_ other: Quantity) -> Bool {
        guard let measure, let unit = other.measure else { return false }
        return values.contains { one in
            other.values.contains {
                one > 0 && $0 > 0 && (measure.isSame(one, as: $0, of: unit) || unit.isSame($0, as: one, of: measure))
            }
        }
    }

    package static func isSame(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-9 * max(1, abs(one)) }
}
