public import Foundation

/// Rows of one document as `hexapla align --format jsonl` writes them, an object a line: spans and scores.
public struct RowsFile: Sendable {
    struct Row: Sendable, Decodable {
        /// By language `[start, end)` in code points.
        let spans: [String: [Int]]
        let score: Double?
        /// By pair of languages, "ar-de".
        let scores: [String: Double]?

        /// The score of a pair, whichever way round it is named; the row's own where pairs have none.
        func score(of one: String, and other: String) -> Double? {
            scores?["\(one)-\(other)"] ?? scores?["\(other)-\(one)"] ?? score
        }
    }

    public let path: String
    let rows: [Row]
    /// The line of each row, from 1.
    private let lines: [Int]
    /// The languages that rows have.
    public let languages: Set<String>

    /// - Complexity: O(bytes).
    public init(_ bytes: Data, path: String) throws(EvaluationError) {
        let decoder = JSONDecoder()
        var rows: [Row] = []
        var lines: [Int] = []
        var languages: Set<String> = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            do {
                rows.append(try decoder.decode(Row.self, from: line))
            } catch {
                throw .malformedRow(path: path, line: index + 1, reason: reason(of: error))
            }
            lines.append(index + 1)
            for (language, span) in rows[rows.count - 1].spans {
                guard span.count == 2 else {
                    throw .malformedRow(
                        path: path, line: index + 1, reason: "\(span.count) numbers in the span of '\(language)'")
                }
                languages.insert(language)
            }
        }
        self.path = path
        self.rows = rows
        self.lines = lines
        self.languages = languages
    }

    /// All rows in ink, with a side for each of `languages`.
    func inkRows(_ languages: [String], in texts: [InkRanks]) throws(EvaluationError) -> [InkRow] {
        var result: [InkRow] = []
        result.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            var sides: [Range<Int>] = []
            sides.reserveCapacity(languages.count)
            for (language, text) in zip(languages, texts) {
                guard let span = row.spans[language] else {
                    sides.append(0..<0)
                    continue
                }
                guard let ink = text.ink(from: span[0], to: span[1]) else {
                    throw .spanOutsideText(
                        path: path, line: lines[index], language: language, start: span[0], end: span[1],
                        length: text.length)
                }
                sides.append(ink)
            }
            result.append(InkRow(sides))
        }
        return result
    }
}
