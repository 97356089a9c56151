extension Weights {
    /// For evidence without an encoder.
    public static let lexical = Weights([
        .paired: 9.34,
        .joined: 0.52,
        .joinedOnBothSides: -3.18,
        .lengthMismatch: -2.81,
        .lengthMismatchOfLong: -3.35,
        .numbersMatched: 3.01,
        .numbersUnmatched: -1.84,
        .wordsMatched: 0.38,
        .cognatesMatched: 0.98,
        .soundsMatched: 1.25,
        .conceptsMatched: 2.3,
        .entriesMatched: 0.37,
        .keysUnmatched: -0.27,
        .questionsDiffer: -2.3,
        .paragraphsInside: -0.59,
        .paragraphEndsAgree: 0.37,
        .paragraphEndsDiffer: -0.37,
        .endsDoubtful: -0.85,
        .endsAfterQuote: -1.78,
        .endsAtSpace: -2.56,
        .endLogit: 0.97,
        .leftOut: 0.71,
        .leftOutSize: 0.86,
        .leftOutKeys: 0.08,
    ])
}
