/// Something that turns texts into vectors whose cosine says how alike the texts' meanings are.
///
/// Every encoder can encode a text. What some can do beyond that are capabilities, which an encoder has or lacks
/// (`spanEncoding`, `localEncoding`, `partEncoding`, `tokenEncoding`): whoever needs one asks for it, and never which
/// encoder it is.
public protocol SentenceEncoder: Sendable {
    /// Numbers in a vector.
    var dimension: Int { get }

    /// The languages it knows, as BCP-47 primary subtags; `nil` when that is not known.
    var languages: Set<String>? { get }

    /// What its vectors are like.
    var profile: EncoderProfile { get }

    /// What the vectors of any texts have in common, to be taken off where vectors of few texts are compared; nil where that
    /// is nothing much.
    var commonVector: [Float]? { get }

    /// Whether it has a vector for any text; false where vectors were made beforehand, for some texts.
    var encodesEveryText: Bool { get }

    /// Vectors of all runs of a document's segments at O(1) each; nil where each must be asked for as a text.
    var spanEncoding: (any SpanEncoding)? { get }

    /// Vectors of any texts whose cosines can be compared one by one; nil where encoding can fail.
    var localEncoding: (any LocalEncoding)? { get }

    /// Vectors of texts without some of their words at O(1) each; nil where it has none.
    var partEncoding: (any PartEncoding)? { get }

    /// The states of a text's tokens; nil where it gives none.
    var tokenEncoding: (any TokenEncoding)? { get }

    /// Encodes every text by itself.
    ///
    /// - Parameters:
    ///   - texts: Any texts; empty ones are allowed.
    ///   - threads: Most threads to use, at least 1. The result does not depend on it.
    /// - Returns: `texts.count` rows of `dimension` numbers, each row of Euclidean length 1 and free of NaN.
    func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float]

    /// Gives back memory that encoding took and that can be had again. What is encoded next is slower for a moment, never
    /// different.
    func releaseMemory()
}

extension SentenceEncoder {
    public var profile: EncoderProfile { .unknown }
    public var commonVector: [Float]? { nil }
    public var encodesEveryText: Bool { true }
    public var spanEncoding: (any SpanEncoding)? { nil }
    public var localEncoding: (any LocalEncoding)? { partEncoding }
    public var partEncoding: (any PartEncoding)? { nil }
    public var tokenEncoding: (any TokenEncoding)? { nil }
    public func releaseMemory() {}

    /// Whether texts in `language` (a BCP-47 tag; its primary subtag counts) can be encoded. True when not known.
    public func covers(language: String) -> Bool {
        guard let languages else { return true }
        let primary = language.prefix { $0 != "-" && $0 != "_" }
        return languages.contains(primary.lowercased())
    }
}

/// An encoder that gives the vector of any run of a document's segments without encoding the joined text.
public protocol SpanEncoding: SentenceEncoder {
    /// Reads a document once, for the vectors of all of its runs.
    ///
    /// - Parameters:
    ///   - segments: Its segments, in order. Empty ones are allowed, and add nothing.
    ///   - spaces: For each of the `segments.count - 1` boundaries whether a space stands between the two.
    func spans(of segments: [String], spaces: [Bool], threads: Int) throws(EncoderError) -> any SpanVectors
}

/// An encoder that computes here, from what it holds: nothing can fail.
public protocol LocalEncoding: SentenceEncoder {
    /// Encodes every text by itself, without what all vectors have in common: cosines of strangers are nearer 0.
    ///
    /// - Returns: As `encode`.
    func vectors(of texts: [String], threads: Int) -> [Float]
}

/// An encoder that gives the vector of a text without some of its words, and of some of its words alone, without encoding
/// each such text.
public protocol PartEncoding: LocalEncoding {
    /// Reads texts once, for the vectors of all of their parts.
    ///
    /// - Parameter texts: Each as its pieces, which joined (by nothing) are the text.
    func parts(of texts: [[String]], threads: Int) -> any PartVectors
}
