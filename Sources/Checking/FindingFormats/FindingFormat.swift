/// A way to write findings as text, one after the other.
public protocol FindingFormat: Sendable {
    /// What stands before the first finding; empty for none.
    var header: String { get }
    /// A finding; empty where the format must know all of them first. `number` counts from 1.
    mutating func entry(_ finding: Finding, number: Int, of source: FindingSource) -> String
    /// What stands after the last finding.
    mutating func footer(_ summary: CheckSummary) -> String
}
