/// Fitted by `Scripts/fit` on the same texts as the weights of the evidence, flat and noisy (the mean of fits on all of
/// them and on either half): what the program does with the pairs of Arabic, German, English and Thai and with three of
/// them together, against gold.
extension LogisticModel<CutFeature> {
    /// For evidence with an encoder's vectors.
    public static let withEncoder = CutModel([
        .constant: 1.68,
        .path: 0.3,
        .manyVersions: -0.29,
        .pathOfMany: 0.33,
        .pathAtInner: -0.32,
        .innerEnds: 0.42,
        .innerLogits: 0.88,
        .quoteEnds: -0.85,
        .quoteLogits: 0.73,
        .doubtfulEnds: -1.5,
        .doubtfulLogits: 1.02,
        .spaceEnds: -0.43,
        .spaceLogits: 0.62,
        .isUnmarked: -0.29,
        .size: -0.21,
    ])
    /// For evidence without an encoder.
    public static let lexical = CutModel([
        .constant: 0.04,
        .path: 0.86,
        .manyVersions: -0.4,
        .pathOfMany: 0.47,
        .pathAtInner: -0.39,
        .innerEnds: 0.1,
        .innerLogits: 0.6,
        .quoteEnds: -1.5,
        .quoteLogits: -0.2,
        .doubtfulEnds: -0.51,
        .doubtfulLogits: 0.36,
        .spaceEnds: -0.19,
        .spaceLogits: 0.01,
        .isUnmarked: 0.4,
        .size: -0.56,
    ])
}

extension LogisticModel<ScoreFeature> {
    /// For evidence with an encoder's vectors.
    public static let withEncoder = ScoreModel([
        .constant: 2.48,
        .paths: 0.15,
        .surePaths: 0.35,
        .unmarkedEnds: -0.44,
        .doubtfulEnds: -0.24,
        .size: -1.4,
        .lengthMismatch: -1.31,
        .meaning: 3.37,
        .leftOutHabit: 0.01,
    ])
    /// For evidence without an encoder.
    public static let lexical = ScoreModel([
        .constant: 1.58,
        .paths: 0.32,
        .surePaths: 0.89,
        .unmarkedEnds: -0.43,
        .doubtfulEnds: -0.29,
        .size: -1.17,
        .lengthMismatch: -1.25,
        .leftOutHabit: -0.23,
    ])
}
