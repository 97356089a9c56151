extension Weights {
    /// For evidence with an encoder's vectors.
    ///
    /// Fitted by `Scripts/fit` with the embedded encoder on 62 NTREX-128 news documents, as running text with and
    /// without sentences dropped and put in, pairs ar–de, de–en and ar–en, and on the development document of Text+Berg
    /// (German–French), counted as `--ladder-weight` says. Held, for these texts say nothing of them: the weights of
    /// paragraphs and of Thai spaces, from an earlier fit that had paragraphs and Thai; `entriesMatched`,
    /// `learnedMatched` and `pieceShortness`, set by hand.
    public static let withEncoder = Weights([
        .paired: 8.64,
        .joined: 0.38,
        .joinedOnBothSides: -0.44,
        .meaning: 9.93,
        .meaningMargin: 7.65,
        .meaningMarginByLength: 2.9,
        .lengthMismatch: -0.24,
        .lengthMismatchOfLong: -4.2,
        .numbersMatched: 0.07,
        .numbersUnmatched: -0.58,
        .wordsMatched: 0.16,
        .cognatesMatched: 0.35,
        .soundsMatched: 1.42,
        .conceptsMatched: 0.29,
        .entriesMatched: 1,
        .learnedMatched: 0.3,
        .questionsDiffer: -0.26,
        .paragraphsInside: -1.08,
        .paragraphEndsAgree: 1.71,
        .paragraphEndsDiffer: -1.59,
        .endsDoubtful: -1.89,
        .endsAfterQuote: 0.18,
        .endsAtSpace: 0.92,
        .endLogit: 1.26,
        .endsInside: 0.15,
        .endsInsideLogit: 0.88,
        .pieceShortness: 1,
        .leftOut: 0.81,
        .leftOutSize: 1.43,
        .leftOutAtWeakEnd: -1.95,
        .leftOutHabit: 0.97,
        .leftOutLine: -0.01,
    ])
}
