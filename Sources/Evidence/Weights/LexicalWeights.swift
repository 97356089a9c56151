extension Weights {
    /// For evidence without an encoder.
    ///
    /// Fitted as `withEncoder` is, on the same texts, but at few places alone, and with Text+Berg counted twice: eight times
    /// takes more from running text than it gives to lines here. The same weights are held.
    public static let lexical = Weights([
        .paired: 6.17,
        .joined: -1.2,
        .joinedOnBothSides: -0.61,
        .lengthMismatch: -2.24,
        .lengthMismatchOfLong: -4.78,
        .numbersMatched: 1.93,
        .numbersUnmatched: -1.61,
        .wordsMatched: 0.86,
        .cognatesMatched: 0.91,
        .soundsMatched: 1.71,
        .conceptsMatched: 1.76,
        .entriesMatched: 2,
        .learnedMatched: 0.5,
        .questionsDiffer: -1.3,
        .paragraphsInside: -0.52,
        .paragraphEndsAgree: 0.32,
        .paragraphEndsDiffer: -0.32,
        .endsDoubtful: -2.21,
        .endsAfterQuote: -0.79,
        .endsAtSpace: -2.1,
        .endLogit: 0.83,
        .endsInside: -0.66,
        .endsInsideLogit: 0.94,
        .pieceShortness: 0.5,
        .leftOut: -0.11,
        .leftOutSize: 0.01,
        .leftOutAtWeakEnd: -0.63,
        .leftOutHabit: 0.62,
        .leftOutLine: -0.56,
    ])
}
