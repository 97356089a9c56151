private import AlignedTable
internal import Documents
internal import Errors

/// Reads the rows of tab- or comma-separated values: `document`, `row`, `score`, and languages' tags for the versions. An
/// empty cell is a version that the row lacks.
final class CellReader: RowReader {
    private enum Column {
        case document, row, score
        case version(LanguageTag)
    }

    private let cells: CellLines
    private let columns: [Column]
    private(set) var unread: [String: Int] = [:]
    var line: Int { cells.line }

    /// - Parameters:
    ///   - form: How cells stand apart.
    ///   - names: The columns; nil where the first line names them.
    init(_ lines: ByteLines, _ form: CellLines.Form, columns names: [String]?) throws(TableError) {
        cells = CellLines(lines, form)
        var header = names
        if header == nil { header = try cells.next() }
        guard let header else {
            throw TableError(
                cells.name, "is empty", expected: "a line of column names such as document, row, score, ar, de")
        }
        var columns: [Column] = []
        var seen: Set<String> = []
        for name in header {
            let column: Column? =
                switch name {
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
            var key = name
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
    }

    func next() throws(TableError) -> RowRecord? {
        while let cells = try cells.next() {
            // What a spreadsheet saves may end with lines without anything.
            if cells == [""], columns.count > 1 { continue }
            guard cells.count == columns.count else {
                throw problem("\(cells.count) cells", expected: "\(columns.count), one a column")
            }
            var row = RowRecord(parts: [])
            for (cell, column) in zip(cells, columns) where !cell.isEmpty {
                switch column {
                case .document: row.document = cell
                case .row:
                    guard let number = Int(cell), number > 0 else {
                        throw problem("'\(cell)' is no row's number", expected: "1 or more")
                    }
                    row.number = number
                case .score:
                    guard let score = Double(cell), (0...1).contains(score) else {
                        throw problem("'\(cell)' is no score", expected: "a number from 0 to 1")
                    }
                    row.score = score
                case .version(let language): _ = row.add(RowRecord.Part(language: language, text: cell))
                }
            }
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
