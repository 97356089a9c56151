/// A number in a text: digits, or words that stand for one.
public struct Quantity: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case digits
        /// A month's name.
        case month
        /// Other words: they explain digits elsewhere, and are asked for nothing themselves.
        case words
    }

    public let kind: Kind
    /// Code units of the text.
    public let range: Range<Int>
    /// What it may mean: 1.500 may be 1500 or 1.5, and a Buddhist year the common one.
    public let values: [Double]
    /// Whether it stands beside a month's name or the mark of a year.
    public var isDate: Bool

    /// Whether two may mean the same.
    func matches(_ other: Quantity) -> Bool {
        values.contains { one in other.values.contains { abs(one - $0) <= 1e-9 * max(1, abs(one)) } }
    }
}
