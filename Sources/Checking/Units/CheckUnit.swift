/// Rows that are compared as one: a sentence of the translations, where the table may be finer.
public struct CheckUnit: Sendable, Hashable {
    /// What speaks for a version's lacking the unit.
    public struct Lack: Sendable, Hashable {
        /// How probable the alignment holds it; nil where that is not known.
        public var leftOut: Double?
        /// How much nearer in meaning a neighbour comes to this version's text when the unit is joined to it: above 0
        /// where the version does have the unit, within its neighbour's text. nil without an encoder.
        public var joinGain: Double?
        /// How much nearer, as |ln|, lengths come to what is usual by that.
        public var joinFit = 0.0
        /// How much more alike the unit is to this version's text of a neighbour than two versions usually are of one; nil
        /// where neither neighbour has one, or without an encoder.
        public var likeness: Double?
        /// How alike the unit is to text of this version beside it that has no counterpart either, or all of such text to
        /// all: 0 as usual for what translates each other, below for less; nil where no such text stands there.
        public var facingLikeness: Double?
        public init() {}
    }

    /// The rows of the table, neighbours.
    public let rows: Range<Int>
    /// For each version, in the table's order, the code units of its text; nil where it has none.
    public let ranges: [Range<Int>?]
    /// For each version that lacks the unit, what speaks for that.
    public internal(set) var lacks: [Lack]

    public init(rows: Range<Int>, ranges: [Range<Int>?]) {
        self.rows = rows
        self.ranges = ranges
        lacks = [Lack](repeating: Lack(), count: ranges.count)
    }

    public var present: [Int] { ranges.indices.filter { ranges[$0] != nil } }
    public var absent: [Int] { ranges.indices.filter { ranges[$0] == nil } }

    /// Two neighbours in one.
    func joined(with next: CheckUnit) -> CheckUnit {
        CheckUnit(
            rows: rows.lowerBound..<next.rows.upperBound,
            ranges: ranges.indices.map { version in
                guard let own = ranges[version] else { return next.ranges[version] }
                guard let other = next.ranges[version] else { return own }
                return min(own.lowerBound, other.lowerBound)..<max(own.upperBound, other.upperBound)
            })
    }
}
