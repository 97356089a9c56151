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
}
