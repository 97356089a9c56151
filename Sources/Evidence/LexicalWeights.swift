extension Weights {
    /// For evidence without an encoder.
    ///
    /// Fitted by FitWeights (see CONTRIBUTING.md) on every fourth document of 62 NTREX-128 news documents, as running
    /// text with and without sentences dropped and put in, pairs ar–de, de–en, ar–en, en–fr and de–th, and on the
    /// development document of Text+Berg (German–French), counted four times.
    /// `entriesMatched` is set by hand, as names from locale data: the fit had no dictionary.
    public static let lexical = Weights([
        .paired: 10.05,
        .joined: 1.89,
        .joinedOnBothSides: -0.95,
        .lengthMismatch: -2.55,
        .lengthMismatchOfLong: -3.0,
        .numbersMatched: 2.02,
        .numbersUnmatched: -0.97,
        .wordsMatched: 0.11,
        .cognatesMatched: 0.35,
        .soundsMatched: 1.43,
        .conceptsMatched: 0.92,
        .entriesMatched: 2.0,
        .learnedMatched: 0.5,
        .questionsDiffer: -2.0,
        .paragraphsInside: -0.52,
        .paragraphEndsAgree: 0.32,
        .paragraphEndsDiffer: -0.32,
        .endsDoubtful: -2.27,
        .endsAfterQuote: -1.93,
        .endsAtSpace: -2.1,
        .endLogit: 1.14,
        .endsInside: -1.5,
        .endsInsideLogit: 0.6,
        .leftOutAtWeakEnd: -0.5,
        .leftOutHabit: 1.0,
        .leftOutLine: -0.3,
        .leftOut: 1.71,
        .leftOutSize: 0.04,
    ])
}
