public import Documents
private import ICUText

/// The finished table: versions of one text, and rows that cover every version in order, without loss.
public struct AlignedText: Sendable {
    /// What the document is called in the `document` column.
    public let name: String
    /// In the order of the columns.
    public let versions: [Document]
    public let rows: [Row]
    /// For each version the number of the line (from 0) that each segment stands on, where the input was lines;
    /// nil for running text.
    public let lineNumbers: [[Int]]?

    public init(name: String, versions: [Document], rows: [Row], lineNumbers: [[Int]]? = nil) {
        self.name = name
        self.versions = versions
        self.rows = rows
        self.lineNumbers = lineNumbers
    }

    /// A version's text in a row, or nil where it has none.
    public func text(of row: Row, version: Int) -> String? {
        row.ranges[version].map { versions[version].text[$0] }
    }

    /// A version's span in a row in Unicode code points of the decoded text, or nil where it has none.
    public func span(of row: Row, version: Int) -> Range<Int>? {
        row.ranges[version].map { range in
            let text = versions[version].text
            return text.codePointOffset(ofUnit: range.lowerBound)..<text.codePointOffset(ofUnit: range.upperBound)
        }
    }

    /// The same table with its versions in another order.
    ///
    /// - Parameter columns: Every version's place in this table, in the new order.
    public func with(columns: [Int], name: String) -> AlignedText {
        var places = columns
        for (new, old) in columns.enumerated() { places[old] = new }
        let rows = rows.map { row in
            let scores = row.pairScores.map { pair in
                let ends = [places[pair.first], places[pair.second]].sorted()
                return Row.PairScore(first: ends[0], second: ends[1], score: pair.score)
            }
            return Row(
                ranges: columns.map { row.ranges[$0] }, segments: columns.map { row.segments[$0] }, score: row.score,
                pairScores: scores.sorted { ($0.first, $0.second) < ($1.first, $1.second) },
                moved: row.moved.map { places[$0] }.sorted())
        }
        return AlignedText(
            name: name, versions: columns.map { versions[$0] }, rows: rows,
            lineNumbers: lineNumbers.map { numbers in columns.map { numbers[$0] } })
    }
}
