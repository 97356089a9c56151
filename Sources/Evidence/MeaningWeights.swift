extension Weights {
    /// For evidence with an encoder's vectors.
    ///
    /// Fitted by `Scripts/fit` (the mean of four fits: either half of the documents, segments opened at few places and at
    /// many) with the embedded encoder on 62 NTREX-128 news documents: running text as it is, with sentences dropped and put
    /// in, and two more copies so; pairs ar–de, de–en and ar–en; and on two ladders that count eight times, the development
    /// document of Text+Berg (German–French) and 200 Bible verses with verses missing. Held, for these texts say nothing of
    /// them: the weights of paragraphs and of Thai spaces, from an earlier fit that had paragraphs and Thai;
    /// `entriesMatched`, `learnedMatched` and `pieceShortness`, set by hand.
    public static let withEncoder = Weights([
        .paired: 7.66,
        .joined: -1.12,
        .joinedOnBothSides: -0.47,
        .meaning: 9.12,
        .meaningMargin: 7.7,
        .meaningMarginByLength: 3.47,
        .lengthMismatch: -0.34,
        .lengthMismatchOfLong: -4.54,
        .numbersMatched: -0.19,
        .numbersUnmatched: -0.11,
        .wordsMatched: 0.56,
        .cognatesMatched: 0.12,
        .soundsMatched: 0.42,
        .conceptsMatched: 0.26,
        .entriesMatched: 1,
        .learnedMatched: 0.3,
        .questionsDiffer: -0.01,
        .paragraphsInside: -1.08,
        .paragraphEndsAgree: 1.71,
        .paragraphEndsDiffer: -1.59,
        .endsDoubtful: -1.41,
        .endsAfterQuote: -0.32,
        .endsAtSpace: 0.92,
        .endLogit: 0.81,
        .endsInside: 0.55,
        .endsInsideLogit: 0.97,
        .pieceShortness: 1,
        .leftOut: 0.12,
        .leftOutSize: 1.95,
        .leftOutAtWeakEnd: -2.29,
        .leftOutHabit: 0.84,
        .leftOutLine: 2.38,
        .joinedLines: 3.23,
        .leftOutLineSize: -6.81,
    ])
}
