internal import Review

/// The rows in the order in which a person should look at them, the least sure first.
struct ReviewQueue {
    private var rows: [Int]?
    private var places: [Int: Int] = [:]

    /// The first row behind another one, by surety, that nobody has decided about; from the least sure one on where there
    /// is none. Rows that corrections made come last. nil where all are decided.
    ///
    /// - Complexity: O(rows · log rows) the first time, then O(rows passed over).
    mutating func next(after row: Int, _ state: ReviewState) -> Int? {
        let known = rows ?? begin(state)
        let start = places[row].map { $0 + 1 } ?? 0
        for step in known.indices {
            let other = known[(start + step) % known.count]
            if other != row, state[other]?.status == .open { return other }
        }
        var last = state.row(at: 0)
        while let other = last {
            if other.status == .open, other.id != row { return other.id }
            last = state.row(after: other.id)
        }
        return nil
    }

    private mutating func begin(_ state: ReviewState) -> [Int] {
        var filter = RowFilter()
        filter.order = .surety
        let found = filter.rows(of: state, hasFinding: { _ in false })
        rows = found
        for (place, row) in found.enumerated() { places[row] = place }
        return found
    }
}
