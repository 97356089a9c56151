internal import AlignedTable
internal import DynamicPrograms
internal import Evidence

/// Writes rows of a finished table together with what a new version, the last one, has of them.
struct ExtendedRows {
    let rows: FixedRows
    let added: VersionEvidence
    let solution: PairSolution<FixedRowsScorer>
    /// Of each of the table's versions with the new one.
    let pairs: [PairSolution<PairScorer>]
    let scoreModel: ScoreModel

    /// The path's beads; where the texts leave much out, the new version's part of a row that most likely it does not
    /// translate stands alone.
    var beads: [Bead] {
        solution.beads.flatMap { bead -> [Bead] in
            guard !bead.isOneSided else { return [bead] }
            let present = rows.versions.indices.filter { rows.run(bead.first, $0)?.isEmpty == false }
            let habit = present.reduce(0) { $0 + pairs[$1].scoring.evidence.habits.leftOutShare }
            let paired = scores(bead) { $0.sharePaired($1, $2) }.reduce(0) { $0 + $1.score }
            guard habit / Double(present.count) >= RowDecision.muchLeftOut,
                paired < present.reduce(0, { $0 + RowDecision.leastPaired(pairs[$1].scoring.evidence) })
            else { return [bead] }
            let (start, end) = (bead.second.lowerBound, bead.first.upperBound)
            return bead.first.map { Bead(first: $0..<($0 + 1), second: start..<start) }
                + [Bead(first: end..<end, second: bead.second)]
        }
    }

    func rows(_ bead: Bead) -> [Row] {
        if bead.first.isEmpty { return added.sentences(in: bead.second).map(alone) }
        if bead.second.isEmpty { return bead.first.map { unchanged(rows.rows[$0]) } }
        return [joined(bead)]
    }

    private func alone(_ run: Range<Int>) -> Row {
        let none = [Range<Int>?](repeating: nil, count: rows.versions.count)
        return Row(ranges: none + [added.range(of: run)], segments: none + [run], score: nil, pairScores: [])
    }

    /// A row that the new version lacks.
    private func unchanged(_ row: Row) -> Row {
        Row(
            ranges: row.ranges + [nil], segments: row.segments + [nil], score: row.score, pairScores: row.pairScores,
            moved: row.moved)
    }

    private func joined(_ bead: Bead) -> Row {
        let joined = bead.first.map { rows.rows[$0] }
        let ranges = (0..<rows.versions.count).map { version -> Range<Int>? in
            let parts = joined.compactMap { $0.ranges[version] }
            guard let first = parts.first, let last = parts.last else { return nil }
            return first.lowerBound..<last.upperBound
        }
        var scores = known(bead, ranges) + scores(bead) { $0.score($1, second: $2, model: scoreModel) }
        // Summed in the order of the languages, so that the table's order does not change the last bit.
        let mean = scores.reduce(0) { $0 + $1.score } / Double(scores.count)
        scores.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        return Row(
            ranges: ranges + [added.range(of: bead.second)], segments: ranges.map { _ in nil } + [bead.second],
            score: mean, pairScores: scores, moved: Set(joined.flatMap(\.moved)).sorted())
    }

    /// The scores between the table's versions: a row's own; of joined rows the share of the text that is paired in
    /// each of them.
    private func known(_ bead: Bead, _ ranges: [Range<Int>?]) -> [Row.PairScore] {
        var scores: [Row.PairScore] = []
        for one in rows.versions.indices where ranges[rows.column(of: one)] != nil {
            for other in rows.versions.indices.dropFirst(one + 1) where ranges[rows.column(of: other)] != nil {
                let places = [rows.column(of: one), rows.column(of: other)].sorted()
                let own = bead.first.map { row in
                    rows.rows[row].pairScores.first { $0.first == places[0] && $0.second == places[1] }?.score ?? 0
                }
                let lengths = bead.first.map { row in
                    rows.versions[one].length(of: rows.run(row, one))
                        + rows.versions[other].length(of: rows.run(row, other))
                }
                let paired = zip(own, lengths).reduce(0) { $0 + $1.0 * $1.1 }
                // A row that was not joined keeps its score to the last bit.
                let score = own.count == 1 ? own[0] : paired / max(1, lengths.reduce(0, +))
                scores.append(Row.PairScore(first: places[0], second: places[1], score: score))
            }
        }
        return scores
    }

    /// The scores of the table's versions with the new one.
    private func scores(
        _ bead: Bead, _ ownScore: (PairSolution<PairScorer>, Range<Int>, Range<Int>) -> Double
    ) -> [Row.PairScore] {
        rows.versions.indices.compactMap { version in
            guard let run = rows.run(bead.first, version), !run.isEmpty else { return nil }
            // The pair's own paths read in order: of a part that stands elsewhere they know nothing.
            let score =
                bead.first.contains { rows.isMoved($0, version) }
                ? solution.probability(of: bead)
                : ownScore(pairs[version], run, bead.second)
            return Row.PairScore(first: rows.column(of: version), second: rows.versions.count, score: score)
        }
    }
}
