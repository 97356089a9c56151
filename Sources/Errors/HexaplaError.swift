/// What stops a run, told in parts: where, what was found there, what was expected, what to do.
///
/// The library knows no flag and no command; it names a `Setting` or an `Action`, and whoever shows the error words
/// them (`line(_:)`): the program writes `--lossy`, a Python package `lossy=True`.
public struct HexaplaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// For programs: which reaction makes sense.
    public enum Kind: Sendable, Equatable {
        /// What was asked for makes no sense, or not together.
        case usage
        /// Something that is read is not there, cannot be read, or is not what it should be.
        case input
        /// Something cannot be written.
        case output
        /// Whoever reads the output has seen enough: nothing is wrong, and nothing more is wanted.
        case readerGone
    }

    public let kind: Kind
    /// A file, a setting, a line of a file; nil where what was found says it.
    public let place: Phrase?
    /// What was found there.
    public let found: Phrase
    /// What should have been there; nil where what was found says it already.
    public let expected: Phrase?
    /// What the reader can do about it; nil where nothing is known.
    public let remedy: Phrase?

    /// Makes an error from its parts, none of which ends with a full stop.
    public init(
        _ kind: Kind = .input, at place: Phrase, _ found: Phrase, expected: Phrase? = nil, remedy: Phrase? = nil
    ) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
        self.remedy = remedy
    }

    /// An error that has no place, or says it.
    public init(_ found: Phrase, expected: Phrase? = nil, remedy: Phrase? = nil) {
        (kind, place) = (.input, nil)
        (self.found, self.expected, self.remedy) = (found, expected, remedy)
    }

    /// `place: found; expected …; remedy`, as the library itself would say it.
    public var description: String { line(PlainWording()) }

    /// The error in one line of some 2,000 characters at most, whatever files and their names hold.
    ///
    /// - Parameter wording: How settings and actions are called where the line is shown.
    public func line(_ wording: some Wording) -> String {
        func shown(_ phrase: Phrase) -> String { phrase.text(wording).shown(longest: Self.longestPart) }
        var line = place.map { shown($0) + ": " } ?? ""
        line += shown(found)
        if let expected { line += "; expected " + shown(expected) }
        if let remedy { line += "; " + shown(remedy) }
        return line
    }

    private static let longestPart = 500
}

/// A module's own error, which can be told in parts.
public protocol ExplainedError: Error, CustomStringConvertible {
    var explanation: HexaplaError { get }
}

extension ExplainedError {
    public var description: String { explanation.description }
}
