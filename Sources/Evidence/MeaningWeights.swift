extension Weights {
    /// For evidence with an encoder's vectors.
    ///
    /// The mean of four fits by `Scripts/fit` with the embedded encoder, two on each half of 62 NTREX-128 news
    /// documents: running text as it is, with sentences dropped and put in, and two more copies so; pairs ar–de, de–en
    /// and ar–en; and on ladders, the development document of Text+Berg (German–French) and, in the two that count
    /// three times, 300 Bible verses with verses missing. Held, for these texts say nothing of them: the weights of
    /// paragraphs and of Thai spaces, from an earlier fit that had paragraphs and Thai; `entriesMatched`,
    /// `learnedMatched` and `pieceShortness`, set by hand.
    public static let withEncoder = Weights([
        .paired: 7.63,
        .joined: -0.59,
        .joinedOnBothSides: -0.52,
        .meaning: 9.7,
        .meaningMargin: 7.59,
        .meaningMarginByLength: 3.9,
        .lengthMismatch: -0.75,
        .lengthMismatchOfLong: -3.7,
        .numbersMatched: 0.2,
        .numbersUnmatched: 0.02,
        .wordsMatched: 0.26,
        .cognatesMatched: 0.36,
        .soundsMatched: 0.59,
        .conceptsMatched: 0.16,
        .entriesMatched: 1,
        .learnedMatched: 0.3,
        .questionsDiffer: -0.12,
        .paragraphsInside: -1.08,
        .paragraphEndsAgree: 1.71,
        .paragraphEndsDiffer: -1.59,
        .endsDoubtful: -1.52,
        .endsAfterQuote: 0.23,
        .endsAtSpace: 0.92,
        .endLogit: 1.08,
        .endsInside: 0.06,
        .endsInsideLogit: 0.92,
        .pieceShortness: 1,
        .leftOut: 0.07,
        .leftOutSize: 2.14,
        .leftOutAtWeakEnd: -1.7,
        .leftOutHabit: 0.77,
        .leftOutLine: 2.28,
        .joinedLines: 2.62,
        .leftOutLineSize: -6.87,
    ])
}
