extension Weights {
    /// For evidence without an encoder.
    public static let lexical = Weights([
        .paired: 2.5, .joined: -1.2, .joinedOnBothSides: -1,
        .lengthMismatch: -2, .lengthMismatchOfLong: -2.5,
        .numbersMatched: 1.2, .numbersUnmatched: -1,
        .wordsMatched: 0.5, .cognatesMatched: 0.25, .soundsMatched: 0.4, .conceptsMatched: 0.5, .entriesMatched: 0.5,
        .keysUnmatched: -0.1, .questionsDiffer: -1,
        .paragraphsInside: -0.8, .paragraphEndsAgree: 0.5, .paragraphEndsDiffer: -0.5,
        .endsDoubtful: -1, .endsAfterQuote: -1.5, .endsAtSpace: -0.5, .endLogit: 0.3,
        .leftOut: -1.5, .leftOutSize: -1, .leftOutKeys: -0.1,
    ])
}
