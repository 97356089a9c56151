public import Errors
internal import Files

/// What went wrong in this module, as one line: where, what, what was expected, what to do.
public struct EncoderError: ExplainedError, Sendable, Equatable {
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
    public let explanation: HexaplaError

    /// Makes an error from its parts; none of them ends with a full stop.
    public init(_ kind: Kind, place: Phrase, problem: Phrase, expected: Phrase? = nil, remedy: Phrase? = nil) {
        self.kind = kind
        explanation = HexaplaError(
            kind == .usage ? .usage : .input, at: place, problem, expected: expected, remedy: remedy)
    }

    /// A file that cannot be read.
    init(_ error: HexaplaError) {
        kind = .file
        explanation = error
    }
}

extension MappedFile {
    /// A file of a model or of vectors.
    static func ofEncoder(_ path: String) throws(EncoderError) -> MappedFile {
        do throws(HexaplaError) { return try MappedFile(path: path) } catch { throw EncoderError(error) }
    }
}
