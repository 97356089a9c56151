internal import Documents

/// The columns of a table of cells: `document`, `row`, `score` and a column a version.
struct TableColumns: Sendable {
    private enum Column: Sendable {
        case document, row, score
        case version(LanguageTag)
    }

    let names: [String]
    private let columns: [Column]

    /// - Parameters:
    ///   - languages: The table's versions.
    ///   - names: The columns to write, in order; nil for all.
    init(languages: [LanguageTag], names: [String]?) {
        self.names = names ?? ["document", "row", "score"] + languages.map(\.tag)
        columns = self.names.compactMap { name in
            switch name {
            case "document": .document
            case "row": .row
            case "score": .score
            default: languages.first { $0.tag == name }.map(Column.version)
            }
        }
    }

    var features: RowFeatures {
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

    func cells(of row: RowRecord) -> [String] {
        columns.map { column in
            switch column {
            case .document: row.document ?? ""
            case .row: row.number.map(String.init) ?? ""
            case .score: row.score?.spelledScore ?? ""
            case .version(let language): row.part(language)?.text ?? ""
            }
        }
    }
}
