internal import Errors

/// The cells of a file, a record after another.
final class CellLines: CellSource {
    /// How cells stand apart, and whether quotation marks around them are no part of them.
    enum Form {
        /// Tabs; quotation marks are text but where they surely stand around a cell: in UTF-16, as spreadsheets save it,
        /// and as `QuotedTabs` tells.
        case tabs
        /// Commas, or the semicolons or tabs that spreadsheets of some countries write; the first line shows which.
        case commas
    }

    private let lines: ByteLines
    private let form: Form
    private var separator: Unicode.Scalar?
    private var isQuoted = false
    /// How many cells a record has, where that is known.
    var columnCount: Int?
    /// The line that the last record begins on, from 1.
    private(set) var line = 0
    var name: String { lines.name }
    /// No cell goes on for as many lines: a quotation mark that nothing closes.
    private static let mostLines = 10_000

    init(_ lines: ByteLines, _ form: Form) { (self.lines, self.form) = (lines, form) }

    /// The next record; nil after the last one.
    func next() throws(TableError) -> [String]? {
        guard var text = try lines.nextText() else { return nil }
        line = lines.number
        if separator == nil {
            isQuoted = form == .commas || lines.isUTF16
            // What a spreadsheet says of itself.
            if form == .commas, text.lowercased().hasPrefix("sep="), text.unicodeScalars.count == 5 {
                separator = text.unicodeScalars.last
                return try next()
            }
            separator = form == .tabs ? "\t" : Self.separator(ofHeader: text)
        }
        guard let separator else { return nil }
        guard isQuoted else {
            let cells = text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map(
                String.init)
            if let columnCount {
                return cells.count == columnCount ? QuotedTabs.read(cells) : try quoted(text) ?? cells
            }
            // Whoever puts marks around names puts them around all cells.
            guard let names = QuotedTabs.unquotedHeader(cells) else { return cells }
            isQuoted = true
            return names
        }
        var cells = QuotedCells(separator: separator)
        while true {
            guard let isOpen = cells.add(text) else {
                throw TableError(
                    name, line: lines.number, "text after a cell's closing quotation mark",
                    expected: "the next cell or the line's end, and quotation marks in a cell twice")
            }
            guard isOpen else { return cells.cells }
            cells.addLineEnd(lines.endedWithReturn ? "\r\n" : "\n")
            guard lines.number - line < Self.mostLines, let more = try lines.nextText() else {
                throw TableError(
                    name, line: line, "a quotation mark that nothing closes",
                    expected: "one at the cell's end, and quotation marks in a cell twice")
            }
            text = more
        }
    }

    /// A record of tabs that does not have as many cells as there are columns, but has where quotation marks stand around
    /// cells that hold tabs or line ends; nil for one that does not come out so.
    private func quoted(_ line: String) throws(TableError) -> [String]? {
        guard line.contains("\"") else { return nil }
        var cells = QuotedCells(separator: "\t")
        var text = line
        let first = lines.number
        while let isOpen = cells.add(text) {
            guard isOpen else { return cells.cells.count == columnCount ? cells.cells : nil }
            cells.addLineEnd(lines.endedWithReturn ? "\r\n" : "\n")
            // What is read on is lost only where the file is refused.
            guard lines.number - first < Self.mostLines, cells.cells.count < columnCount ?? 0,
                let more = try lines.nextText()
            else { return nil }
            text = more
        }
        return nil
    }

    /// The mark that stands most often outside of quotation marks.
    private static func separator(ofHeader header: String) -> Unicode.Scalar {
        var counts: [Unicode.Scalar: Int] = [:]
        var isInside = false
        for scalar in header.unicodeScalars {
            if scalar == "\"" { isInside.toggle() }
            if !isInside, [",", ";", "\t"].contains(scalar) { counts[scalar, default: 0] += 1 }
        }
        let found = ([",", ";", "\t"] as [Unicode.Scalar]).max {
            (counts[$0] ?? 0, $1.value) < (counts[$1] ?? 0, $0.value)
        }
        return found.flatMap { counts[$0] == nil ? nil : $0 } ?? ","
    }
}

/// A record's cells, where quotation marks may stand around them (RFC 4180).
private struct QuotedCells {
    private enum State { case begins, plain, quoted, closed }

    let separator: Unicode.Scalar
    private(set) var cells: [String] = []
    private var cell = String.UnicodeScalarView()
    private var state = State.begins

    init(separator: Unicode.Scalar) { self.separator = separator }

    /// Takes a line.
    ///
    /// - Returns: Whether its last cell goes on with the next line; nil where it is no record.
    mutating func add(_ line: String) -> Bool? {
        for scalar in line.unicodeScalars {
            switch state {
            case .begins where scalar == "\"": state = .quoted
            case .quoted where scalar == "\"": state = .closed
            case .quoted: cell.append(scalar)
            case .closed where scalar == "\"":
                cell.append(scalar)
                state = .quoted
            case _ where scalar == separator: endCell()
            case .closed: return nil
            case .begins, .plain:
                cell.append(scalar)
                state = .plain
            }
        }
        if state == .quoted { return true }
        endCell()
        return false
    }

    mutating func addLineEnd(_ end: String) { cell.append(contentsOf: end.unicodeScalars) }

    private mutating func endCell() {
        cells.append(String(cell))
        cell.removeAll(keepingCapacity: true)
        state = .begins
    }
}
