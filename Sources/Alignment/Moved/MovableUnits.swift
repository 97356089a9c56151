internal import Evidence

/// What could be one half of a moved part: rows that lack some versions, cut into units that may be joined with units
/// of the other half. A row of several versions is one unit; text that one version has alone is a unit a segment, but
/// for pieces of what its rules take for one sentence: only whole ones move.
struct MovableUnits {
    /// A version's run of segments.
    struct Part {
        let version: VersionIndex
        var run: Range<Int>
    }

    struct Unit {
        var parts: [Part]
        /// The row that it is of, and where in the row's units.
        var row: Int
        /// Counts up where the text before is not this unit's neighbour: between two units of a block no row has text
        /// of their versions.
        var block: Int
    }

    private(set) var units: [Unit] = []
    /// For every unit how many before it do not go on in the next one, as one run of one version.
    private var breaksBefore: [Int] = []

    init(_ rows: [PathRow], of versions: [VersionEvidence], where belongs: (_ present: [VersionIndex]) -> Bool) {
        // The last row that has text of each version.
        var last = [Int](repeating: -1, count: rows.first?.runs.count ?? 0)
        var block = 0
        for (index, row) in rows.enumerated() {
            let present = row.present
            if belongs(present) {
                if let before = units.last {
                    let versions = Set(present).union(before.parts.map(\.version))
                    if versions.contains(where: { last[$0] > before.row }) { block += 1 }
                }
                if present.count == 1, let only = present.first {
                    let run = row.runs[only]
                    let starts = run.filter { $0 == run.lowerBound || !versions[only].isInner($0) }
                    for (start, end) in zip(starts, starts.dropFirst() + [run.upperBound]) {
                        units.append(Unit(parts: [Part(version: only, run: start..<end)], row: index, block: block))
                    }
                } else {
                    let parts = present.map { Part(version: $0, run: row.runs[$0]) }
                    units.append(Unit(parts: parts, row: index, block: block))
                }
            }
            for version in present { last[version] = index }
        }
        var breaks = 0
        for (index, unit) in units.enumerated() {
            breaksBefore.append(breaks)
            if index + 1 == units.count || !Self.isOneRun(unit, units[index + 1]) { breaks += 1 }
        }
    }

    private static func isOneRun(_ unit: Unit, _ next: Unit) -> Bool {
        unit.parts.count == 1 && next.parts.count == 1 && unit.parts[0].version == next.parts[0].version
            && unit.parts[0].run.upperBound == next.parts[0].run.lowerBound
    }

    /// The text of units that stand one after the other where it is one run of one version, as it most often is; else nil.
    @inline(__always)
    func oneRun(_ range: Range<Int>) -> Part? {
        guard let last = range.last, breaksBefore[last] == breaksBefore[range.lowerBound],
            units[range.lowerBound].parts.count == 1
        else { return nil }
        var part = units[range.lowerBound].parts[0]
        part.run = part.run.lowerBound..<units[last].parts[0].run.upperBound
        return part
    }

    var count: Int { units.count }

    /// The text of units that stand one after the other: a run of each version that has some; nil where a version's is
    /// not one piece.
    func joined(_ range: Range<Int>) -> [Part]? {
        guard let first = range.first else { return nil }
        var parts = units[first].parts
        for index in range.dropFirst() {
            for part in units[index].parts {
                if let place = parts.firstIndex(where: { $0.version == part.version }) {
                    guard parts[place].run.upperBound == part.run.lowerBound else { return nil }
                    parts[place].run = parts[place].run.lowerBound..<part.run.upperBound
                } else {
                    parts.append(part)
                }
            }
        }
        return parts
    }

    /// A stretch of a block, and whether the block goes on beyond it.
    struct Window {
        let units: Range<Int>
        let goesOnBefore: Bool
        let goesOnAfter: Bool
    }

    /// So many units on either side of a place are looked at with it.
    private static let reach = 20

    /// The units around `place` in its block that are not used.
    func window(around place: Int, _ isUsed: [Bool]) -> Window {
        let isNext = { (unit: Int) in
            units.indices.contains(unit) && units[unit].block == units[place].block && !isUsed[unit]
        }
        var low = place
        while place - low < Self.reach, isNext(low - 1) { low -= 1 }
        var high = place + 1
        while high - place <= Self.reach, isNext(high) { high += 1 }
        return Window(units: low..<high, goesOnBefore: isNext(low - 1), goesOnAfter: isNext(high))
    }

    /// For every unit the shortest stretch from it on that is about a sentence long.
    func sentences(_ versions: [VersionEvidence]) -> [Range<Int>] {
        units.indices.map { start in
            var end = start
            var size = 0.0
            while end < count, units[end].block == units[start].block, size < 0.7, end - start < 12 {
                let sizes = units[end].parts.map { part in
                    versions[part.version].length(of: part.run) / versions[part.version].meanSentenceLength
                }
                size += sizes.reduce(0, +) / Double(max(1, sizes.count))
                end += 1
            }
            return start..<max(end, start + 1)
        }
    }

    /// For each version the units by segment.
    func places(_ versionCount: Int) -> [[Int: Int]] {
        var places = [[Int: Int]](repeating: [:], count: versionCount)
        for (index, unit) in units.enumerated() {
            for part in unit.parts { for segment in part.run { places[part.version][segment] = index } }
        }
        return places
    }

    /// The most units in a bead: as many segments of a version as a row may have, or a few rows.
    func longestBead(_ longestRuns: [Int]) -> Int {
        units.reduce(3) { longest, unit in
            unit.parts.count == 1 ? max(longest, longestRuns[unit.parts[0].version]) : longest
        }
    }
}
