internal import Evidence
private import Foundation

/// Joins what the monotone pass left apart because it stands elsewhere in another version.
///
/// Rows without a common version are set against each other where rows between them keep them from being one row in
/// order: those of a few versions (most often one), which move, against those of at least as many, which stay. From
/// places that fit each other best `PartRun` grows a run of beads, so that a moved paragraph stays aligned sentence by
/// sentence; `PartRun.isSure` says whether that is beyond chance.
///
/// - Complexity: O(rows) and `mostPairs` comparisons; for each place that is tried a small lattice and, where the rest
///   speaks for it, O(segments) scores.
struct MovedParts {
    let versions: [VersionEvidence]
    let pairs: PairTable<PairEvidence>
    let longestRuns: [Int]
    /// Whether every pair has vectors: without them less is sure.
    let hasMeaning: Bool
    /// The version whose rows stay in its order: the others move.
    let locked: VersionIndex?

    /// So many pairs of places are compared one by one; where there are more, those that share rare keys.
    private static let mostPairs = 1_000_000
    /// So many places are tried in vain, and so many scores asked for in vain: of any text, and for each byte. None is
    /// tried that gains less than `leastGain`.
    private static let mostFailures = 48
    private static let fewScores = 4_000_000
    private static let scoresPerByte = 10
    private static let leastGain = 4.0

    func joining(_ rows: [PathRow]) -> [PathRow] {
        var rows = rows
        // Every set of versions that a row has, small sets first; of the same size the one that comes last in
        // canonical order, so that the first versions stay.
        let sets = Set(rows.map(\.present))
            .filter { set in locked.map { !set.contains($0) } ?? (set.count <= versions.count / 2) }
            .sorted { $0.count != $1.count ? $0.count < $1.count : $1.lexicographicallyPrecedes($0) }
        for moved in sets { join(moved, &rows) }
        return rows
    }

    /// Joins rows of exactly these versions to rows that have none of them.
    private func join(_ moved: [VersionIndex], _ rows: inout [PathRow]) {
        let right = MovableUnits(rows, of: versions) { $0 == moved }
        let left = MovableUnits(rows, of: versions) { present in
            guard !present.contains(where: moved.contains) else { return false }
            if let locked, present.contains(locked) { return true }
            return present.count != moved.count ? present.count > moved.count : present.lexicographicallyPrecedes(moved)
        }
        guard left.count > 0, right.count > 0 else { return }
        let parts = MovableUnitsScorer(
            left: left, right: right, versions: versions, pairs: pairs, longestRuns: longestRuns, hasMeaning: hasMeaning
        )
        let (seeds, compared) = seeds(parts, ReadingOrder(rows))
        let chance = log(Double(max(2, compared)))
        var used = (
            left: [Bool](repeating: false, count: left.count), right: [Bool](repeating: false, count: right.count)
        )
        var joins: [PartJoin] = []
        var failed: Set<PartJoin> = []
        var scoresLeft = Self.fewScores + Self.scoresPerByte * versions.reduce(0) { $0 + $1.byteCount }
        for seed in seeds where !used.left[seed.left] && !used.right[seed.right] {
            guard scoresLeft > 0 else { break }
            let run = PartRun(
                parts, around: (left.window(around: seed.left, used.left), right.window(around: seed.right, used.right))
            )
            scoresLeft -= run.scores
            // Several seeds grow to the same run.
            guard let first = run.joins.first, !failed.contains(first) else { continue }
            guard run.isSure(parts, chance: chance) else {
                failed.insert(first)
                scoresLeft -= run.scoresOfMargin(parts)
                if failed.count == Self.mostFailures { break }
                continue
            }
            scoresLeft += run.scores
            for join in run.joins {
                for unit in join.left { used.left[unit] = true }
                for unit in join.right { used.right[unit] = true }
            }
            joins += run.joins
        }
        if !joins.isEmpty {
            rows = JoinedRows(left: left, right: right, joins: joins, versionCount: versions.count).rebuilt(rows)
        }
    }

    // MARK: Where to look

    private struct Seed {
        let left: Int
        let right: Int
        let gain: Double
    }

    /// For every place the one that fits it best, the best first; and how many pairs were compared.
    private func seeds(_ parts: MovableUnitsScorer, _ order: ReadingOrder) -> (seeds: [Seed], compared: Int) {
        let gains = SeedGains(parts)
        var best: (left: [Int: Seed], right: [Int: Seed]) = ([:], [:])
        var compared = 0
        func compare(_ one: Int, _ other: Int) {
            guard order.areCrossed(parts.left.units[one], parts.right.units[other]) else { return }
            compared += 1
            let seed = Seed(left: one, right: other, gain: gains.gain(one, other, least: Self.leastGain))
            guard seed.gain > Self.leastGain else { return }
            if seed.gain > best.left[one]?.gain ?? 0 { best.left[one] = seed }
            if seed.gain > best.right[other]?.gain ?? 0 { best.right[other] = seed }
        }
        if parts.left.count * parts.right.count <= Self.mostPairs {
            for one in 0..<parts.left.count { for other in 0..<parts.right.count { compare(one, other) } }
        } else {
            for (one, other) in meetings(parts) { compare(one, other) }
        }
        let seeds = (Array(best.left.values) + best.right.values).sorted {
            $0.gain != $1.gain ? $0.gain > $1.gain : ($0.left, $0.right) < ($1.left, $1.right)
        }
        return (seeds, compared)
    }

    /// Units that share rare keys, those of the most worth.
    private func meetings(_ parts: MovableUnitsScorer) -> [(left: Int, right: Int)] {
        var worth: [Int: Double] = [:]
        let places = (left: parts.left.places(versions.count), right: parts.right.places(versions.count))
        for one in versions.indices where !places.left[one].isEmpty {
            for other in versions.indices where !places.right[other].isEmpty && one != other {
                for point in pairs[VersionPair(one, other)].meetingPoints() {
                    let (here, there) = one < other ? (point.first, point.second) : (point.second, point.first)
                    guard let left = places.left[one][here], let right = places.right[other][there] else { continue }
                    worth[left * parts.right.count + right, default: 0] += point.worth
                }
            }
        }
        return worth.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(Self.mostPairs)
            .map { ($0.key / parts.right.count, $0.key % parts.right.count) }
    }
}
