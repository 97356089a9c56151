public import Codecs
public import Documents
private import Errors

/// A table as it came back from a spreadsheet, `.xlsx`, `.csv` or `.tsv`: what people may have cut and pasted.
public struct EditedTable: Sendable {
    public struct EditedRow: Sendable {
        /// The row's document and number in the table that was written; nil for a row that somebody put in.
        public var origin: Origin?
        /// As it stands in the cell.
        public var status: String
        public var texts: [LanguageTag: String]
        /// Where it stands in the file, from 1.
        public var line: Int
    }

    /// Which row of the written table a row is.
    public struct Origin: Sendable, Hashable {
        public var document: String
        public var number: Int

        public init(document: String, number: Int) { (self.document, self.number) = (document, number) }
    }

    public var languages: [LanguageTag]
    /// In the order of the file.
    public var rows: [EditedRow]

    /// - Complexity: O(file), in memory too.
    public init(path: String, maximumSize: InputSize = .standard) throws(TableError) {
        guard let format = RowFile.Format(path: path), [.xlsx, .csv, .tsv].contains(format) else {
            throw TableError(
                path, "is no spreadsheet", expected: "a file .xlsx, .csv or .tsv that was written from the table")
        }
        var file = RowFile(path: path, format: format)
        file.maximumSize = maximumSize
        let reader = try file.cellReader()
        languages = reader.languages
        rows = []
        while let row = try reader.nextRow() {
            let texts = Dictionary(row.parts.map { ($0.language, $0.text) }, uniquingKeysWith: { first, _ in first })
            rows.append(
                EditedRow(
                    origin: Self.origin(reader.identity, row), status: reader.status, texts: texts, line: reader.line))
        }
    }

    /// By the hidden column, else by the columns for the document and the row.
    private static func origin(_ identity: String, _ row: RowRecord) -> Origin? {
        if let colon = identity.lastIndex(of: ":"), let number = Int(identity[identity.index(after: colon)...]) {
            return Origin(document: String(identity[..<colon]), number: number)
        }
        return row.number.map { Origin(document: row.document ?? "", number: $0) }
    }
}

extension RowRecord.Decision {
    /// What a sheet's last column says of it.
    package var sheetStatus: String { self == .accepted ? "accepted" : "rejected" }

    /// Small letters or capitals, with spaces around; nil for what says nothing of the row.
    package init?(sheetStatus: String) {
        switch sheetStatus.lowercased().filter({ !$0.isWhitespace }) {
        case "accepted": self = .accepted
        case "rejected": self = .rejected
        default: return nil
        }
    }
}
