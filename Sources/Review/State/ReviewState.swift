public import Documents
internal import Formats

/// The rows as corrections left them, and what can be undone.
///
/// A part is always one range of its version's text, so that a row can be written like any other: texts are joined only
/// where they follow one another, but for white space. Ranges count code points as the table's spans do; where a table
/// has several documents, or no spans, over all its cells.
///
/// A correction costs O(length of its texts + log rows), an arrangement what its rows do.
public struct ReviewState: Sendable {
    public let table: ReviewTable
    private var rows: [ReviewRow?]
    private var order: RowOrder
    private var done: [ReviewChange] = []
    private var undone: [ReviewChange] = []
    /// The number that the next new row gets.
    private(set) var nextID: Int
    /// How many rows are accepted and rejected.
    private var decided: [ReviewRow.Status: Int] = [:]

    /// - Complexity: O(rows).
    public init(_ table: ReviewTable) {
        self.table = table
        rows = [nil]
        rows.reserveCapacity(table.rows.count + 1)
        for (index, cells) in table.cells.enumerated() {
            var row = ReviewRow(id: index + 1, cells: cells)
            for part in table.rows[index].parts where part.isMoved {
                if let version = table.version(part.language) { row.moved.insert(version) }
            }
            if let decision = table.rows[index].decision {
                row.status = decision == .accepted ? .accepted : .rejected
                decided[row.status, default: 0] += 1
            }
            rows.append(row)
        }
        order = RowOrder(count: table.rows.count)
        nextID = table.rows.count + 1
    }

    // MARK: - What is there

    public var count: Int { order.count }
    public var canUndo: Bool { !done.isEmpty }
    public var canRedo: Bool { !undone.isEmpty }
    public func count(_ status: ReviewRow.Status) -> Int {
        status == .open ? count - count(.accepted) - count(.rejected) : decided[status] ?? 0
    }

    /// nil where there is no such row, or no more.
    public subscript(row: Int) -> ReviewRow? { rows.indices.contains(row) ? rows[row] : nil }

    /// - Complexity: O(log rows), as of all that asks for places and neighbours.
    public func row(at place: Int) -> ReviewRow? { order.row(at: place).flatMap { rows[$0] } }
    /// A row's place from 0; nil where there is no such row.
    public func place(of row: Int) -> Int? { self[row] == nil ? nil : order.place(of: row) }
    public func row(after row: Int) -> ReviewRow? {
        self[row] == nil ? nil : order.row(after: row).flatMap { rows[$0] }
    }
    public func row(before row: Int) -> ReviewRow? {
        self[row] == nil ? nil : order.row(before: row).flatMap { rows[$0] }
    }

    /// Whether the row has the texts that it had in the table.
    public func isUnchanged(_ row: ReviewRow) -> Bool {
        row.id <= table.rows.count && table.cells[row.id - 1] == row.cells
    }

    /// - Complexity: O(length of the text + log rows).
    public func text(_ row: ReviewRow, version: Int) -> String? {
        row.cells[version].map { table.versions[version].text($0) }
    }

    /// The number of the document that the row is of.
    func document(of row: ReviewRow) -> Int32 {
        guard let version = row.cells.firstIndex(where: { $0 != nil }) else { return 0 }
        return table.documents[originals(of: row, version: version).first ?? 0]
    }

    /// The table's rows that some of the version's part was in, by their places there.
    func originals(of row: ReviewRow, version: Int) -> [Int] {
        row.cells[version].map { table.rows(of: $0, version: version) } ?? []
    }

    // MARK: - Changing it

    /// Makes a correction, or says why not; then nothing has changed.
    @discardableResult
    public mutating func apply(_ correction: Correction) throws(RefusedCorrection) -> ReviewChange {
        switch correction {
        case .undo:
            guard let last = done.popLast() else { throw RefusedCorrection("there is nothing to undo") }
            undone.append(last)
            let change = last.reversed
            perform(change)
            return change
        case .redo:
            guard let last = undone.popLast() else { throw RefusedCorrection("there is nothing to redo") }
            done.append(last)
            perform(last)
            return last
        default:
            let change = try change(correction)
            perform(change)
            done.append(change)
            undone.removeAll()
            return change
        }
    }

    /// Whether a correction can be made now; says why not by throwing.
    public func validate(_ correction: Correction) throws(RefusedCorrection) {
        switch correction {
        case .undo: if done.isEmpty { throw RefusedCorrection("there is nothing to undo") }
        case .redo: if undone.isEmpty { throw RefusedCorrection("there is nothing to redo") }
        default: _ = try change(correction)
        }
    }

    private func change(_ correction: Correction) throws(RefusedCorrection) -> ReviewChange {
        switch correction {
        case .decide(let status, let row): return try deciding(row, status: status, for: correction)
        case .decideAll(let status, let rows): return try deciding(rows, status: status, for: correction)
        case .merge(let row, let side): return try merging(row, with: side, for: correction)
        case .split(let row, let places): return try splitting(row, at: places, for: correction)
        case .move(let row, let version, let target, let place):
            return try moving(row, version: version, to: target, at: place, for: correction)
        case .mark(let mark, let row, let version, let isOn):
            return try marking(row, mark: mark, version: version, isOn: isOn, for: correction)
        case .pin(let row, let isOn): return try pinning(row, isOn: isOn, for: correction)
        case .note(let row, let text): return try noting(row, text: text, for: correction)
        case .arrange(let arrangements): return try arranging(arrangements, for: correction)
        case .undo, .redo: return ReviewChange(correction)
        }
    }

    private mutating func perform(_ change: ReviewChange) {
        for step in change.steps {
            switch step {
            case .set(let before, let after):
                count(before, by: -1)
                count(after, by: 1)
                rows[after.id] = after
            case .insert(let row, let other):
                if row.id >= rows.count { rows.append(contentsOf: repeatElement(nil, count: row.id + 1 - rows.count)) }
                rows[row.id] = row
                order.insert(row.id, after: other)
                count(row, by: 1)
                nextID = max(nextID, row.id + 1)
            case .remove(let row, _):
                order.remove(row.id)
                rows[row.id] = nil
                count(row, by: -1)
            }
        }
    }

    private mutating func count(_ row: ReviewRow, by step: Int) {
        if row.status != .open { decided[row.status, default: 0] += step }
    }

    // MARK: - For corrections

    func existing(_ row: Int) throws(RefusedCorrection) -> ReviewRow {
        guard let found = self[row] else {
            let wasThere = row > 0 && row < nextID
            throw RefusedCorrection("row \(row) is not there\(wasThere ? " any more" : "")")
        }
        return found
    }

    func column(_ version: LanguageTag) throws(RefusedCorrection) -> Int {
        guard let column = table.version(version) else {
            let known = table.languages.map(\.tag).joined(separator: ", ")
            throw RefusedCorrection("the table has no '\(version)'; it has \(known)")
        }
        return column
    }

    func neighbour(of row: ReviewRow, _ side: Correction.Side) throws(RefusedCorrection) -> ReviewRow {
        guard let other = side == .next ? self.row(after: row.id) : self.row(before: row.id) else {
            throw RefusedCorrection("there is no row \(side == .next ? "after" : "before") row \(row.id)")
        }
        guard document(of: row) == document(of: other) else {
            throw RefusedCorrection("rows \(row.id) and \(other.id) are of two documents")
        }
        return other
    }

    /// Two ranges of a version's text as one; nil where other text stands between them.
    func joined(_ one: Range<Int>, _ other: Range<Int>, version: Int) -> Range<Int>? {
        let (first, second) = one.lowerBound < other.lowerBound ? (one, other) : (other, one)
        guard table.versions[version].follows(second.lowerBound, first.upperBound) else { return nil }
        return first.lowerBound..<second.upperBound
    }

    /// The row that stands before another; 0 for none.
    func number(before row: Int) -> Int { order.row(before: row) ?? 0 }
}

extension ReviewState {
    /// The text of a range of a version, as an arrangement names it; nil where the table has no such version.
    public func text(in range: Range<Int>, version language: LanguageTag) -> String? {
        table.version(language).map { table.versions[$0].text(range) }
    }
}
