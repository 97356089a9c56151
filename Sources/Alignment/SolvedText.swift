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

    /// For each of two versions in the named order its segments, as code units, and how probable it is that they are left
    /// out where evidence is weighed otherwise than here.
    ///
    /// - Complexity: that of a second pass.
    package func leftOut(weighing weights: Weights) -> [[(range: Range<Int>, probability: Double)]] {
        let (first, second) = (versions[0], versions[1])
        let solution = solutions[VersionPair(0, 1)]
        let search = PairSearch(
            limits: solution.limits,
            mostScores: WorkLimits.scores(first, second, hasVectors: solution.scoring.evidence.hasVectors))
        let evidence = solution.scoring.evidence.with(weights: weights)
        let other = search.secondPass(evidence, along: PairPath(solution))
        return order.named(
            [first, second].enumerated().map { index, version in
                (0..<version.count).map { segment in
                    let run = segment..<(segment + 1)
                    return (
                        version.range(of: run),
                        other.probability(ofLeavingOut: run, inFirst: index == 0, length: version.length)
                    )
                }
            })
    }
}
