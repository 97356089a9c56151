/// Which rows stand between others in a pair of versions, for telling a moved part from one that was left apart in its
/// place.
struct ReadingOrder {
    /// By pair of versions, how many rows before each have both, in order.
    private let before: [[Int32]]
    private let versionCount: Int

    init(_ rows: [PathRow]) {
        versionCount = rows.first?.runs.count ?? 0
        var counts = [Int32](repeating: 0, count: versionCount * versionCount)
        var before = [[Int32]](repeating: [], count: versionCount * versionCount)
        for row in rows {
            for index in counts.indices { before[index].append(counts[index]) }
            let inOrder = row.present.filter { !row.moved.contains($0) }
            for one in inOrder {
                for other in inOrder where one != other { counts[one.position * versionCount + other.position] += 1 }
            }
        }
        self.before = before
    }

    /// Whether a row between the two keeps their texts from being one row in order.
    func areCrossed(_ one: MovableUnits.Unit, _ other: MovableUnits.Unit) -> Bool {
        one.parts.contains { first in
            other.parts.contains { second in
                let counts = before[first.version.position * versionCount + second.version.position]
                return counts[one.row] != counts[other.row]
            }
        }
    }
}
