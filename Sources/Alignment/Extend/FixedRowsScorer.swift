internal import DynamicPrograms
internal import Evidence

/// What rows of a finished table and segments of a new version are worth together: the mean over the versions that the
/// rows have of what each says with the new one.
struct FixedRowsScorer: PairScoring {
    let rows: FixedRows
    /// Of each of the table's versions with the new one.
    let pairs: [PairEvidence]
    let longestRuns: [Int]

    /// What joining two rows costs beyond what the evidence says, in nats: rows stay apart unless it is some twenty
    /// times as likely that the new version has them in one piece.
    private static let joinCost = 3.0

    var gaps: GapScores {
        let each = pairs.map { GapScores($0.weights) }
        return GapScores(
            again: each.reduce(0) { $0 + $1.again } / Double(max(1, each.count)),
            both: each.reduce(0) { $0 + $1.both } / Double(max(1, each.count)))
    }

    func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
        if first.isEmpty { return pairs.reduce(0) { $0 + $1.score(0..<0, second) } / Double(pairs.count) }
        // A row that the new version lacks stays alone.
        if second.isEmpty, first.count > 1 { return -.infinity }
        var sum = 0.0
        var count = 0.0
        for version in pairs.indices {
            guard let run = rows.run(first, version) else { return -.infinity }
            if run.isEmpty { continue }
            if first.count > 1, run.count > longestRuns[version] { return -.infinity }
            sum += pairs[version].score(run, second.isEmpty ? 0..<0 : second)
            count += 1
        }
        return sum / count - Self.joinCost * Double(first.count - 1)
    }
}
