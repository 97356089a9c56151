/// Fitted by `Scripts/fit` on the same texts as the weights of the evidence, flat and noisy, and meaned alike: what the
/// program does with the pairs of Arabic, German, English and Thai and with three of them together, against gold.
extension LogisticModel<CutFeature> {
    /// For evidence with an encoder's vectors.
    public static let withEncoder = CutModel([
        .constant: 1.69,
        .path: 0.32,
        .manyVersions: -0.34,
        .pathOfMany: 0.34,
        .pathAtInner: -0.3,
        .innerEnds: 0.23,
        .innerLogits: 0.86,
        .quoteEnds: -0.99,
        .quoteLogits: 0.68,
        .doubtfulEnds: -1.39,
        .doubtfulLogits: 0.72,
        .spaceEnds: -0.44,
        .spaceLogits: 0.62,
        .isUnmarked: -0.42,
        .size: -0.21,
    ])
    /// For evidence without an encoder.
    public static let lexical = CutModel([
        .constant: 0.44,
        .path: 0.62,
        .manyVersions: -0.37,
        .pathOfMany: 0.49,
        .pathAtInner: -0.27,
        .innerEnds: 0.06,
        .innerLogits: 0.61,
        .quoteEnds: -0.94,
        .quoteLogits: 0.19,
        .doubtfulEnds: -0.98,
        .doubtfulLogits: 0.36,
        .spaceEnds: -0.08,
        .spaceLogits: 0.29,
        .isUnmarked: 0.08,
        .size: -0.28,
    ])
}

extension LogisticModel<ScoreFeature> {
    /// For evidence with an encoder's vectors.
    public static let withEncoder = ScoreModel([
        .constant: 2.41,
        .paths: 0.2,
        .surePaths: 0.32,
        .unmarkedEnds: -0.44,
        .doubtfulEnds: -0.2,
        .size: -1.46,
        .lengthMismatch: -1.42,
        .meaning: 3.37,
        .leftOutHabit: -0.04,
    ])
    /// For evidence without an encoder.
    public static let lexical = ScoreModel([
        .constant: 1.56,
        .paths: 0.28,
        .surePaths: 0.73,
        .unmarkedEnds: -0.4,
        .doubtfulEnds: -0.47,
        .size: -1.01,
        .lengthMismatch: -1.48,
        .leftOutHabit: -0.32,
    ])
}
