extension LogisticModel<CutFeature> {
    /// For evidence with an encoder's vectors.
    public static let withEncoder = CutModel([.path: 1])
    /// For evidence without an encoder.
    public static let lexical = CutModel([.path: 1])
}

extension LogisticModel<ScoreFeature> {
    /// For evidence with an encoder's vectors.
    public static let withEncoder = ScoreModel([.paths: 1])
    /// For evidence without an encoder.
    public static let lexical = ScoreModel([.paths: 1])
}
