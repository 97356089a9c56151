/// Looks at units of a text for one kind of thing that can be wrong.
///
/// A rule gives everything it sees with a probability; which findings are shown is decided later. What it says of a unit
/// must not depend on which others it is asked about in the same call: units are shared out among threads.
public protocol CheckRule: Sendable {
    /// The names under which the rule's findings go.
    var names: [RuleName] { get }

    /// - Parameter units: Which of the text's units to look at; neighbours may be looked at for comparison.
    func findings(in text: CheckedText, units: Range<Int>) -> [Finding]
}
