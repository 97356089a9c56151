extension Weights {
    /// For evidence with an encoder's vectors.
    ///
    /// Fitted by `Scripts/fit` with the embedded encoder on 62 NTREX-128 news documents, as running text with and
    /// without sentences dropped and put in, pairs ar–de, de–en and ar–en, and on the development document of Text+Berg
    /// (German–French), counted as `--ladder-weight` says. Held, for these texts say nothing of them: the weights of
    /// paragraphs and of Thai spaces, from an earlier fit that had paragraphs and Thai; `entriesMatched`,
    /// `learnedMatched` and `pieceShortness`, set by hand.
    public static let withEncoder = Weights([
        .paired: 9.96,
        .joined: 1.77,
        .joinedOnBothSides: -0.19,
        .meaning: 9.78,
        .meaningMargin: 8.37,
        .meaningMarginByLength: 2.4,
        .lengthMismatch: -1.08,
        .lengthMismatchOfLong: -2.92,
        .numbersMatched: 0.2,
        .numbersUnmatched: -0.03,
        .wordsMatched: 0.48,
        .cognatesMatched: 0.34,
        .soundsMatched: 1.37,
        .conceptsMatched: 0.07,
        .entriesMatched: 1,
        .learnedMatched: 0.3,
        .questionsDiffer: -0.17,
        .paragraphsInside: -1.08,
        .paragraphEndsAgree: 1.71,
        .paragraphEndsDiffer: -1.59,
        .endsDoubtful: -2.12,
        .endsAfterQuote: 0.16,
        .endsAtSpace: 0.92,
        .endLogit: 1.58,
        .endsInside: -0.22,
        .endsInsideLogit: 1.06,
        .pieceShortness: 1,
        .leftOut: 2.42,
        .leftOutSize: -0.86,
        .leftOutAtWeakEnd: -2.16,
        .leftOutHabit: 1.04,
        .leftOutLine: -0.51,
    ])
}
