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
    public let range: Range<Int>
    /// What it may mean: 1.500 may be 1500 or 1.5, and a Buddhist year the common one.
    public let values: [Double]
    /// Whether it stands beside a month's name or the mark of a year.
    public var isDate: Bool
    /// The numbers that it is put together from, where they may stand apart elsewhere: 22:17 and "22 - 17".
    public var parts: [Double] = []
    /// The unit of measure that follows.
    package var measure: Measure?

    /// Whether two may mean the same.
    package func matches(_ other: Quantity) -> Bool {
        values.contains { one in other.values.contains { Self.isSame(one, $0) } }
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
