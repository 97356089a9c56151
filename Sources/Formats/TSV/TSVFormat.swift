public import Documents

/// Tab-separated values: `document`, `row`, `score` and a column a version, or the columns asked for.
public struct TSVFormat: TextRowFormat {
    private let columns: TableColumns
    private let hasHeader: Bool

    /// - Parameters:
    ///   - languages: The table's versions.
    ///   - columns: Names of columns to write, in order; nil for all.
    public init(languages: [LanguageTag], columns: [String]? = nil, hasHeader: Bool = true) {
        self.columns = TableColumns(languages: languages, names: columns)
        self.hasHeader = hasHeader
    }

    public var features: RowFeatures { columns.features }

    public func heldText(_ text: String) -> String { text.spelledOnOneLine }

    public func header() -> String { hasHeader ? columns.names.joined(separator: "\t") + "\n" : "" }

    public func line(_ row: RowRecord) -> String {
        columns.cells(of: row).map { QuotedTabs.spelled($0.spelledOnOneLine) }.joined(separator: "\t") + "\n"
    }
}

/// The columns that Bitextor writes for a pair of languages: where each side is from, both texts, and the score.
public struct BitextorFormat: TextRowFormat {
    private let first: LanguageTag
    private let second: LanguageTag
    private let hasHeader: Bool
    static let names = ["src_url", "trg_url", "src_text", "trg_text", "aligner_score"]

    public init(_ first: LanguageTag, _ second: LanguageTag, hasHeader: Bool = true) {
        (self.first, self.second, self.hasHeader) = (first, second, hasHeader)
    }

    public var features: RowFeatures { [.score, .document] }
    public func heldText(_ text: String) -> String { text.spelledOnOneLine }
    public func header() -> String { hasHeader ? Self.names.joined(separator: "\t") + "\n" : "" }

    public func line(_ row: RowRecord) -> String {
        let parts = [row.part(first), row.part(second)]
        let places = parts.map { $0?.source?.origin ?? $0?.source?.path ?? row.document ?? "" }
        let cells = places + parts.map { $0?.text ?? "" } + [row.score?.spelledScore ?? ""]
        return cells.map(\.spelledOnOneLine).joined(separator: "\t") + "\n"
    }
}

/// One version, a row's text a line: one of the line-parallel files that Moses and most trainers read.
public struct LinesFormat: TextRowFormat {
    private let language: LanguageTag

    public init(_ language: LanguageTag) { self.language = language }

    public var features: RowFeatures { [] }
    public func heldText(_ text: String) -> String { text.spelledOnOneLine }
    public func line(_ row: RowRecord) -> String { (row.part(language)?.text.spelledOnOneLine ?? "") + "\n" }
}
