private import Algorithms

/// Finds the gold row that a predicted row stands inside, and joins what is finer than gold.
struct GoldPlaces {
    private let gold: [InkRow]
    /// For each side the gold rows that have it, by where they begin.
    private let starts: [[(start: Int, row: Int)]]

    /// - Complexity: O(n log n) for n rows.
    init(_ gold: [InkRow]) {
        self.gold = gold
        starts = (0..<(gold.first?.sides.count ?? 0)).map { side in
            gold.indices.filter { !gold[$0].sides[side].isEmpty }
                .map { (start: gold[$0].sides[side].lowerBound, row: $0) }
                .sorted { ($0.start, $0.row) < ($1.start, $1.row) }
        }
    }

    /// The gold row of the same languages that holds all of `row`; nil where none does.
    /// - Complexity: O(log n).
    func place(of row: InkRow) -> Int? {
        guard let side = row.sides.firstIndex(where: { !$0.isEmpty }), side < starts.count else { return nil }
        let first = starts[side].partitioningIndex { $0.start > row.sides[side].lowerBound }
        guard first > 0 else { return nil }
        let candidate = starts[side][first - 1].row
        return row.stands(inside: gold[candidate]) ? candidate : nil
    }

    /// Whether `row` is exactly several gold rows of the same languages.
    /// - Complexity: O(log n + k) for k gold rows inside.
    func isJoined(_ row: InkRow) -> Bool {
        guard let side = row.sides.firstIndex(where: { !$0.isEmpty }), side < starts.count else { return false }
        let first = starts[side].partitioningIndex { $0.start >= row.sides[side].lowerBound }
        let parts = starts[side][first...].prefix { $0.start < row.sides[side].upperBound }.map { gold[$0.row] }
        return Self.partition(parts, row)
    }

    /// Finer than gold is not wrong, for a gold sentence may hold several: rows that together are exactly one gold row
    /// become that row. The rest keep their order; what was joined follows, in the order of its first parts.
    func coarsened(_ predicted: [InkRow]) -> [InkRow] {
        var parts: [Int: [Int]] = [:]
        var order: [Int] = []
        for (index, row) in predicted.enumerated() {
            guard let place = place(of: row) else { continue }
            if parts[place] == nil { order.append(place) }
            parts[place, default: []].append(index)
        }
        var isJoined = [Bool](repeating: false, count: predicted.count)
        var joined: [InkRow] = []
        for place in order {
            guard let members = parts[place], members.count > 1,
                Self.partition(members.map { predicted[$0] }, gold[place])
            else { continue }
            joined.append(gold[place])
            for member in members { isJoined[member] = true }
        }
        return predicted.indices.filter { !isJoined[$0] }.map { predicted[$0] } + joined
    }

    /// Whether rows cover `whole`, and nothing else, without overlap.
    private static func partition(_ parts: [InkRow], _ whole: InkRow) -> Bool {
        whole.sides.indices.allSatisfy { side in
            let ranges = parts.map { $0.sides[side] }
            return ranges.union() == (whole.sides[side].isEmpty ? [] : [whole.sides[side]])
                && ranges.reduce(0) { $0 + $1.count } == whole.sides[side].count
        }
    }
}
