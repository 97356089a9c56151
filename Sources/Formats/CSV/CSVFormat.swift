public import Documents

/// Comma-separated values as RFC 4180 has them: `document`, `row`, `score` and a column a version, or the columns asked
/// for. A cell holds every character, line ends too.
///
/// A byte order mark tells spreadsheets that the file is UTF-8. Cells are never changed: one that begins with "=" is a
/// formula to a spreadsheet that opens the file.
public struct CSVFormat: TextRowFormat {
    private let columns: TableColumns
    private let hasHeader: Bool
    private let hasByteOrderMark: Bool

    /// - Parameters:
    ///   - languages: The table's versions.
    ///   - columns: Names of columns to write, in order; nil for all.
    public init(
        languages: [LanguageTag], columns: [String]? = nil, hasHeader: Bool = true, hasByteOrderMark: Bool = true
    ) {
        self.columns = TableColumns(languages: languages, names: columns)
        (self.hasHeader, self.hasByteOrderMark) = (hasHeader, hasByteOrderMark)
    }

    public var features: RowFeatures { columns.features }

    public func header() -> String {
        (hasByteOrderMark ? "\u{FEFF}" : "") + (hasHeader ? Self.line(columns.names) : "")
    }

    public func line(_ row: RowRecord) -> String { Self.line(columns.cells(of: row)) }

    private static func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\r\n" }

    /// In quotation marks where a reader could take it for something else.
    private static func quoted(_ cell: String) -> String {
        let isSpecial = { (byte: UInt8) in byte < 0x20 || byte == 0x22 || byte == 0x2C || byte == 0x3B }
        let marks: [UInt8] = [0x20, 0xEF]
        guard
            cell.utf8.contains(where: isSpecial) || cell.utf8.first.map(marks.contains) == true
                || cell.utf8.last == 0x20
        else { return cell }
        var result = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { result.append(scalar) }
            result.append(scalar)
        }
        result.append("\"")
        return String(result)
    }
}
