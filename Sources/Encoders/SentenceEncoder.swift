/// Something that turns texts into vectors whose cosine says how alike the texts' meanings are.
public protocol SentenceEncoder: Sendable {
    /// Numbers in a vector.
    var dimension: Int { get }

    /// The languages it knows, as BCP-47 primary subtags; `nil` when that is not known.
    var languages: Set<String>? { get }

    /// Encodes every text by itself.
    ///
    /// - Parameters:
    ///   - texts: Any texts; empty ones are allowed.
    ///   - threads: Most threads to use, at least 1. The result does not depend on it.
    /// - Returns: `texts.count` rows of `dimension` numbers, each row of Euclidean length 1 and free of NaN.
    func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float]
}

extension SentenceEncoder {
    /// Whether texts in `language` (a BCP-47 tag; its primary subtag counts) can be encoded. True when not known.
    public func covers(language: String) -> Bool {
        guard let languages else { return true }
        let primary = language.prefix { $0 != "-" && $0 != "_" }
        return languages.contains(primary.lowercased())
    }
}
