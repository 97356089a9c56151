extension Weights {
    /// For evidence with an encoder's vectors.
    ///
    /// Fitted by FitWeights (see CONTRIBUTING.md) with the embedded encoder on every eighth document of 62 NTREX-128
    /// news documents, as running text with and without sentences dropped and put in, pairs ar–de, de–en, en–fr and
    /// de–th, and on the development document of Text+Berg (German–French), counted twice. `entriesMatched` is set by
    /// hand (the fit had no dictionary), and `numbersUnmatched`, which came out at nothing, is held below zero.
    public static let withEncoder = Weights([
        .paired: 10.06,
        .joined: 2.78,
        .joinedOnBothSides: -0.04,
        .meaning: 7.31,
        .meaningMargin: 6.01,
        .meaningMarginByLength: 5.41,
        .lengthMismatch: -0.8,
        .lengthMismatchOfLong: -1.82,
        .numbersMatched: 0.56,
        .numbersUnmatched: -0.1,
        .wordsMatched: 0.02,
        .cognatesMatched: 0.1,
        .soundsMatched: 0.96,
        .conceptsMatched: 0.33,
        .entriesMatched: 1.0,
        .learnedMatched: 0.15,
        .questionsDiffer: -1.46,
        .paragraphsInside: -0.28,
        .paragraphEndsAgree: 0.17,
        .paragraphEndsDiffer: -0.17,
        .endsDoubtful: -1.38,
        .endsAfterQuote: -1.25,
        .endsAtSpace: -2.13,
        .endLogit: 1.24,
        .endsInside: -1.5,
        .endsInsideLogit: 0.6,
        .leftOutAtWeakEnd: -0.5,
        .leftOutHabit: 1.0,
        .leftOutLine: -0.3,
        .leftOut: 2.05,
        .leftOutSize: 0.82,
    ])
}
