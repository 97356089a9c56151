package import DynamicPrograms
package import Evidence

/// What the programs found, before it becomes a table: versions in the order of alignment.
package struct SolvedText: Sendable {
    package let versions: [VersionEvidence]
    package let solutions: PairTable<PairSolution<PairScorer>>
    let longestRuns: [Int]
    package let order: VersionOrder
    let rows: [PathRow]
    /// The version whose segments are a row each.
    let locked: VersionIndex?
    let scoreModel: ScoreModel
}
