public import Corpus
public import Errors

/// What a run of `hexapla corpus` came to.
public struct CorpusOutcome: Sendable {
    public let statistics: CorpusStatistics
    /// The files that were written, in the corpus's folder.
    public let files: [String]

    /// What was left out because something is wrong with it.
    public var problems: [CorpusStatistics.Problem] { statistics.problems }

    /// In one line: documents, rows that stay and why others do not, files.
    public var summary: Phrase {
        let dropped = statistics.dropped.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
        let left = dropped.isEmpty ? "" : " (left out: \(dropped))"
        let documents = statistics.documents == 1 ? "1 document" : "\(statistics.documents) documents"
        let rows = statistics.rows == 1 ? "1 row" : "\(statistics.rows) rows"
        return "\(documents), \(rows), \(statistics.kept) kept\(left); written: \(files.joined(separator: ", "))"
    }
}
