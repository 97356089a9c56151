public import AlignedTable

/// A way to write a table as text.
public protocol TableFormat: Sendable {
    /// What stands before the rows of the first document; empty for none.
    func header(of table: AlignedText) -> String
    /// A row, line end included. `number` counts from 1 within the document.
    func line(_ row: Row, number: Int, of table: AlignedText) -> String
    /// What stands after the rows of the last document; empty for none.
    func footer(of table: AlignedText) -> String
}

extension TableFormat {
    public func header(of table: AlignedText) -> String { "" }
    public func footer(of table: AlignedText) -> String { "" }
}

extension Double {
    /// A score with four digits after the point.
    package var spelledScore: String {
        let digits = Int((Swift.min(1, Swift.max(0, self)) * 10_000).rounded())
        let fraction = String(digits % 10_000)
        return "\(digits / 10_000).\(String(repeating: "0", count: 4 - fraction.count))\(fraction)"
    }
}
