public import Documents

/// Tab-separated values: `document`, `row`, `score` and a column a version, or the columns asked for.
public struct TSVFormat: RowFormat {
    private enum Column: Sendable {
        case document, row, score
        case version(LanguageTag)
    }

    private let names: [String]
    private let columns: [Column]
    private let hasHeader: Bool

    /// - Parameters:
    ///   - languages: The table's versions.
    ///   - columns: Names of columns to write, in order; nil for all.
    public init(languages: [LanguageTag], columns: [String]? = nil, hasHeader: Bool = true) {
        names = columns ?? ["document", "row", "score"] + languages.map(\.tag)
        self.columns = names.compactMap { name in
            switch name {
            case "document": .document
            case "row": .row
            case "score": .score
            default: languages.first { $0.tag == name }.map(Column.version)
            }
        }
        self.hasHeader = hasHeader
    }

    public var features: RowFeatures {
        var features: RowFeatures = []
        for column in columns {
            switch column {
            case .document: features.insert(.document)
            case .row: features.insert(.number)
            case .score: features.insert(.score)
            case .version: break
            }
        }
        return features
    }

    public func heldText(_ text: String) -> String { text.spelledOnOneLine }

    public func header() -> String { hasHeader ? names.joined(separator: "\t") + "\n" : "" }

    public func line(_ row: RowRecord) -> String {
        columns.map { column in
            switch column {
            case .document: row.document?.spelledOnOneLine ?? ""
            case .row: row.number.map(String.init) ?? ""
            case .score: row.score?.spelledScore ?? ""
            case .version(let language): row.part(language)?.text.spelledOnOneLine ?? ""
            }
        }.joined(separator: "\t") + "\n"
    }
}

/// The columns that Bitextor writes for a pair of languages: where each side is from, both texts, and the score.
public struct BitextorFormat: RowFormat {
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
public struct LinesFormat: RowFormat {
    private let language: LanguageTag

    public init(_ language: LanguageTag) { self.language = language }

    public var features: RowFeatures { [] }
    public func heldText(_ text: String) -> String { text.spelledOnOneLine }
    public func line(_ row: RowRecord) -> String { (row.part(language)?.text.spelledOnOneLine ?? "") + "\n" }
}
