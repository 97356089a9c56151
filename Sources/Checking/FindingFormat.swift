public import Parallel

/// A way to write findings as text, one after the other.
public protocol FindingFormat: Sendable {
    /// What stands before the first finding; empty for none.
    var header: String { get }
    /// A finding. `number` counts from 1.
    func entry(_ finding: Finding, number: Int, of table: AlignedText) -> String
    /// What stands after the last finding.
    func footer(_ summary: CheckSummary) -> String
}
