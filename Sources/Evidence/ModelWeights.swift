/// Fitted by `Scripts/fit` on the same texts as the weights of the evidence, flat and noisy: what the program does with
/// the pairs of Arabic, German, English and Thai and with three of them together, against gold.
extension LogisticModel<CutFeature> {
    /// For evidence with an encoder's vectors.
    public static let withEncoder = CutModel([
        .constant: 1.86,
        .path: 0.32,
        .manyVersions: -0.43,
        .pathOfMany: 0.33,
        .pathAtInner: -0.32,
        .innerEnds: 0.14,
        .innerLogits: 0.88,
        .quoteEnds: -0.64,
        .quoteLogits: 0.81,
        .doubtfulEnds: -1.48,
        .doubtfulLogits: 1.25,
        .spaceEnds: -0.89,
        .spaceLogits: 0.51,
        .isUnmarked: 0.05,
        .size: -0.24,
    ])
    /// For evidence without an encoder.
    public static let lexical = CutModel([
        .constant: 0.54,
        .path: 0.72,
        .manyVersions: -0.44,
        .pathOfMany: 0.41,
        .pathAtInner: -0.35,
        .innerEnds: -0.03,
        .innerLogits: 0.62,
        .quoteEnds: -1.71,
        .quoteLogits: -0.19,
        .doubtfulEnds: -1.04,
        .doubtfulLogits: 0.45,
        .spaceEnds: -0.42,
        .spaceLogits: 0.22,
        .isUnmarked: 0.32,
        .size: -0.37,
    ])
}

extension LogisticModel<ScoreFeature> {
    /// For evidence with an encoder's vectors.
    public static let withEncoder = ScoreModel([
        .constant: 2.56,
        .paths: 0.16,
        .surePaths: 0.34,
        .unmarkedEnds: -0.47,
        .doubtfulEnds: -0.18,
        .size: -1.49,
        .lengthMismatch: -1.62,
        .meaning: 3.36,
        .leftOutHabit: 0.05,
    ])
    /// For evidence without an encoder.
    public static let lexical = ScoreModel([
        .constant: 1.39,
        .paths: 0.26,
        .surePaths: 0.85,
        .unmarkedEnds: -0.36,
        .doubtfulEnds: -0.34,
        .size: -0.92,
        .lengthMismatch: -0.7,
        .leftOutHabit: -0.26,
    ])
}
