/// A row, of gold or predicted: for each language asked for the ink it covers, 0..<0 where the language lacks the row.
public struct InkRow: Sendable, Hashable {
    public var sides: [Range<Int>]

    public init(_ sides: [Range<Int>]) {
        self.sides = sides
    }

    /// Ink of all sides together.
    var size: Int { sides.reduce(0) { $0 + $1.count } }

    /// Whether every language has the row.
    var isComplete: Bool { !sides.contains(where: \.isEmpty) }

    var isEmpty: Bool { sides.allSatisfy(\.isEmpty) }

    /// Whether the languages are those of `other`, and each one's ink is within its ink there.
    func stands(inside other: InkRow) -> Bool {
        zip(sides, other.sides).allSatisfy { part, whole in
            if part.isEmpty || whole.isEmpty { return part.isEmpty && whole.isEmpty }
            return whole.lowerBound <= part.lowerBound && part.upperBound <= whole.upperBound
        }
    }

    /// Order by the first side, then the next; a side that is absent comes first.
    static func comesFirst(_ one: InkRow, _ other: InkRow) -> Bool {
        for (left, right) in zip(one.sides, other.sides) where left != right {
            if left.isEmpty || right.isEmpty { return left.isEmpty }
            return (left.lowerBound, left.upperBound) < (right.lowerBound, right.upperBound)
        }
        return false
    }
}

extension Range<Int> {
    /// How many numbers two ranges share.
    func shared(with other: Range<Int>) -> Int {
        Swift.max(0, Swift.min(upperBound, other.upperBound) - Swift.max(lowerBound, other.lowerBound))
    }

    /// The range of both, or nil where something lies between them.
    func joined(with other: Range<Int>) -> Range<Int>? {
        guard Swift.max(lowerBound, other.lowerBound) <= Swift.min(upperBound, other.upperBound) else { return nil }
        return Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }
}

extension [Range<Int>] {
    /// Ascending, with what overlaps or touches joined.
    func union() -> [Range<Int>] {
        var union: [Range<Int>] = []
        for range in filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = union.last, let joined = last.joined(with: range) {
                union[union.count - 1] = joined
            } else {
                union.append(range)
            }
        }
        return union
    }
}
