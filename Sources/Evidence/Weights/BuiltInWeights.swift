private import Encoders
private import FittedModels

/// The fitted numbers of the folder `Fitted`, which the build puts into the program. What they were fitted on stands in
/// the files.
extension EvidenceModels {
    /// For evidence without an encoder.
    public static let lexical = EvidenceModels(
        FittedFile(builtIn: PackageResources.lexical_txt, names: WeightSet.names), section: "lexical")

    /// For evidence with an encoder's vectors, by the name that the encoder's profile gives.
    static let byEncoder: [String: EvidenceModels] = [
        EncoderProfile.universalSentenceEncoder.weights: EvidenceModels(
            FittedFile(builtIn: PackageResources.universal_sentence_encoder_txt, names: WeightSet.names),
            section: "encoder")
    ]
}

extension Weights {
    /// For evidence without an encoder.
    public static var lexical: Weights { EvidenceModels.lexical.weights }
    /// For evidence with the embedded encoder's vectors.
    public static let withEncoder = WeightSet()[.universalSentenceEncoder].weights
}
