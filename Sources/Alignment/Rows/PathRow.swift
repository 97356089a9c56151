/// A row of the path before it is written: for every version (in the order of alignment) its run of segments.
struct PathRow: Sendable, Hashable {
    /// Empty for a version that lacks the row.
    var runs: [Range<Int>]
    /// Versions whose run stands out of order, ascending.
    var moved: [VersionIndex] = []
    /// How probable the pairs are that were joined out of order.
    var joinedScores: [VersionPair: Double] = [:]

    /// The versions that have the row, ascending.
    var present: [VersionIndex] { runs.indices.filter { !runs[$0].isEmpty }.map(VersionIndex.init) }
}
