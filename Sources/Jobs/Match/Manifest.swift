internal import Documents
public import Errors
private import Formats

/// A list of documents: TSV with the columns `document`, `language` and `path`, and, where they are known, `score`,
/// `licence` and `origin`. Paths are as on the command line: from the folder that the program runs in.
public struct Manifest: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    static let header = "document\tlanguage\tpath\tscore\n"
    private static let required = ["document", "language", "path"]

    public func documents() throws(HexaplaError) -> FoundDocuments {
        do throws(TableError) {
            let lines = try ByteLines(path: path, name: path)
            guard let header = try lines.nextText() else { throw failure(nil, "is empty") }
            let names = header.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if let missing = Self.required.first(where: { !names.contains($0) }) {
                throw failure(1, "has no column '\(missing)'")
            }
            if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
                throw failure(1, "has the column '\(twice)' twice")
            }
            var all: [String: DocumentGroup] = [:]
            while let line = try lines.nextText() {
                if line.isEmpty { continue }
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard cells.count == names.count else {
                    throw failure(lines.number, "has \(cells.count) cells, the header \(names.count)")
                }
                func cell(_ name: String) -> String? {
                    names.firstIndex(of: name).flatMap { cells[$0].isEmpty ? nil : cells[$0] }
                }
                guard let document = cell("document"), let tag = cell("language"), let file = cell("path") else {
                    throw failure(lines.number, "has an empty cell")
                }
                guard let language = LanguageTag(tag) else {
                    throw failure(lines.number, "has the unknown language '\(tag)'")
                }
                let version = DocumentGroup.Version(
                    language: language, path: file, licence: cell("licence"), origin: cell("origin"))
                guard all[document, default: DocumentGroup(name: document)].add(version) else {
                    throw failure(lines.number, "names '\(document)' in '\(tag)' twice")
                }
            }
            return FoundDocuments(all)
        } catch {
            throw error.explanation
        }
    }

    private func failure(_ line: Int?, _ problem: String) -> TableError {
        TableError(
            path, line: line,
            "\(problem)",
            expected: "a header and lines of document, language and path with tabs between, as "
                + "\(.match) writes them")
    }
}
