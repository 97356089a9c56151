internal import Documents
public import Errors
public import Formats
private import ICUText

/// What a spreadsheet that came back says of a table: rows merged, split and shifted by cutting and pasting cells, and what
/// a reviewer said of rows.
///
/// A text is what it was, but for white space: rows around which a version says something else than before are told and
/// stay as they are. Rows may be sorted, emptied or taken away; a row that somebody put in belongs behind the one before it.
public struct SheetCorrections: Sendable {
    public struct Step: Sendable {
        /// Rows that take the place of others; nil where only a status is told.
        public var arrangement: Arrangement?
        /// What is said of each new row, or of the one row.
        public var statuses: [ReviewRow.Status?]
        /// The first of the table's rows that it is about.
        public var row: Int
    }

    public private(set) var steps: [Step] = []
    /// What cannot be taken over, a sentence each, with the sheet's line.
    public private(set) var reports: [Phrase] = []

    private let table: ReviewTable
    private let state: ReviewState

    /// A row of the sheet, by the table's row that it is, or that it stands behind.
    private struct SheetRow {
        let owner: Int
        let isOwner: Bool
        let line: Int
        let status: ReviewRow.Status?
        /// By column, the text without white space.
        let inks: [[Unicode.Scalar]]
    }

    /// - Complexity: O(text).
    public init(_ sheet: EditedTable, of table: ReviewTable) {
        self.table = table
        state = ReviewState(table)
        for language in table.languages where !sheet.languages.contains(language) {
            reports.append("the column '\(language)' is not there any more; its text stays as it was")
        }
        let rows = placed(sheet)
        let changed = (1...max(1, table.rows.count)).map { row in
            table.rows.isEmpty ? false : isChanged(row, rows[row] ?? [])
        }
        var row = 1
        while row <= table.rows.count {
            guard changed[row - 1] else {
                if let own = rows[row]?.first { tell(own, row) }
                row += 1
                continue
            }
            // The fewest rows from here on that have together what they had.
            let most = min(table.rows.count, row + Self.mostRows)
            var found: (step: Step, last: Int)?
            for last in row...most where found == nil {
                guard table.documents[last - 1] == table.documents[row - 1] else { break }
                found = step(row...last, (row...last).flatMap { rows[$0] ?? [] })
            }
            if let found {
                if found.step.arrangement?.rows.isEmpty == false { steps.append(found.step) }
                row = found.last + 1
            } else {
                report(row, rows[row] ?? [])
                for own in rows[row] ?? [] where own.isOwner { tell(own, row) }
                row += 1
            }
        }
    }

    /// A cell is not shifted over more rows.
    private static let mostRows = 64

    // MARK: Which row is which

    /// The sheet's rows by the table's row that they are or stand behind, each in the sheet's order.
    private mutating func placed(_ sheet: EditedTable) -> [Int: [SheetRow]] {
        var known: [EditedTable.Origin: Int] = [:]
        for (index, row) in table.rows.enumerated() {
            let document = String((row.document ?? "").prefix(1000))
            known[EditedTable.Origin(document: document, number: row.number ?? 0)] = index + 1
        }
        var placed: [Int: [SheetRow]] = [:]
        var owner = 1
        var seen: Set<Int> = []
        for row in sheet.rows {
            var isOwner = false
            if let origin = row.origin {
                guard let found = known[origin] else {
                    reports.append(
                        "line \(row.line) is row \(origin.number), which the table does not have; it is left out")
                    continue
                }
                owner = found
                isOwner = seen.insert(found).inserted
            }
            let inks = table.languages.map { language in Self.ink(row.texts[language] ?? "") }
            let sheetRow = SheetRow(
                owner: owner, isOwner: isOwner, line: row.line, status: status(row), inks: inks)
            if isOwner || inks.contains(where: { !$0.isEmpty }) { placed[owner, default: []].append(sheetRow) }
        }
        return placed
    }

    private mutating func status(_ row: EditedTable.EditedRow) -> ReviewRow.Status? {
        if let decision = RowRecord.Decision(sheetStatus: row.status) {
            return decision == .accepted ? .accepted : .rejected
        }
        if !["", "changed"].contains(row.status.lowercased().filter { !$0.isWhitespace }) {
            reports.append(
                "line \(row.line): the status '\(row.status)' is none; expected accepted, changed or rejected")
        }
        return nil
    }

    private static func ink(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !Scalars.isWhiteSpace($0.value) }
    }

    private func original(_ row: Int) -> [[Unicode.Scalar]] {
        guard let own = state[row] else { return [] }
        return table.languages.indices.map { Self.ink(state.text(own, version: $0) ?? "") }
    }

    /// What the table's characters are in a sheet: what XML cannot hold is U+FFFD there.
    private static func isSame(_ one: Unicode.Scalar, inSheet other: Unicode.Scalar) -> Bool {
        one == other || other == "\u{FFFD}" && (one.value < 0x20 || one.value == 0xFFFE || one.value == 0xFFFF)
    }

    private static func areSame(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { isSame($0, inSheet: $1) }
    }

    private func isChanged(_ row: Int, _ rows: [SheetRow]) -> Bool {
        guard rows.count == 1, let own = rows.first, own.isOwner else { return true }
        return !zip(original(row), own.inks).allSatisfy(Self.areSame)
    }

    // MARK: Corrections

    private mutating func tell(_ own: SheetRow, _ row: Int) {
        guard let status = own.status else { return }
        steps.append(Step(arrangement: nil, statuses: [status], row: row))
    }

    /// The rows that take the place of some; nil where these do not have together what they had.
    private func step(_ old: ClosedRange<Int>, _ rows: [SheetRow]) -> (step: Step, last: Int)? {
        let new = rows.filter { row in row.inks.contains { !$0.isEmpty } }
        var cells = [[LanguageTag: Range<Int>]](repeating: [:], count: new.count)
        for (version, language) in table.languages.enumerated() {
            guard let ranges = ranges(of: version, in: old, as: new.map { $0.inks[version] }) else { return nil }
            for (place, range) in ranges.enumerated() { cells[place][language] = range }
        }
        let arrangement = Arrangement(
            first: old.lowerBound, last: old.upperBound, rows: cells.map { Arrangement.NewRow(cells: $0) })
        return (Step(arrangement: arrangement, statuses: new.map(\.status), row: old.lowerBound), old.upperBound)
    }

    private mutating func report(_ row: Int, _ rows: [SheetRow]) {
        let original = original(row)
        let altered = table.languages.indices.filter { version in
            !Self.areSame(original[version], rows.flatMap { $0.inks[version] })
        }.map { "'\(table.languages[$0])'" }
        let line = rows.first.map { "line \($0.line): " } ?? ""
        reports.append(
            rows.isEmpty
                ? "row \(row) is not there any more; it stays as it was"
                : "\(line)row \(row): the text of \(altered.joined(separator: ", ")) is another; it stays as it was")
    }

    /// Where new cells stand in a version's text; nil where they are not what the old ones are, in the same order.
    private func ranges(of version: Int, in old: ClosedRange<Int>, as new: [[Unicode.Scalar]]) -> [Range<Int>?]? {
        var inks: [Unicode.Scalar] = []
        var places: [Int] = []
        for number in old {
            guard let row = state[number], let range = row.cells[version], let text = state.text(row, version: version)
            else { continue }
            for (offset, scalar) in text.unicodeScalars.enumerated() where !Scalars.isWhiteSpace(scalar.value) {
                inks.append(scalar)
                places.append(range.lowerBound + offset)
            }
        }
        guard Self.areSame(inks, new.flatMap(\.self)) else { return nil }
        var ranges: [Range<Int>?] = []
        var next = 0
        for cell in new {
            guard !cell.isEmpty else {
                ranges.append(nil)
                continue
            }
            let (first, last) = (places[next], places[next + cell.count - 1])
            // Parts that stand elsewhere in their text are not joined.
            guard
                zip(places[next..<(next + cell.count)], places[(next + 1)..<(next + cell.count)]).allSatisfy({ $0 < $1 }
                )
            else { return nil }
            ranges.append(first..<(last + 1))
            next += cell.count
        }
        return ranges
    }
}

extension ReviewSession {
    /// Makes the corrections of a sheet that came back.
    ///
    /// - Returns: How many were made, and why others were not.
    public func take(_ sheet: SheetCorrections) throws(HexaplaError) -> (made: Int, refused: [Phrase]) {
        var made = 0
        var refused = sheet.reports
        for step in sheet.steps {
            do throws(Failure) {
                var rows = [step.row]
                if let arrangement = step.arrangement {
                    let before = state.row(before: step.row)?.id
                    try apply(.arrange([arrangement]))
                    made += 1
                    rows = []
                    var next = before.flatMap { state.row(after: $0) } ?? (before == nil ? state.row(at: 0) : nil)
                    while let row = next, rows.count < arrangement.rows.count {
                        rows.append(row.id)
                        next = state.row(after: row.id)
                    }
                }
                for (row, status) in zip(rows, step.statuses) {
                    guard let status, state[row]?.status != status else { continue }
                    try apply(.decide(status, row: row))
                    made += 1
                }
            } catch {
                switch error {
                case .refused(let refusal): refused.append("row \(step.row): \(refusal.reason)")
                case .failed(let failure): throw failure
                }
            }
        }
        return (made, refused)
    }
}
