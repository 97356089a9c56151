extension Weights {
    /// For evidence without an encoder.
    ///
    /// Fitted as `withEncoder` is, on the same texts; the same weights are held.
    public static let lexical = Weights([
        .paired: 7.14,
        .joined: -2.21,
        .joinedOnBothSides: -1.25,
        .lengthMismatch: -2.53,
        .lengthMismatchOfLong: -4.91,
        .numbersMatched: 1.83,
        .numbersUnmatched: -1.27,
        .wordsMatched: 0.94,
        .cognatesMatched: 1.27,
        .soundsMatched: 2,
        .conceptsMatched: 2.2,
        .entriesMatched: 2,
        .learnedMatched: 0.5,
        .questionsDiffer: -2.77,
        .paragraphsInside: -0.52,
        .paragraphEndsAgree: 0.32,
        .paragraphEndsDiffer: -0.32,
        .endsDoubtful: -2.66,
        .endsAfterQuote: -1.71,
        .endsAtSpace: -2.1,
        .endLogit: 0.54,
        .endsInside: -0.65,
        .endsInsideLogit: 1.02,
        .pieceShortness: 0.5,
        .leftOut: -0.23,
        .leftOutSize: 1.21,
        .leftOutAtWeakEnd: -0.98,
        .leftOutHabit: 0.63,
        .leftOutLine: 1.46,
        .joinedLines: 3.23,
        .leftOutLineSize: -2.02,
    ])
}
