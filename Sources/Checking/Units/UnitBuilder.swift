internal import AlignedTable
private import Documents
internal import Encoders
private import Foundation
private import Segmentation

/// Joins rows of a table to units that can be compared.
///
/// An aligner puts each sentence in the best row it finds; what only seems to be left out, for its counterpart stands
/// in the next row, must come back to it. Text that is really left out makes its neighbours less alike when it is
/// joined to them, and stays alone.
struct UnitBuilder {
    let table: AlignedText
    let versions: [CheckedVersion]
    let encoder: (any LocalEncoding)?
    let threads: Int
    /// The usual cosine of every two versions' rows.
    let usualCosine: [[Double]]
    /// How many characters the second has for one of the first, usually.
    let lengthRatios: [[Double]]
    /// What the alignment that does not lean to leaving out leaves without a counterpart; nil where none does.
    var alone: LoneText?

    private static let mostRows = 8
    /// What joining must bring: likeness, and fit of lengths.
    static let leastGain = 0.02
    /// How much an e-fold better fit of lengths counts against likeness.
    static let fitWorth = 0.15
    /// Text that stands alone in two versions belongs together where it is at most this much less alike than is usual.
    static let tolerance = 0.2
    private static let mostRounds = 6

    func units() -> [CheckUnit] {
        var units = table.rows.indices.map { CheckUnit(rows: $0..<($0 + 1), ranges: table.rows[$0].ranges) }
        guard let encoder else { return units }
        var meanings = UnitMeanings(table: table, encoder: encoder, threads: threads)
        for _ in 0..<Self.mostRounds {
            let values = joinValues(units, &meanings)
            // The best joins first; each unit takes part in one a round.
            var taken = Set<Int>()
            var joins = Set<Int>()
            for (left, value) in values.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
            where value >= Self.leastGain && !taken.contains(left) && !taken.contains(left + 1) {
                joins.insert(left)
                taken.formUnion([left, left + 1])
            }
            if joins.isEmpty { break }
            units = joined(units) { joins.contains($0) }
        }
        units = joiningGaps(units, &meanings)
        units = UnitSplitter(versions: versions, known: versions.indices.map(covers)).split(units, &meanings)
        recordGains(&units, &meanings)
        return units
    }

    /// - Parameter joinsNext: Whether a unit is joined with the one after it.
    private func joined(_ units: [CheckUnit], _ joinsNext: (Int) -> Bool) -> [CheckUnit] {
        var result: [CheckUnit] = []
        for (index, unit) in units.enumerated() {
            if index > 0, joinsNext(index - 1), let last = result.last {
                result[result.count - 1] = last.joined(with: unit)
            } else {
                result.append(unit)
            }
        }
        return result
    }

    /// Whether the encoder knows a version's language.
    func covers(_ version: Int) -> Bool {
        encoder?.covers(language: versions[version].language.language) ?? false
    }

    // MARK: What only seems to be left out

    /// For every two neighbours that differ in their versions: how much better their texts match by joining, by the
    /// first one's index.
    private func joinValues(_ units: [CheckUnit], _ meanings: inout UnitMeanings) -> [Int: Double] {
        let pairs = candidates(units)
        meanings.encode(pairs.flatMap { [units[$0], units[$0 + 1], units[$0].joined(with: units[$0 + 1])] })
        var values: [Int: Double] = [:]
        for left in pairs {
            let gains = gains(ofJoining: units[left], with: units[left + 1], meanings)
            guard !gains.isEmpty else { continue }
            values[left] =
                gains.reduce(0) { $0 + $1.likeness + Self.fitWorth * $1.lengthFit } / Double(gains.count)
        }
        return values
    }

    private func candidates(_ units: [CheckUnit]) -> [Int] {
        units.indices.dropLast().filter { left in
            let (one, other) = (units[left], units[left + 1])
            return one.rows.count + other.rows.count <= Self.mostRows && one.present != other.present
                && (one.rows.lowerBound..<other.rows.upperBound).allSatisfy { table.rows[$0].moved.isEmpty }
                && !versions.indices.contains { endsParagraph($0, between: one, and: other) }
        }
    }

    /// Whether a version's text of two units stands in two paragraphs: a paragraph is no part of another.
    func endsParagraph(_ version: Int, between one: CheckUnit, and other: CheckUnit) -> Bool {
        guard let end = one.ranges[version]?.upperBound, let start = other.ranges[version]?.lowerBound, end <= start,
            let segmentation = versions[version].segmentation
        else { return false }
        let units = versions[version].units[end..<start]
        guard units.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x2029 }) else { return false }
        return segmentation.boundaries[segmentation.ends(inside: (end - 1)..<(start + 1)).lowerBound].kind == .paragraph
    }

    /// What joining two units brings for one pair of versions.
    private struct Gain {
        /// The version whose lack it would end, and whether the first of the two units is the one that it lacks.
        let lacking: Int
        let isFirst: Bool
        let likeness: Double
        /// By how much, as |ln|, lengths are nearer to what is usual.
        let lengthFit: Double
    }

    private func gains(ofJoining one: CheckUnit, with other: CheckUnit, _ meanings: UnitMeanings) -> [Gain] {
        let both = one.joined(with: other)
        let known = versions.indices.filter(covers)
        let shared = known.filter { one.ranges[$0] != nil && other.ranges[$0] != nil }
        var gains: [Gain] = []
        for (whole, part, isFirst) in [(one, other, false), (other, one, true)] {
            for lacking in known where whole.ranges[lacking] != nil && part.ranges[lacking] == nil {
                for version in shared {
                    let before = meanings.cosine(of: version, in: whole, with: lacking, in: whole)
                    let misfit = misfit(of: version, in: whole, with: lacking, in: whole)
                    gains.append(
                        Gain(
                            lacking: lacking, isFirst: isFirst,
                            likeness: meanings.cosine(of: version, in: both, with: lacking, in: whole) - before,
                            lengthFit: misfit - self.misfit(of: version, in: both, with: lacking, in: whole)))
                }
            }
        }
        guard shared.isEmpty else { return gains }
        for first in known where one.ranges[first] != nil {
            for second in known where other.ranges[second] != nil {
                let cosine = meanings.cosine(of: first, in: one, with: second, in: other)
                for (lacking, isFirst) in [(first, false), (second, true)] {
                    gains.append(
                        Gain(
                            lacking: lacking, isFirst: isFirst,
                            likeness: cosine - usualCosine[first][second] + Self.tolerance,
                            lengthFit: -misfit(of: first, in: one, with: second, in: other)))
                }
            }
        }
        return gains
    }

    /// How far, as |ln|, two texts' lengths are from what is usual.
    func misfit(of first: Int, in one: CheckUnit, with second: Int, in other: CheckUnit) -> Double {
        guard let left = one.ranges[first], let right = other.ranges[second] else { return 0 }
        let lengths = (Double(versions[first].ink(in: left)), Double(versions[second].ink(in: right)))
        return abs(log((lengths.1 + 4) / (lengthRatios[first][second] * lengths.0 + 4)))
    }

    /// Writes down for what stays alone how near it came to being joined.
    private func recordGains(_ units: inout [CheckUnit], _ meanings: inout UnitMeanings) {
        recordLikeness(&units, &meanings)
        recordFacing(&units, &meanings)
        let pairs = candidates(units)
        meanings.encode(pairs.flatMap { [units[$0], units[$0 + 1], units[$0].joined(with: units[$0 + 1])] })
        for left in pairs {
            for gain in gains(ofJoining: units[left], with: units[left + 1], meanings) {
                let unit = gain.isFirst ? left : left + 1
                guard units[unit].ranges[gain.lacking] == nil else { continue }
                let known = units[unit].lacks[gain.lacking]
                guard gain.likeness > known.joinGain ?? -1 else { continue }
                units[unit].lacks[gain.lacking].joinGain = gain.likeness
                units[unit].lacks[gain.lacking].joinFit = gain.lengthFit
            }
        }
    }

    /// Writes down how alike what a version lacks is to its text beside: what was translated there after all is more alike
    /// than what was not.
    private func recordLikeness(_ units: inout [CheckUnit], _ meanings: inout UnitMeanings) {
        let known = versions.indices.filter(covers)
        let lacking = units.indices.filter { !units[$0].absent.isEmpty }
        let all = units.indices
        func near(_ unit: Int) -> [Int] { [unit - 1, unit + 1].filter(all.contains) }
        meanings.encode(lacking.flatMap { [$0] + near($0) }.map { units[$0] })
        for unit in lacking {
            for version in units[unit].absent where known.contains(version) {
                let likeness = near(unit).filter { units[$0].ranges[version] != nil }.flatMap { beside in
                    units[unit].present.filter(known.contains).map { own in
                        meanings.cosine(of: own, in: units[unit], with: version, in: units[beside])
                            - usualCosine[own][version]
                    }
                }
                units[unit].lacks[version].likeness = likeness.max()
            }
        }
    }
}
