private import Algorithms
internal import Checking
internal import Documents
internal import Errors
private import ICUText

/// A list of terms as a file: tab-separated, the first line naming the languages.
///
/// ```
/// en	de	!de
/// alliance	Bündnis | Allianz	Verband
/// ```
///
/// Columns that ``TermsJob`` writes beside them (`count`, `document`, `row`, `example.de`) are left aside.
/// `!de` is a column of what must not stand for the term; several names stand between bars; # begins a comment.
struct TermsFile {
    let terms: Terminology

    /// - Parameter languages: Those of the versions; at least two must have a column.
    init(path: String, languages: [LanguageTag]) throws(HexaplaError) {
        guard let any = languages.first else {
            throw HexaplaError(at: "\(path)", "no version is named", expected: "two or more")
        }
        let document: Document
        do throws(DocumentError) {
            document = try DocumentReader(allowsEmpty: true).read(path: path, language: any)
        } catch {
            throw error.explanation
        }
        var columns: [(language: LanguageTag?, isForbidden: Bool)] = []
        var entries: [Terminology.Entry] = []
        let lines = document.text.string.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() where !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace) {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { Self.trimmed($0) }
            if columns.isEmpty {
                for cell in cells {
                    if Self.isAside(cell) {
                        columns.append((nil, false))
                        continue
                    }
                    guard let language = LanguageTag(String(cell.drop { $0 == "!" })) else {
                        throw HexaplaError(
                            at: "\(path):\(index + 1)", "'\(cell)' is no language",
                            expected: "a first line that names the columns, such as 'en TAB de TAB !de'")
                    }
                    columns.append((language, cell.hasPrefix("!")))
                }
                guard Set(columns.compactMap(\.language)).intersection(languages).count > 1 else {
                    throw HexaplaError(
                        at: "\(path):\(index + 1)",
                        "expected columns for two of \(languages.map(\.tag).joined(separator: ", "))"
                    )
                }
                continue
            }
            guard cells.count <= columns.count else {
                throw HexaplaError(
                    at: "\(path):\(index + 1)", "\(cells.count) columns", expected: "at most \(columns.count)")
            }
            var entry = Terminology.Entry()
            for (column, cell) in zip(columns, cells) {
                guard let language = column.language else { continue }
                let names = cell.split(separator: "|").map { Self.trimmed($0) }.filter { !$0.isEmpty }
                if column.isForbidden {
                    entry.forbidden[language, default: []] += names
                } else {
                    entry.allowed[language, default: []] += names
                }
            }
            entries.append(entry)
        }
        terms = Terminology(entries: entries)
    }

    /// What `TermsJob` says of a term beside its names.
    private static func isAside(_ name: String) -> Bool {
        ["count", "document", "row"].contains(name) || name.hasPrefix("example.")
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.trimming(while: \.isWhitespace))
    }
}
