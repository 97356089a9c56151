/// A row of the path before it is written: for every version (in the order of alignment) its run of segments.
struct PathRow: Sendable, Hashable {
    /// Empty for a version that lacks the row.
    var runs: [Range<Int>]
    /// Versions whose run stands out of order, ascending.
    var moved: [Int] = []
    /// How probable the pairs are that were joined out of order, as `PairIndex` numbers them.
    var joinedScores: [Int: Double] = [:]

    var present: [Int] { runs.indices.filter { !runs[$0].isEmpty } }
}
