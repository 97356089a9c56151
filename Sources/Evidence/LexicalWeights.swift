extension Weights {
    /// For evidence without an encoder.
    ///
    /// Fitted as `withEncoder` is, on the same texts, but with Text+Berg counted twice: eight times takes more from running
    /// text than it gives to lines here. The same weights are held.
    public static let lexical = Weights([
        .paired: 5.88,
        .joined: -2.53,
        .joinedOnBothSides: -2.45,
        .lengthMismatch: -2.01,
        .lengthMismatchOfLong: -5.4,
        .numbersMatched: 2.69,
        .numbersUnmatched: -1.6,
        .wordsMatched: 1.09,
        .cognatesMatched: 1.29,
        .soundsMatched: 1.98,
        .conceptsMatched: 2.04,
        .entriesMatched: 2,
        .learnedMatched: 0.5,
        .questionsDiffer: -1.83,
        .paragraphsInside: -0.52,
        .paragraphEndsAgree: 0.32,
        .paragraphEndsDiffer: -0.32,
        .endsDoubtful: -2.04,
        .endsAfterQuote: -1.23,
        .endsAtSpace: -2.1,
        .endLogit: 0.46,
        .endsInside: -0.3,
        .endsInsideLogit: 1.02,
        .pieceShortness: 0.5,
        .leftOut: -0.56,
        .leftOutSize: 0.58,
        .leftOutAtWeakEnd: -0.98,
        .leftOutHabit: 0.42,
        .leftOutLine: 1.35,
        .joinedLines: 3.18,
        .leftOutLineSize: -1.57,
    ])
}
