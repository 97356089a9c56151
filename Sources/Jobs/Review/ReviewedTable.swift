internal import Alignment
internal import Documents
public import Errors
private import Formats
private import Foundation
private import ICUText
internal import Review

/// A table with its corrections, around which its texts are aligned anew.
public struct ReviewedTable: Sendable {
    /// The log of corrections, and the table that it lies beside.
    public let log: String
    public let table: String
    let state: ReviewState

    /// - Parameter log: The corrections of a table that lies beside them.
    public init(log: String) throws(HexaplaError) {
        self.log = log
        let suffix = ".review.jsonl"
        let stem = log.hasSuffix(suffix) ? String(log.dropLast(suffix.count)) : log
        let names = [".jsonl", ".jsonl.zst", ".jsonl.gz", ""].map { stem + $0 }.filter { $0 != log }
        guard log.hasSuffix(suffix), let table = names.first(where: { FileManager.default.fileExists(atPath: $0) })
        else {
            throw HexaplaError(
                .usage, at: "\(.review) \(log)", "its table is not beside it",
                expected: "TABLE.review.jsonl, as \(.reviewing) writes it beside TABLE.jsonl")
        }
        self.table = table
        guard FileManager.default.fileExists(atPath: log) else {
            throw HexaplaError(.usage, at: "\(.review) \(log)", "no such file", expected: "the corrections of a table")
        }
        var job = ReviewJob()
        job.log = log
        let opened = try job.open(RowInput(path: table))
        state = try ReviewSession(opened.table, log: log, access: .read).state
    }

    func validate(_ languages: [LanguageTag]) throws(HexaplaError) {
        let own = state.table.languages
        guard Set(own) == Set(languages) else {
            throw HexaplaError(
                .usage, at: "\(.review) \(log)", "its table has \(own.map(\.tag).joined(separator: ", "))",
                expected: "these versions to be named, and no others")
        }
    }

    /// The table with what is not decided aligned anew.
    func realigned(_ texts: [Document], by aligner: Aligner) throws(HexaplaError) -> ReviewState {
        for (index, row) in state.table.rows.enumerated() {
            for part in row.parts {
                let text = texts.first { $0.language == part.language }?.text
                guard let span = part.span, let text,
                    text[text.unitOffset(ofCodePoint: span.lowerBound)..<text.unitOffset(ofCodePoint: span.upperBound)]
                        == part.text
                else {
                    throw HexaplaError(
                        at: "\(table)", "'\(part.language)' of row \(index + 1) is not in its text at the row's span",
                        expected: "the texts that the table was made of, and a table as \(.alignToJSONLines) writes it")
                }
            }
        }
        var state = state
        let found = try Realigner(aligner: aligner).arrangements(state, texts: texts)
        guard !found.isEmpty else { return state }
        do throws(RefusedCorrection) { try state.apply(.arrange(found)) } catch {
            throw HexaplaError("\(error.reason)")
        }
        return state
    }
}
