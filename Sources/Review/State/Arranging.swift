internal import AlignedTable
internal import Documents

/// Rows between others in another arrangement.
extension ReviewState {
    func arranging(
        _ arrangements: [Arrangement], for correction: Correction
    ) throws(RefusedCorrection) -> ReviewChange {
        var change = ReviewChange(correction)
        var number = nextID
        var seen: Set<Int> = []
        for arrangement in arrangements {
            let old = try rows(from: arrangement.first, through: arrangement.last)
            guard old.allSatisfy({ seen.insert($0.id).inserted }) else {
                throw RefusedCorrection("row \(arrangement.first) is in two parts of the arrangement")
            }
            var new: [ReviewRow] = []
            for row in arrangement.rows {
                new.append(try self.row(row, number: number))
                number += 1
            }
            try checkTexts(old, new)
            new = try keepingRows(old, new)
            let before = self.number(before: arrangement.first)
            for row in old.reversed() { change.add(.remove(row, after: self.number(before: row.id))) }
            var last = before
            for row in new {
                change.add(.insert(row, after: last))
                last = row.id
            }
        }
        return change
    }

    private func rows(from first: Int, through last: Int) throws(RefusedCorrection) -> [ReviewRow] {
        var rows = [try existing(first)]
        _ = try existing(last)
        while let row = rows.last, row.id != last {
            guard let next = self.row(after: row.id) else {
                throw RefusedCorrection("row \(last) stands before row \(first)")
            }
            rows.append(next)
        }
        guard Set(rows.map(document)).count == 1 else {
            throw RefusedCorrection("rows \(first) to \(last) are of several documents")
        }
        return rows
    }

    private func row(_ new: Arrangement.NewRow, number: Int) throws(RefusedCorrection) -> ReviewRow {
        var row = ReviewRow(id: number, cells: table.languages.map { _ in nil })
        for (language, range) in new.cells { row.cells[try column(language)] = range }
        guard !row.present.isEmpty else { throw RefusedCorrection("a row of the arrangement has no text") }
        for language in new.moved {
            let version = try column(language)
            guard row.cells[version] != nil else { throw RefusedCorrection("'\(language)' is moved, but not there") }
            row.moved.insert(version)
        }
        var pairs: [Row.PairScore] = []
        for pair in new.pairScores {
            let ends = [try column(pair.first), try column(pair.second)].sorted()
            pairs.append(Row.PairScore(first: ends[0], second: ends[1], score: pair.score))
        }
        row.scores = ReviewRow.Scores(
            score: new.score, pairs: pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) })
        return row
    }

    /// Every character that the old rows have is in one of the new ones, and no other.
    private func checkTexts(_ old: [ReviewRow], _ new: [ReviewRow]) throws(RefusedCorrection) {
        for version in table.languages.indices {
            let cells = old.compactMap { $0.cells[version] }
            let bounds = (cells.map(\.lowerBound).min() ?? 0)..<(cells.map(\.upperBound).max() ?? 0)
            guard
                new.allSatisfy({
                    $0.cells[version].map { bounds.contains($0.lowerBound) && $0.upperBound <= bounds.upperBound }
                        ?? true
                })
            else { throw notWhole(version) }
            let runs = [old, new].map { rows in
                var runs: [Range<Int>?] = []
                for cell in rows.compactMap({ $0.cells[version] }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                    if let last = runs.last, let last, let both = joined(last, cell, version: version) {
                        runs[runs.count - 1] = both
                    } else {
                        runs.append(cell)
                    }
                }
                return runs.map { run in run.flatMap { table.versions[version].trimmed($0) } }
            }
            guard runs[0] == runs[1] else { throw notWhole(version) }
        }
    }

    private func notWhole(_ version: Int) -> RefusedCorrection {
        RefusedCorrection("'\(table.languages[version])' is not whole in the arrangement")
    }

    /// The new rows, each as the old one that has the same texts. What was accepted and pinned must be among them.
    private func keepingRows(_ old: [ReviewRow], _ new: [ReviewRow]) throws(RefusedCorrection) -> [ReviewRow] {
        var known: [[Range<Int>?]: ReviewRow] = [:]
        for row in old { known[row.cells] = row }
        var result = new.map { row in
            guard var kept = known[row.cells] else { return row }
            kept.moved = row.moved
            return kept
        }
        let kept = Set(result.map(\.id))
        for row in old where row.status == .accepted && !kept.contains(row.id) {
            throw RefusedCorrection("row \(row.id) is accepted, and would be another")
        }
        for row in old where row.isPinned && !kept.contains(row.id) {
            let place = result.firstIndex { other in
                row.cells.indices.allSatisfy { version in
                    row.cells[version].map { $0.lowerBound == other.cells[version]?.lowerBound } ?? true
                }
            }
            guard let place else { throw RefusedCorrection("row \(row.id) is pinned, and no row would begin there") }
            result[place].isPinned = true
        }
        return result
    }
}
