extension Weights {
    /// For evidence with the embedded encoder's vectors.
    public static let withEncoder = Weights([
        .paired: 3, .joined: -0.3, .joinedOnBothSides: -0.3,
        .meaning: 6.9, .meaningMargin: 6.1, .meaningMarginByLength: 5.5,
        .lengthMismatch: -2, .lengthMismatchOfLong: -2.7,
        .numbersMatched: 1.3, .numbersUnmatched: -1.1,
        .wordsMatched: 0.1, .cognatesMatched: 0.2, .soundsMatched: 0.5, .conceptsMatched: 0.5, .entriesMatched: 1,
        .questionsDiffer: -1,
        .paragraphsInside: -0.5, .paragraphEndsAgree: 0.3, .paragraphEndsDiffer: -0.3,
        .endsDoubtful: -2, .endsAfterQuote: -2.5, .endsAtSpace: -2, .endLogit: 0.9,
        .leftOut: 0.5, .leftOutSize: 0.5,
    ])
}
