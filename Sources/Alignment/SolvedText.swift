package import DynamicPrograms
package import Evidence

/// What the programs found, before it becomes a table: versions in the order of alignment.
package struct SolvedText: Sendable {
    package let versions: [VersionEvidence]
    /// As `PairIndex` numbers the pairs.
    package let solutions: [PairSolution<PairScorer>]
    let longestRuns: [Int]
    /// `order[n]` is the place in the named order of version n in the order of alignment.
    package let order: [Int]
    let rows: [PathRow]
    /// The version, in the order of alignment, whose segments are a row each.
    let locked: Int?
    let scoreModel: ScoreModel
}
