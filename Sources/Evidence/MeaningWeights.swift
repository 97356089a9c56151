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
        .paired: 9.32,
        .joined: -0.74,
        .joinedOnBothSides: -0.47,
        .meaning: 12.79,
        .meaningMargin: 8.24,
        .meaningMarginByLength: 1.02,
        .lengthMismatch: -0.71,
        .lengthMismatchOfLong: -4.39,
        .numbersMatched: 0.01,
        .numbersUnmatched: -0.13,
        .wordsMatched: 0.52,
        .cognatesMatched: 0.15,
        .soundsMatched: 1.12,
        .conceptsMatched: -0.04,
        .entriesMatched: 1,
        .learnedMatched: 0.3,
        .questionsDiffer: -0.05,
        .paragraphsInside: -1.08,
        .paragraphEndsAgree: 1.71,
        .paragraphEndsDiffer: -1.59,
        .endsDoubtful: -1.9,
        .endsAfterQuote: -0.16,
        .endsAtSpace: 0.92,
        .endLogit: 1.01,
        .endsInside: 0.03,
        .endsInsideLogit: 0.84,
        .pieceShortness: 1,
        .leftOut: -0.22,
        .leftOutSize: 3.14,
        .leftOutAtWeakEnd: -1.77,
        .leftOutHabit: 0.93,
        .leftOutLine: 3.03,
        .joinedLines: 3.02,
        .leftOutLineSize: -7.49,
    ])
}
