/// What the parts of a row over several versions are worth, pair by pair.
public protocol JointScoring: Sendable {
    var versionCount: Int { get }
    func segmentCount(of version: Int) -> Int
    /// The most segments of a version in a row.
    func longestRun(of version: Int) -> Int
    /// A bead's log-potential between two versions, `one < other`; one run may be empty, never both.
    func score(_ one: Int, first: Range<Int>, other: Int, second: Range<Int>) -> Double
}

/// A place in all versions at once: how many segments of each stand before it.
typealias Node = [Int32]
