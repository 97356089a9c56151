internal import DynamicPrograms
internal import Evidence

/// What a pair's first pass leaves for the second.
struct PairFindings: Sendable {
    let path: PairPath
    let habits: PairHabits
    /// The words that sure rows teach; nil where there are few.
    let learned: BilingualDictionary?
    let openSegments: OpenSegments

    /// A row as probable as this teaches words.
    private static let sureRow = 0.8

    init(_ solution: PairSolution<PairScorer>) {
        path = PairPath(solution)
        openSegments = OpenSegments(solution)
        let evidence = solution.scoring.evidence
        habits = PairHabits(of: evidence, path: path.beads.lazy.map { ($0.first, $0.second) })
        let rows = path.beads.filter { !$0.isOneSided && solution.probability(of: $0) >= Self.sureRow }
        learned = BilingualDictionary(
            learnedFrom: rows.map { ($0.first, $0.second) }, evidence.first, evidence.second)
    }
}
