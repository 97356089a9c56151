private import Algorithms
public import Documents
public import Encoders
public import ICUText

/// Links the words of a row's versions, pair by pair, by an encoder's states.
///
/// Two tokens are linked where each is the other's best answer: by the cosine of their projected states, less what their
/// nearest have on the mean (cross-domain similarity local scaling; Conneau et al. 2018), less a little for the distance from
/// the diagonal. Words have the links of their tokens.
public struct WordLinker: Sendable {
    private let encoder: any TokenEncoding
    private let model: WordModel

    /// - Returns: nil where the encoder gives no states of tokens, or states that no numbers were learned for.
    public init?(encoder: any SentenceEncoder) {
        guard let encoder = encoder.tokenEncoding, encoder.wordModel == Self.known.name,
            encoder.stateWidth == Self.known.model.stateWidth
        else { return nil }
        self.init(encoder, model: Self.known.model)
    }

    init(_ encoder: any TokenEncoding, model: WordModel) { (self.encoder, self.model) = (encoder, model) }

    private static var known: (name: String, model: WordModel) {
        (EncoderProfile.multilingualE5.weights, .multilingualE5)
    }

    /// Whether the encoder knows a language.
    public func covers(language: String) -> Bool { encoder.covers(language: language) }

    /// Reads texts' words.
    ///
    /// - Complexity: O(tokens); some 9 KB a token while they are in memory.
    public func read(
        _ texts: [(text: String, language: LanguageTag)], threads: Int = 1
    ) throws(ICUError) -> [WordVectors] {
        let states = encoder.tokenStates(of: texts.map(\.text), threads: threads)
        return try zip(texts, states).map { text, states throws(ICUError) in
            let words = try WordSpans(of: Array(text.text.utf16), locale: text.language.localeIdentifier).spans
            return WordVectors(text: text.text, words: words, states: states, model: model)
        }
    }

    /// The pieces of texts' tokens, those that are more than white space: what `TokenTranslations` is learned from.
    ///
    /// - Complexity: O(text); nothing is encoded.
    public func pieces(of texts: [String], threads: Int = 1) -> [[Int32]] {
        encoder.tokenPieces(of: texts, threads: threads)
    }

    /// For each word of a text the log-odds that nothing in the other text, a translation, answers it; nil for marks.
    ///
    /// - Parameter usualLengthRatio: The natural logarithm of how many characters the other text usually has for one of the
    ///   first.
    /// - Complexity: O(words of the one · words of the other).
    public func missing(
        in one: WordVectors, against other: WordVectors, usualLengthRatio: Float = 0
    ) -> [Float?] {
        MissingWords(in: one, against: other, usualLengthRatio: usualLengthRatio).logOdds(model.missing)
    }

    /// The links of all pairs of a row's versions.
    ///
    /// - Parameters:
    ///   - row: A text a version.
    ///   - translations: What the document's rows say of two versions; nil for nothing.
    /// - Complexity: O(tokens of the one · tokens of the other) a pair, up to `LinkSearch.mostTokens` of each; longer texts
    ///   are cut into pieces, so that the cost grows with their length alone.
    public func links(
        _ row: [WordVectors], mode: LinkMode = .growing,
        translations: (_ first: Int, _ second: Int) -> TokenTranslations? = { _, _ in nil }
    ) -> [PairLinks] {
        let pairs = row.indices.combinations(ofCount: 2).map { pair in
            PairCandidates(
                first: pair[0], second: pair[1],
                candidates: LinkSearch.candidates(
                    row[pair[0]], row[pair[1]], mode: mode, translations: translations(pair[0], pair[1])))
        }
        return Triangles(pairs).links()
    }
}
