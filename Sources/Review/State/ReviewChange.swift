/// What a correction did to the rows, so that it can be undone and done again.
public struct ReviewChange: Sendable {
    enum Step: Sendable {
        case set(before: ReviewRow, after: ReviewRow)
        /// The row came behind another one; 0 is before the first.
        case insert(ReviewRow, after: Int)
        case remove(ReviewRow, after: Int)

        var reversed: Step {
            switch self {
            case .set(let before, let after): .set(before: after, after: before)
            case .insert(let row, let other): .remove(row, after: other)
            case .remove(let row, let other): .insert(row, after: other)
            }
        }
    }

    let correction: Correction
    private(set) var steps: [Step] = []

    init(_ correction: Correction) { self.correction = correction }

    mutating func add(_ step: Step) { steps.append(step) }

    var reversed: ReviewChange {
        var change = ReviewChange(correction)
        change.steps = steps.reversed().map(\.reversed)
        return change
    }

    /// The rows that are not as they were and are there now, in the order of the steps.
    public var touched: [Int] {
        var rows: [Int] = []
        // From the last step back, a row is there or not as the step says that comes first.
        var seen: Set<Int> = []
        for step in steps.reversed() {
            switch step {
            case .set(_, let row), .insert(let row, _): if seen.insert(row.id).inserted { rows.append(row.id) }
            case .remove(let row, _): seen.insert(row.id)
            }
        }
        return rows.reversed()
    }

    public enum Coming: Sendable {
        /// A row, and the one that it stands behind (0: none).
        case came(Int, after: Int)
        case went(Int)
    }

    /// The rows that came and went, one after the other.
    public var comings: [Coming] {
        steps.compactMap { step in
            switch step {
            case .set: nil
            case .insert(let row, let other): .came(row.id, after: other)
            case .remove(let row, _): .went(row.id)
            }
        }
    }
}
