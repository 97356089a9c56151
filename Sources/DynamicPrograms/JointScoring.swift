/// What the parts of a row over several versions are worth, pair by pair.
public protocol JointScoring: Sendable {
    var versionCount: Int { get }
    func segmentCount(of version: Int) -> Int
    /// The most segments of a version in a row.
    func longestRun(of version: Int) -> Int
    /// A bead's log-potential between two versions, `one < other`; one run may be empty, never both.
    func score(_ one: Int, first: Range<Int>, other: Int, second: Range<Int>) -> Double
    /// What two rows side by side count for two versions beyond their own scores, where one version has no text in the
    /// one row and one has none in the other.
    func gaps(_ one: Int, other: Int) -> GapScores
}

extension JointScoring {
    public func gaps(_ one: Int, other: Int) -> GapScores { GapScores() }
}

/// A place in all versions at once: how many segments of each stand before it.
typealias Node = [Int32]
