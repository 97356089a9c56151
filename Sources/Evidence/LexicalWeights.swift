extension Weights {
    /// For evidence without an encoder.
    ///
    /// Fitted by FitWeights (see CONTRIBUTING.md) on every second document of 62 NTREX-128 news documents, as running
    /// text with and without sentences dropped and put in, pairs ar–de, de–en, ar–en, en–fr and de–th, and on the
    /// development document of Text+Berg (German–French). `entriesMatched` is set by hand, as names from locale data:
    /// the fit had no dictionary.
    public static let lexical = Weights([
        .paired: 9.41,
        .joined: 1.03,
        .joinedOnBothSides: -2.73,
        .lengthMismatch: -2.73,
        .lengthMismatchOfLong: -3.21,
        .numbersMatched: 2.76,
        .numbersUnmatched: -1.3,
        .wordsMatched: 0.66,
        .cognatesMatched: 0.87,
        .soundsMatched: 1.9,
        .conceptsMatched: 2.03,
        .entriesMatched: 2.0,
        .questionsDiffer: -2.22,
        .paragraphsInside: -0.56,
        .paragraphEndsAgree: 0.35,
        .paragraphEndsDiffer: -0.35,
        .endsDoubtful: -1.76,
        .endsAfterQuote: -1.7,
        .endsAtSpace: -2.23,
        .endLogit: 1.1,
        .leftOut: 0.91,
        .leftOutSize: 0.97,
    ])
}
