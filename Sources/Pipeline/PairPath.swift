internal import Alignment
internal import Evidence

/// The best path of a pair of versions, without what it was found with.
struct PairPath: Sendable {
    let first: VersionEvidence
    let second: VersionEvidence
    let beads: [Bead]

    init(_ solution: PairSolution<PairScorer>) {
        first = solution.scoring.evidence.first
        second = solution.scoring.evidence.second
        beads = solution.beads
    }

    /// For every position in the first version the positions in the second that the path comes through.
    ///
    /// - Parameters:
    ///   - rows, columns: Where positions of these versions are in versions with more segments.
    func columnsReached(rows: [Int], columns: [Int], rowCount: Int) -> [ClosedRange<Int>?] {
        var reached = [ClosedRange<Int>?](repeating: nil, count: rowCount + 1)
        for bead in beads {
            let own = columns[bead.second.lowerBound]...columns[bead.second.upperBound]
            for row in rows[bead.first.lowerBound]...rows[bead.first.upperBound] {
                let known = reached[row] ?? own
                reached[row] = min(known.lowerBound, own.lowerBound)...max(known.upperBound, own.upperBound)
            }
        }
        return reached
    }
}
