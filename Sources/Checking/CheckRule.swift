/// Looks at rows of a table for one kind of thing that can be wrong.
///
/// A rule gives everything it sees with a probability; which findings are shown is decided later. What it says of a row
/// must not depend on which other rows it is asked about in the same call: rows are shared out among threads.
public protocol CheckRule: Sendable {
    /// The names under which the rule's findings go.
    var names: [RuleName] { get }

    /// - Parameter rows: Indices of the table's rows to look at; neighbours may be looked at for comparison.
    func findings(in text: CheckedText, rows: Range<Int>) -> [Finding]
}
