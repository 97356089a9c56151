internal import Alignment
internal import Evidence

/// What the programs found, before it becomes a table: versions in the order of alignment.
struct SolvedText: Sendable {
    let versions: [VersionEvidence]
    /// As `PairIndex` numbers the pairs.
    let solutions: [PairSolution<PairScorer>]
    let longestRuns: [Int]
    /// `order[n]` is the place in the named order of version n in the order of alignment.
    let order: [Int]
    let rows: [PathRow]
    /// The version, in the order of alignment, whose segments are a row each.
    let locked: Int?
    let scoreModel: ScoreModel
}
