/// Units of two halves of a moved part that are to be one row, the right one's moved to the left one's place.
struct PartJoin: Hashable {
    let left: Range<Int>
    let right: Range<Int>
    let probability: Double
}

/// Puts joined parts into the rows.
struct JoinedRows {
    let left: MovableUnits
    let right: MovableUnits
    let joins: [PartJoin]
    let versionCount: Int

    /// A joined row stands where its left part stood; what is left of rows that were cut stays in its place.
    func rebuilt(_ rows: [PathRow]) -> [PathRow] {
        var joinAt: [Int: PartJoin] = [:]
        var taken = (
            left: [Bool](repeating: false, count: left.count), right: [Bool](repeating: false, count: right.count)
        )
        for join in joins {
            joinAt[join.left.lowerBound] = join
            for unit in join.left { taken.left[unit] = true }
            for unit in join.right { taken.right[unit] = true }
        }
        let units = (
            left: Dictionary(grouping: left.units.indices) { left.units[$0].row },
            right: Dictionary(grouping: right.units.indices) { right.units[$0].row }
        )
        var result: [PathRow] = []
        for (index, row) in rows.enumerated() {
            if let own = units.right[index], own.contains(where: { taken.right[$0] }) {
                result += rests(own.filter { !taken.right[$0] }, right)
            } else if let own = units.left[index], own.contains(where: { taken.left[$0] }) {
                var rest: [Int] = []
                for unit in own {
                    if !taken.left[unit] {
                        rest.append(unit)
                        continue
                    }
                    result += rests(rest, left)
                    rest = []
                    if let join = joinAt[unit] { result.append(joined(join, rows)) }
                }
                result += rests(rest, left)
            } else {
                result.append(row)
            }
        }
        return result
    }

    /// Rows of units that were not joined, one a stretch.
    private func rests(_ units: [Int], _ half: MovableUnits) -> [PathRow] {
        var stretches: [Range<Int>] = []
        for unit in units {
            if let last = stretches.last, last.upperBound == unit {
                stretches[stretches.count - 1] = last.lowerBound..<(unit + 1)
            } else {
                stretches.append(unit..<(unit + 1))
            }
        }
        return stretches.compactMap { stretch in
            half.joined(stretch).map { parts in
                var row = PathRow(runs: [Range<Int>](repeating: 0..<0, count: versionCount))
                for part in parts { row.runs[part.version] = part.run }
                return row
            }
        }
    }

    private func joined(_ join: PartJoin, _ rows: [PathRow]) -> PathRow {
        let first = left.units[join.left.lowerBound].row
        var row = rows[first]
        for part in left.joined(join.left) ?? [] { row.runs[part.version] = part.run }
        for unit in join.left { row.merge(rows[left.units[unit].row]) }
        for unit in join.right { row.merge(rows[right.units[unit].row]) }
        let staying = row.present
        for part in right.joined(join.right) ?? [] {
            let version = part.version
            row.runs[version] = part.run
            row.moved.append(version)
            for other in staying {
                row.joinedScores[VersionPair(version, other)] = join.probability
            }
        }
        row.moved.sort()
        return row
    }
}

extension PathRow {
    /// Takes over what is known of a row that becomes part of this one.
    fileprivate mutating func merge(_ other: PathRow) {
        for version in other.moved where !moved.contains(version) { moved.append(version) }
        joinedScores.merge(other.joinedScores) { min($0, $1) }
    }
}
