/// Fitted by `Scripts/fit` on the same texts as the weights of the evidence, flat and noisy: what the program does with
/// the pairs of Arabic, German, English and Thai and with three of them together, against gold.
extension LogisticModel<CutFeature> {
    /// For evidence with an encoder's vectors.
    public static let withEncoder = CutModel([
        .constant: 1.55,
        .path: 0.32,
        .manyVersions: -0.64,
        .pathOfMany: 0.44,
        .pathAtInner: -0.29,
        .innerEnds: 0.74,
        .innerLogits: 0.94,
        .quoteEnds: -0.55,
        .quoteLogits: 0.78,
        .doubtfulEnds: -1.52,
        .doubtfulLogits: 0.7,
        .spaceEnds: -0.46,
        .spaceLogits: 0.48,
        .isUnmarked: -0.32,
        .size: -0.11,
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
        .constant: 2.71,
        .paths: 0.14,
        .surePaths: 0.39,
        .unmarkedEnds: -0.47,
        .doubtfulEnds: -0.49,
        .size: -1.55,
        .lengthMismatch: -1.85,
        .meaning: 3.58,
        .leftOutHabit: 0.04,
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
