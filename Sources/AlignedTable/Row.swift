/// A row of the table: what says the same in every version that has it.
public struct Row: Sendable, Hashable {
    /// For each version, in the table's order, the code units of its text in this row; nil where it has none.
    public let ranges: [Range<Int>?]
    /// For each version the segments in this row, as indices; the same versions are nil.
    public let segments: [Range<Int>?]
    /// The probability that the row's versions are translations of one another; nil for a row of one version.
    public let score: Double?
    /// The same for each pair of versions in the row (indices into the table's versions, smaller first).
    public let pairScores: [PairScore]
    /// The versions, ascending, whose part of the row stands elsewhere in their text; the others read in order.
    public let moved: [Int]

    public struct PairScore: Sendable, Hashable {
        public let first: Int
        public let second: Int
        public let score: Double

        public init(first: Int, second: Int, score: Double) {
            self.first = first
            self.second = second
            self.score = score
        }
    }

    public init(
        ranges: [Range<Int>?], segments: [Range<Int>?], score: Double?, pairScores: [PairScore], moved: [Int] = []
    ) {
        self.ranges = ranges
        self.segments = segments
        self.score = score
        self.pairScores = pairScores
        self.moved = moved
    }
}
