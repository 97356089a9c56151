internal import DynamicPrograms
internal import Evidence
internal import FittedModels

/// Decides which rows of the best path become rows of the table.
///
/// The best path says where rows may end, but not how sure that is. The probabilities of all paths do. Three things are
/// done, in this order:
///
/// 1. A row that some versions lack is joined to the row before or after it where those versions, asked pair by pair,
///    have its text there (`withoutFragments`).
/// 2. Two rows are joined where the cut between them is not sure enough (`isUnsure`). A cut that is a few words off
///    spoils two rows; one row of two sentences is right.
/// 3. Where the texts leave much out, a version gets a row of its own for text that most likely none of the other
///    versions translates (`withoutStrangers`).
///
/// - Complexity: O(rows · pairs of versions).
struct RowDecision {
    let versions: [VersionEvidence]
    let solutions: PairTable<PairSolution<PairScorer>>
    /// The version whose segments are a row each.
    let locked: VersionIndex?

    /// How sure a cut is where a version has no mark.
    let cutModel: CutModel

    /// The least share of paths of a cut that every version marks. Where more than two versions agree on a cut, a
    /// pair's doubt weighs less.
    private var leastMarked: Double { versions.count > 2 ? 0.25 : 0.5 }
    /// The least probability of a cut elsewhere. Two sentences in a row are less of an evil in a pair than in a table, and
    /// least where a version would be cut inside what the rules take for a sentence.
    private func leastProbability(of cut: RowCut) -> Double { versions.count > 2 ? 0.2 : cut.isInside ? 0.7 : 0.5 }
    /// The least share of paths of a cut where no version has a mark for a long while: there the cut model, which learned
    /// from text with marks, would join everything.
    private static let leastInUnmarkedStretch = 0.5
    /// Texts that leave out this share lose rows less probable than this.
    static let muchLeftOut = 0.03
    /// Without vectors nothing is as sure.
    static func leastPaired(_ evidence: PairEvidence) -> Double { evidence.hasVectors ? 0.78 : 0.7 }

    func rows(_ path: [[Range<Int>]]) -> [[Range<Int>]] {
        var rows: [[Range<Int>]] = []
        for row in withoutFragments(path) {
            if let last = rows.last, let cut = cut(between: last, and: row), isUnsure(cut) {
                rows[rows.count - 1] = zip(last, row).map { $0.lowerBound..<$1.upperBound }
            } else {
                rows.append(row)
            }
        }
        return rows.flatMap(withoutStrangers)
    }

    /// The path without rows of what was torn off a sentence: two versions that tear it off alike make a good row of it.
    private func withoutFragments(_ path: [[Range<Int>]]) -> [[Range<Int>]] {
        guard versions.count > 2, locked == nil else { return path }
        var rows: [[Range<Int>]] = []
        // Whether the last of the rows belongs to the one that comes.
        var belongsToNext = false
        for (index, row) in path.enumerated() {
            let side = side(of: row)
            if let last = rows.last, !isPinned(row), belongsToNext || side == .before && canHold(row, last) {
                rows[rows.count - 1] = zip(last, row).map { $0.lowerBound..<$1.upperBound }
                belongsToNext = false
            } else {
                rows.append(row)
                belongsToNext = side == .after && index + 1 < path.count && canHold(row, path[index + 1])
            }
        }
        return rows
    }

    /// Whether a row must begin where this one does.
    private func isPinned(_ row: [Range<Int>]) -> Bool {
        row.indices.contains { versions[$0].isPinned(row[$0].lowerBound) }
    }

    private enum Side { case before, after }

    /// Whether a row's text goes with what stands before it or after it, as its versions, each paired with each that lacks
    /// it, see it: on one side of the row most paths cut there, on the other they do not. Nil where they cut on both
    /// sides, which is what leaving out looks like.
    private func side(of row: [Range<Int>]) -> Side? {
        let present = row.indices.filter { !row[$0].isEmpty }
        guard present.count > 1, present.count < row.count else { return nil }
        var (before, after, count) = (0.0, 0.0, 0.0)
        for one in present {
            for other in row.indices where row[other].isEmpty {
                let (first, second) = (min(one, other), max(one, other))
                func cut(_ edge: KeyPath<Range<Int>, Int>) -> Double {
                    solution(first, second).probability(ofCutAt: row[first][keyPath: edge], row[second][keyPath: edge])
                }
                before += cut(\.lowerBound)
                after += cut(\.upperBound)
                count += 1
            }
        }
        if before < count / 2, after >= count / 2 { return .before }
        return after < count / 2 && before >= count / 2 ? .after : nil
    }

    /// Whether a neighbour has all that a row has, and a version more.
    private func canHold(_ row: [Range<Int>], _ neighbour: [Range<Int>]) -> Bool {
        row.indices.allSatisfy { row[$0].isEmpty || !neighbour[$0].isEmpty }
            && row.indices.contains { row[$0].isEmpty && !neighbour[$0].isEmpty }
    }

    private func isUnsure(_ cut: RowCut) -> Bool {
        if cut.isMarked { return cut.probability < leastMarked }
        if cut.isInUnmarkedStretch { return cut.probability < Self.leastInUnmarkedStretch }
        return cutModel.probability(of: cut.features) < leastProbability(of: cut)
    }

    /// The cut between two rows of the same versions, two at least; nil where they cannot be one row.
    func cut(between one: [Range<Int>], and other: [Range<Int>]) -> RowCut? {
        let present = one.indices.filter { !one[$0].isEmpty }
        if let locked, present.contains(locked.position) { return nil }
        if isPinned(other) { return nil }
        // What comes after a heading in every version is no part of it, however much the paths doubt.
        if !present.isEmpty, present.allSatisfy({ versions[$0].changesKind(before: other[$0].lowerBound) }) {
            return nil
        }
        guard present.count > 1, one.indices.allSatisfy({ one[$0].isEmpty == other[$0].isEmpty }) else { return nil }
        var sum = 0.0
        var count = 0.0
        for (index, first) in present.enumerated() {
            for second in present.dropFirst(index + 1) {
                sum += solution(first, second).probability(
                    ofCutAt: other[first].lowerBound, other[second].lowerBound)
                count += 1
            }
        }
        return RowCut(
            present.map { versions[$0] }, between: present.map { one[$0] }, and: present.map { other[$0] },
            probability: sum / count)
    }

    /// The row, and one for each version that it most likely does not translate.
    private func withoutStrangers(_ row: [Range<Int>]) -> [[Range<Int>]] {
        let present = row.indices.filter { !row[$0].isEmpty }
        guard present.count > 1, !isPinned(row) else { return [row] }
        let strangers = present.filter { version in
            let others = present.filter { $0 != version }
            let pairs = others.map { (min(version, $0), max(version, $0)) }
            let habit = pairs.reduce(0) { $0 + solution($1.0, $1.1).scoring.evidence.habits.leftOutShare }
            guard habit / Double(pairs.count) >= Self.muchLeftOut else { return false }
            // One version that bears witness is enough.
            return pairs.allSatisfy { pair in
                let solution = solution(pair.0, pair.1)
                return solution.sharePaired(row[pair.0], row[pair.1]) < Self.leastPaired(solution.scoring.evidence)
            }
        }
        guard !strangers.isEmpty else { return [row] }
        let rest = present.filter { !strangers.contains($0) }
        let groups = (rest.isEmpty ? [] : [rest]) + strangers.map { [$0] }
        return groups.indices.map { index in
            row.indices.map { version in
                if groups[index].contains(version) { return row[version] }
                // Before a version's own row its position is where that begins, after it where it ends.
                let isLater = groups[(index + 1)...].contains { $0.contains(version) }
                let position = isLater ? row[version].lowerBound : row[version].upperBound
                return position..<position
            }
        }
    }

    private func solution(_ one: Int, _ other: Int) -> PairSolution<PairScorer> {
        solutions[VersionPair(one, other)]
    }
}
