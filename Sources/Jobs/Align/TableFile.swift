public import AlignedTable
internal import Documents
public import Errors
private import Formats
private import Foundation

/// A finished table to which versions are added.
public struct TableFile: Sendable {
    public let path: String
    public let table: AlignedText

    /// - Parameters:
    ///   - path: JSON Lines as \(.align) writes them, or "-" for standard input.
    ///   - texts: What is to be added.
    public init(path: String, adding texts: [TextArgument]) throws(HexaplaError) {
        guard !path.isEmpty else {
            throw HexaplaError(
                .usage, at: "\(.extended) ''", "no file is named", expected: "a table as \(.align) writes it in jsonl")
        }
        if path == "-", texts.contains(where: { $0.path == "-" }) {
            throw HexaplaError(
                .usage, at: "\(.extended) -", "standard input is named twice",
                expected: "a file for the table or the text")
        }
        self.path = path
        let bytes = try EvaluationInput.bytes(path)
        do throws(TableError) {
            table = try JSONLinesReader.table([UInt8](bytes), path: path == "-" ? "standard input" : path)
        } catch {
            throw error.explanation
        }
    }

    var languages: [LanguageTag] { table.versions.map(\.language) }

    func validate(_ texts: [TextArgument]) throws(HexaplaError) {
        let known = languages.map(\.tag).joined(separator: ", ")
        if let text = texts.first(where: { languages.contains($0.language) }) {
            throw HexaplaError(
                at: "\(text.language)=\(text.path)", "\(path) already has '\(text.language)'",
                expected: "a language other than \(known)")
        }
        let count = languages.count + texts.count
        guard count <= 32 else {
            throw HexaplaError(
                .usage, at: "\(.extended) \(path)", "\(languages.count) versions and \(texts.count) more",
                expected: "32 at most together")
        }
    }
}
