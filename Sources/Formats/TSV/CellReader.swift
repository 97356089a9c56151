private import AlignedTable
internal import Documents
internal import Errors

/// Reads the rows of tab- or comma-separated values: `document`, `row`, `score`, and languages' tags for the versions. An
/// empty cell is a version that the row lacks.
final class CellReader: RowReader {
    private enum Column {
        case document, row, score
        case version(LanguageTag)
        /// A reviewer's, and what says which row a sheet's row is.
        case status, identity
    }

    private let cells: any CellSource
    private let columns: [Column]
    private(set) var unread: [String: Int] = [:]
    var line: Int { cells.line }

    /// - Parameters:
    ///   - names: The columns; nil where the first line names them.
    init(_ cells: any CellSource, columns names: [String]?) throws(TableError) {
        self.cells = cells
        var header = names
        if header == nil { header = try cells.next() }
        guard let header else {
            throw TableError(
                cells.name, "is empty", expected: "a line of column names such as document, row, score, ar, de")
        }
        var columns: [Column] = []
        var seen: Set<String> = []
        for (place, name) in header.enumerated() {
            // A sheet's first column is no Indonesian.
            let isIdentity = place == 0 && name == "id" && header.dropFirst().first == "document"
            let column: Column? =
                switch name {
                case "id" where isIdentity: .identity
                case "status": .status
                case "document": .document
                case "row": .row
                case "score": .score
                default: LanguageTag(name).map(Column.version)
                }
            guard let column else {
                throw TableError(
                    cells.name, line: names == nil ? 1 : nil,
                    "unknown column '\(name.spelledOnOneLine)'; expected document, row, score or languages such as ar "
                        + "(name the columns of a file without a header with \(.fromColumns))")
            }
            var key = isIdentity ? "" : name
            if case .version(let language) = column { key = language.canonical }
            guard seen.insert(key).inserted else {
                throw TableError(cells.name, line: 1, "the column '\(name)' twice", expected: "each once")
            }
            columns.append(column)
        }
        guard columns.contains(where: { if case .version = $0 { true } else { false } }) else {
            throw TableError(cells.name, line: 1, "no column is a language", expected: "some such as ar or de")
        }
        self.columns = columns
        cells.columnCount = columns.count
    }

    /// What a reviewer said of the last row, and the name that a sheet gives it; both empty where nothing is there.
    private(set) var status = ""
    private(set) var identity = ""
    /// The versions, in the order of their columns.
    var languages: [LanguageTag] {
        columns.compactMap { if case .version(let language) = $0 { language } else { nil } }
    }

    /// The next row, one without text too.
    func nextRow() throws(TableError) -> RowRecord? {
        while let cells = try cells.next() {
            // What a spreadsheet saves may end with lines without anything.
            if cells == [""], columns.count > 1 { continue }
            guard cells.count == columns.count else {
                throw problem("\(cells.count) cells", expected: "\(columns.count), one a column")
            }
            var row = RowRecord(parts: [])
            (status, identity) = ("", "")
            for (cell, column) in zip(cells, columns) where !cell.isEmpty {
                switch column {
                case .document: row.document = cell
                case .row:
                    guard let number = Int(cell), number > 0 else {
                        throw problem("'\(cell)' is no row's number", expected: "1 or more")
                    }
                    row.number = number
                case .score:
                    // Spreadsheets of some countries save "0,91".
                    guard let score = Double(cell.replacing(",", with: ".")), (0...1).contains(score) else {
                        throw problem("'\(cell)' is no score", expected: "a number from 0 to 1")
                    }
                    row.score = score
                case .version(let language): _ = row.add(RowRecord.Part(language: language, text: cell))
                case .status: status = cell
                case .identity: identity = cell
                }
            }
            row.decision = RowRecord.Decision(sheetStatus: status)
            if row.decision == .rejected { row.judgement.isDropped = true }
            if row.decision == nil, !status.isEmpty { unread["marks of reviewers", default: 0] += 1 }
            return row
        }
        return nil
    }

    func next() throws(TableError) -> RowRecord? {
        while let row = try nextRow() {
            if !row.parts.isEmpty { return row.scoredAsPair }
            unread["rows without text", default: 0] += 1
        }
        return nil
    }

    private func problem(_ found: Phrase, expected: Phrase) -> TableError {
        TableError(cells.name, line: cells.line, found, expected: expected)
    }
}

extension RowRecord {
    /// With the score of its pair, where it has two versions: it is the row's.
    var scoredAsPair: RowRecord {
        guard parts.count == 2, pairScores.isEmpty, let score else { return self }
        var row = self
        row.pairScores = [.init(first: 0, second: 1, score: score)]
        return row
    }
}
