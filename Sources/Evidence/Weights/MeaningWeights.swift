extension Weights {
    /// For evidence with an encoder's vectors.
    ///
    /// Fitted by `Scripts/fit` (the mean of two fits, one that opens segments at few places and one at many) with the
    /// embedded encoder on 62 NTREX-128 news documents: running text as it is, with sentences dropped and put in, and two
    /// more copies so; pairs ar–de, de–en and ar–en; and on two ladders that count eight times, the development document of
    /// Text+Berg (German–French) and 200 Bible verses with verses missing. Held, for these texts say nothing of them: the
    /// weights of paragraphs and of Thai spaces, from an earlier fit that had paragraphs and Thai; `entriesMatched`,
    /// `learnedMatched` and `pieceShortness`, set by hand.
    public static let withEncoder = Weights([
        .paired: 8.87,
        .joined: -0.99,
        .joinedOnBothSides: -0.4,
        .meaning: 11.04,
        .meaningMargin: 8.6,
        .meaningMarginByLength: 1.61,
        .lengthMismatch: -0.53,
        .lengthMismatchOfLong: -4.72,
        .numbersMatched: -0.16,
        .numbersUnmatched: -0.07,
        .wordsMatched: 0.48,
        .cognatesMatched: 0.14,
        .soundsMatched: 0.86,
        .conceptsMatched: 0.13,
        .entriesMatched: 1,
        .learnedMatched: 0.3,
        .questionsDiffer: -0.12,
        .paragraphsInside: -1.08,
        .paragraphEndsAgree: 1.71,
        .paragraphEndsDiffer: -1.59,
        .endsDoubtful: -1.93,
        .endsAfterQuote: -0.65,
        .endsAtSpace: 0.92,
        .endLogit: 0.85,
        .endsInside: 0.57,
        .endsInsideLogit: 0.96,
        .pieceShortness: 1,
        .leftOut: -0.01,
        .leftOutSize: 2.82,
        .leftOutAtWeakEnd: -2.25,
        .leftOutHabit: 0.93,
        .leftOutLine: 2.88,
        .joinedLines: 3.33,
        .leftOutLineSize: -7.35,
    ])
}
