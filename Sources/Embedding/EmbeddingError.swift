/// What went wrong in this module, as one line: where, what, what was expected, what to do.
public struct EmbeddingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// For programs: which reaction makes sense.
    public enum Kind: Hashable, Sendable {
        /// No model is installed under the name and directory given.
        case modelMissing
        /// A model file is torn, of another version, or no model at all.
        case modelDamaged
        /// The wheel to install from is not the pinned one, or cannot be read.
        case wheelUnusable
        /// A file cannot be read or written.
        case file
        /// A file of vectors does not have the form it should have.
        case vectorsDamaged
        /// A text has no vector among the given ones.
        case vectorMissing
        /// A server cannot be reached, refuses, or answers something else than embeddings.
        case remote
        /// The caller's arguments make no sense together.
        case usage
    }

    /// Which kind of failure this is.
    public let kind: Kind
    /// A path, an address, or an option.
    public let place: String
    /// What was found there.
    public let problem: String
    /// What should have been there; empty where the problem says it already.
    public let expected: String
    /// What the reader can do about it; empty where nothing is known.
    public let remedy: String

    /// Makes an error from its parts; none of them ends with a full stop.
    public init(_ kind: Kind, place: String, problem: String, expected: String = "", remedy: String = "") {
        self.kind = kind
        self.place = place
        self.problem = problem
        self.expected = expected
        self.remedy = remedy
    }

    /// `place: problem; expected …; remedy`, without line breaks.
    public var description: String {
        var line = "\(place): \(problem)"
        if !expected.isEmpty { line += "; expected \(expected)" }
        if !remedy.isEmpty { line += "; \(remedy)" }
        return String(line.map { $0.isNewline ? " " : $0 })
    }
}
