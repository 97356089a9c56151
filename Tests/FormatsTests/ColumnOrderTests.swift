import Formats
import TestRandomness
import Testing

@Suite struct ColumnOrderTests {
    /// Each name once its predecessors stand; else the first to appear.
    private static func expected(_ rows: [[Int]]) -> [Int] {
        var names: [Int] = []
        var before: [Int: Set<Int>] = [:]
        for row in rows {
            for (index, name) in row.enumerated() {
                if !names.contains(name) { names.append(name) }
                if index > 0 { before[name, default: []].insert(row[index - 1]) }
            }
        }
        var columns: [Int] = []
        while !names.isEmpty {
            let next = names.firstIndex { before[$0, default: []].isSubset(of: columns) } ?? 0
            columns.append(names.remove(at: next))
        }
        return columns
    }

    @Test func ofRandomRows() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<300 {
            let rows = (0..<random.below(6)).map { _ in
                Array(
                    (0..<8).map { _ in random.below(10) }.reduce(into: [Int]()) { row, name in
                        if !row.contains(name) { row.append(name) }
                    })
            }
            var order = ColumnOrder<Int>()
            for row in rows { order.add(row) }
            #expect(order.columns == Self.expected(rows), "\(rows)")
        }
    }

    /// A row of thousands of versions, and as many rows of two.
    @Test func ofManyNames() {
        var order = ColumnOrder<Int>()
        order.add(Array(0..<5000))
        for name in 0..<5000 { order.add([name, (name * 7) % 5000]) }
        #expect(order.columns.count == 5000)
    }
}
