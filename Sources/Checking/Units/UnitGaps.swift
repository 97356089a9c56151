private import Algorithms
private import AlignedTable

/// What two versions both say where neither has a counterpart in the table: units of one beside units of the other. Each
/// alone may be like none of them, where one sentence answers many; all together they are.
extension UnitBuilder {
    /// A longer run is no passage that was translated freely.
    private static let mostUnits = 16
    /// Code units of a version's text.
    private static let longest = 6_000
    /// So many units at either end of a run may be what really stands alone.
    private static let mostTrimmed = 2
    /// What the alignment that does not lean to leaving out leaves out less probably than this it joins.
    private static let joinedPlainly = 0.2
    /// What that alignment joins belongs together where it is at most this much less alike than is usual. Both chosen by hand,
    /// by looking at the features that `Scripts/fit-check --every 6 --news-every 4 --keep` keeps of the first encoder: no
    /// strangers in news are left out less probably, and most of what novels translate freely is.
    private static let plainTolerance = 0.42

    /// Joins what belongs together in each run of units that stand alone, between two versions.
    ///
    /// - Complexity: O(text of such runs).
    func joiningGaps(_ units: [CheckUnit], _ meanings: inout UnitMeanings) -> [CheckUnit] {
        guard versions.count == 2, versions.indices.allSatisfy(covers) else { return units }
        let gaps = gaps(units)
        let candidates = gaps.map { gap in
            (runs(in: gap) + joinedPlainly(units, in: gap)).filter { isPassage(units[$0]) }
        }
        let wholes = candidates.map { $0.map { joined(units[$0]) } }
        meanings.encode(wholes.flatMap(\.self))
        var joins: [Range<Int>] = []
        for (runs, wholes) in zip(candidates, wholes) {
            let values = zip(runs, wholes).map { run, whole in
                let isPlain = units[run].allSatisfy(isJoinedPlainly)
                return isPlain ? plainValue(of: whole, meanings) : value(of: whole, meanings)
            }
            guard let best = values.indices.max(by: { values[$0] < values[$1] }), values[best] >= Self.leastGain else {
                continue
            }
            joins.append(runs[best])
        }
        var result: [CheckUnit] = []
        var next = 0
        for join in joins {
            result += units[next..<join.lowerBound]
            result.append(joined(units[join]))
            next = join.upperBound
        }
        return result + units[next...]
    }

    /// Maximal runs of units that one version has alone.
    private func gaps(_ units: [CheckUnit]) -> [Range<Int>] {
        var gaps: [Range<Int>] = []
        var start = 0
        for end in 0...units.count where end == units.count || units[end].present.count > 1 {
            if end - start > 1 { gaps.append(start..<end) }
            start = end + 1
        }
        return gaps
    }

    /// The run and those without some units at its ends, the longest first.
    private func runs(in gap: Range<Int>) -> [Range<Int>] {
        guard gap.count <= Self.mostUnits else { return [] }
        let trims = (0...Self.mostTrimmed).flatMap { first in (0...Self.mostTrimmed).map { (first, $0) } }
        return trims.sorted { $0.0 + $0.1 < $1.0 + $1.1 }.compactMap { first, last in
            let start = gap.lowerBound + first
            let end = gap.upperBound - last
            return end - start > 1 ? start..<end : nil
        }
    }

    /// The longest runs that the alignment that does not lean to leaving out joins.
    private func joinedPlainly(_ units: [CheckUnit], in gap: Range<Int>) -> [Range<Int>] {
        gap.chunked { isJoinedPlainly(units[$0]) == isJoinedPlainly(units[$1]) }.filter { run in
            run.count > 1 && isJoinedPlainly(units[run.startIndex])
        }
        .map { $0.startIndex..<$0.endIndex }
    }

    /// Whether the alignment that does not lean to leaving out joins what a version has alone.
    func isJoinedPlainly(_ unit: CheckUnit) -> Bool {
        alone?.probability(of: unit).map { $0 < Self.joinedPlainly } ?? false
    }

    /// Whether units of both versions are one passage: neither has a paragraph's end inside, and nothing was moved.
    private func isPassage(_ units: ArraySlice<CheckUnit>) -> Bool {
        guard versions.indices.allSatisfy({ version in units.contains { $0.ranges[version] != nil } }) else {
            return false
        }
        guard units.allSatisfy({ unit in unit.rows.allSatisfy { table.rows[$0].moved.isEmpty } }) else { return false }
        return versions.indices.allSatisfy { version in
            let own = units.filter { $0.ranges[version] != nil }
            return own.reduce(0) { $0 + ($1.ranges[version]?.count ?? 0) } <= Self.longest
                && zip(own, own.dropFirst()).allSatisfy { !endsParagraph(version, between: $0, and: $1) }
        }
    }

    /// Writes down for what stays alone what the version that lacks it has alone beside it: who translates freely says the
    /// same with other words.
    ///
    /// - Complexity: O(text of such runs).
    func recordFacing(_ units: inout [CheckUnit], _ meanings: inout UnitMeanings) {
        guard versions.count == 2, versions.indices.allSatisfy(covers) else { return }
        let gaps = gaps(units).filter { isPassage(units[$0]) }
        let wholes = gaps.map { joined(units[$0]) }
        meanings.encode(gaps.flatMap { $0.map { units[$0] } } + wholes)
        for (gap, whole) in zip(gaps, wholes) {
            let cosine = meanings.cosine(of: 0, in: whole, with: 1, in: whole)
            for index in gap {
                guard let lacking = units[index].absent.first, let own = units[index].present.first else { continue }
                let part = meanings.cosine(of: own, in: units[index], with: lacking, in: whole)
                units[index].lacks[lacking].facingLikeness = max(cosine, part) - usualCosine[0][1]
            }
        }
    }

    private func joined(_ units: ArraySlice<CheckUnit>) -> CheckUnit {
        units.dropFirst().reduce(units[units.startIndex]) { $0.joined(with: $1) }
    }

    /// What an alignment joins whole has lengths that fit already.
    private func plainValue(of whole: CheckUnit, _ meanings: UnitMeanings) -> Double {
        meanings.cosine(of: 0, in: whole, with: 1, in: whole) - usualCosine[0][1] + Self.plainTolerance
    }

    private func value(of whole: CheckUnit, _ meanings: UnitMeanings) -> Double {
        meanings.cosine(of: 0, in: whole, with: 1, in: whole) - usualCosine[0][1] + Self.tolerance
            - Self.fitWorth * misfit(of: 0, in: whole, with: 1, in: whole)
    }
}
