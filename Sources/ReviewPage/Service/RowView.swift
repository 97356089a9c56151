internal import Review

/// The rows that a page looks at. What a correction changes stays where it is, though the filter would not show it any
/// more: nothing goes away under one's hands.
struct RowView {
    let filter: RowFilter
    /// nil for the whole table in its order.
    private var rows: [Int]?

    init(_ filter: RowFilter, _ state: ReviewState, hasFinding: (ReviewRow) -> Bool) {
        self.filter = filter
        rows = filter.isWholeTable ? nil : filter.rows(of: state, hasFinding: hasFinding)
    }

    func count(_ state: ReviewState) -> Int { rows?.count ?? state.count }

    func row(at place: Int, _ state: ReviewState) -> ReviewRow? {
        guard let rows else { return state.row(at: place) }
        return rows.indices.contains(place) ? state[rows[place]] : nil
    }

    /// Rows of the view, in its order, about which nobody has decided.
    ///
    /// - Complexity: O(rows · log rows).
    func open(_ state: ReviewState) -> [Int] {
        (0..<count(state)).compactMap { row(at: $0, state) }.filter { $0.status == .open }.map(\.id)
    }

    /// The first place of some rows that the view has; nil where it has none of them.
    ///
    /// - Complexity: O(rows).
    func firstPlace(of some: [Int], _ state: ReviewState) -> Int? {
        guard let rows else { return some.compactMap { state.place(of: $0) }.min() }
        let wanted = Set(some)
        return rows.firstIndex(where: wanted.contains)
    }

    /// The place of a row; nil where the view does not have it.
    func place(of row: Int, _ state: ReviewState) -> Int? {
        guard let rows else { return state.place(of: row) }
        return rows.firstIndex(of: row)
    }

    mutating func follow(_ change: ReviewChange) {
        guard var rows else { return }
        for step in change.comings {
            switch step {
            case .came(let row, let other):
                guard let place = rows.firstIndex(of: other) else { continue }
                rows.insert(row, at: place + 1)
            case .went(let row): rows.removeAll { $0 == row }
            }
        }
        self.rows = rows
    }
}
