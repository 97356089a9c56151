private import Algorithms
private import Encoders
private import Segmentation

/// Cuts units of several sentences where every version's text falls into two halves that translate each other.
///
/// An aligner joins two sentences where one of them lost a part: lengths fit better so. What was lost is found more
/// surely in the sentence alone.
struct UnitSplitter {
    let versions: [CheckedVersion]
    /// Whether an encoder knows each version's language.
    let known: [Bool]

    /// How much more alike the halves must be to their counterparts than to the others.
    private static let leastDifference = 0.2
    /// Halves with fewer characters say too little.
    private static let leastInk = 12
    private static let mostCuts = 4
    private static let mostRounds = 3

    func split(_ units: [CheckUnit], _ meanings: inout UnitMeanings) -> [CheckUnit] {
        var units = units
        for _ in 0..<Self.mostRounds {
            let cuts = units.map(cuts)
            meanings.encode(
                zip(units, cuts).flatMap { unit, cuts in
                    cuts.indices.flatMap { version in
                        cuts[version].flatMap {
                            halves(of: version, in: unit, cutAt: $0).map {
                                UnitMeanings.Place(version: version, range: $0)
                            }
                        }
                    }
                })
            var result: [CheckUnit] = []
            for (unit, cuts) in zip(units, cuts) { result += split(unit, at: cuts, meanings) ?? [unit] }
            if result.count == units.count { break }
            units = result
        }
        return units
    }

    /// Where each version's text may be cut: after segments that may end a sentence. Empty for all where one version
    /// has no such place.
    private func cuts(_ unit: CheckUnit) -> [[Int]] {
        let none = [[Int]](repeating: [], count: versions.count)
        let present = unit.present
        guard present.count > 1, present.allSatisfy({ known[$0] }) else { return none }
        var cuts = none
        for version in present {
            guard let range = unit.ranges[version], let segmentation = versions[version].segmentation else {
                return none
            }
            var places = segmentation.ends(inside: range).filter { segmentation.boundaries[$0].kind != .inner }
            if places.count > Self.mostCuts {
                places = places.sorted {
                    (segmentation.boundaries[$1].strength, $0) < (segmentation.boundaries[$0].strength, $1)
                }.prefix(Self.mostCuts).sorted()
            }
            cuts[version] = places.map { segmentation.segments[$0 + 1].range.lowerBound }.filter {
                halves(of: version, in: unit, cutAt: $0).allSatisfy { versions[version].ink(in: $0) >= Self.leastInk }
            }
            if cuts[version].isEmpty { return none }
        }
        return cuts
    }

    private func halves(of version: Int, in unit: CheckUnit, cutAt cut: Int) -> [Range<Int>] {
        guard let range = unit.ranges[version] else { return [] }
        return [range.lowerBound..<cut, cut..<range.upperBound].map { versions[version].trimmed($0) ?? $0 }
    }

    /// The first version's best cut, and every other's that goes best with it.
    private func split(_ unit: CheckUnit, at cuts: [[Int]], _ meanings: UnitMeanings) -> [CheckUnit]? {
        let present = unit.present
        guard let pivot = present.first, !cuts[pivot].isEmpty else { return nil }
        var best: (difference: Double, cuts: [Int])?
        for own in cuts[pivot] {
            var chosen = [own]
            var least = Double.infinity
            for other in present.dropFirst() {
                var found = (difference: -Double.infinity, cut: 0)
                for cut in cuts[other] {
                    let difference = difference(
                        between: halves(of: pivot, in: unit, cutAt: own), of: pivot,
                        and: halves(of: other, in: unit, cutAt: cut), of: other, meanings)
                    if difference > found.difference { found = (difference, cut) }
                }
                least = min(least, found.difference)
                chosen.append(found.cut)
            }
            if least > best?.difference ?? Self.leastDifference { best = (least, chosen) }
        }
        guard let best else { return nil }
        var parts = [[Range<Int>?]](repeating: [Range<Int>?](repeating: nil, count: versions.count), count: 2)
        for (version, cut) in zip(present, best.cuts) {
            for (part, range) in halves(of: version, in: unit, cutAt: cut).enumerated() { parts[part][version] = range }
        }
        return parts.map { CheckUnit(rows: unit.rows, ranges: $0) }
    }

    /// How much more alike the halves are to their counterparts than to the other halves.
    private func difference(
        between own: [Range<Int>], of version: Int, and others: [Range<Int>], of other: Int, _ meanings: UnitMeanings
    ) -> Double {
        func cosine(_ one: Int, _ two: Int) -> Double {
            meanings.cosine(.init(version: version, range: own[one]), .init(version: other, range: others[two]))
        }
        return (cosine(0, 0) + cosine(1, 1) - cosine(0, 1) - cosine(1, 0)) / 2
    }
}

extension Segmentation {
    /// The segments that end inside a range of code units and are not its last.
    func ends(inside range: Range<Int>) -> Range<Int> {
        let start = segments.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
        var end = start
        while end + 1 < segments.count, segments[end + 1].range.lowerBound < range.upperBound { end += 1 }
        return start..<max(start, end)
    }
}
