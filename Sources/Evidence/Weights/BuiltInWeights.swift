public import FittedModels

/// The fitted numbers of the folder `Fitted`, which the build puts into the program. What they were fitted on stands in
/// the files.
private enum BuiltInWeights {
    static let lexical = FittedFile(builtIn: PackageResources.lexical_txt, names: WeightSet.names)
    static let withEncoder = FittedFile(
        builtIn: PackageResources.universal_sentence_encoder_txt, names: WeightSet.names)
}

extension Weights {
    /// For evidence without an encoder.
    public static let lexical = Weights(named: BuiltInWeights.lexical["lexical"])
    /// For evidence with an encoder's vectors.
    public static let withEncoder = Weights(named: BuiltInWeights.withEncoder["encoder"])
}

extension LogisticModel<CutFeature> {
    /// For evidence without an encoder.
    public static let lexical = CutModel(named: BuiltInWeights.lexical["lexical-cuts"])
    /// For evidence with an encoder's vectors.
    public static let withEncoder = CutModel(named: BuiltInWeights.withEncoder["encoder-cuts"])
}

extension LogisticModel<ScoreFeature> {
    /// For evidence without an encoder.
    public static let lexical = ScoreModel(named: BuiltInWeights.lexical["lexical-scores"])
    /// For evidence with an encoder's vectors.
    public static let withEncoder = ScoreModel(named: BuiltInWeights.withEncoder["encoder-scores"])
}
