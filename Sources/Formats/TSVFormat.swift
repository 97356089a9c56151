private import Documents
public import Parallel

/// Tab-separated values: `document`, `row`, `score` and a column a version, or the columns asked for.
public struct TSVFormat: TableFormat {
    /// Names of columns to write, in order; nil for all. Languages as the versions are called.
    public var columns: [String]?
    public var hasHeader: Bool

    public init(columns: [String]? = nil, hasHeader: Bool = true) {
        self.columns = columns
        self.hasHeader = hasHeader
    }

    public func header(of table: AlignedText) -> String {
        hasHeader ? names(of: table).joined(separator: "\t") + "\n" : ""
    }

    public func line(_ row: Row, number: Int, of table: AlignedText) -> String {
        let cells = names(of: table).map { name -> String in
            switch name {
            case "document": return table.name.spelledOnOneLine
            case "row": return String(number)
            case "score": return row.score?.spelledScore ?? ""
            default:
                guard let version = table.versions.firstIndex(where: { $0.language.tag == name }) else { return "" }
                return table.text(of: row, version: version)?.spelledOnOneLine ?? ""
            }
        }
        return cells.joined(separator: "\t") + "\n"
    }

    private func names(of table: AlignedText) -> [String] {
        columns ?? ["document", "row", "score"] + table.versions.map(\.language.tag)
    }
}
