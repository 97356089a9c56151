private import Encoders
private import FittedModels

/// The fitted numbers of the folder `Fitted`, which the build puts into the program. What they were fitted on stands in
/// the files.
extension EvidenceModels {
    /// For evidence without an encoder.
    public static let lexical = EvidenceModels(
        FittedFile(builtIn: PackageResources.lexical_txt, names: WeightSet.names), section: "lexical")

    /// For evidence with an encoder's vectors, by the name that the encoder's profile gives. What the second encoder's file and
    /// that of both together do not name is as for the first.
    static let byEncoder: [String: EvidenceModels] = {
        let first = EvidenceModels(
            FittedFile(builtIn: PackageResources.universal_sentence_encoder_txt, names: WeightSet.names),
            section: "encoder")
        let second = first.changed(by: PackageResources.multilingual_e5_small_txt)
        let both = first.changed(by: PackageResources.both_encoders_txt)
        let names = (EncoderProfile.universalSentenceEncoder.weights, EncoderProfile.multilingualE5.weights)
        return [names.0: first, names.1: second, EncoderProfile.together([names.0, names.1]): both]
    }()

    /// The same models with the weights of terms that a built-in file names.
    private func changed(by bytes: [UInt8]) -> EvidenceModels {
        var models = self
        let weights = FittedFile(builtIn: bytes, names: WeightSet.names)["encoder"]
        for term in Term.allCases {
            if let weight = weights["\(term)"] { models.weights[term] = weight }
        }
        return models
    }
}

extension Weights {
    /// For evidence without an encoder.
    public static var lexical: Weights { EvidenceModels.lexical.weights }
    /// For evidence with the embedded encoder's vectors.
    public static let withEncoder = WeightSet()[.universalSentenceEncoder].weights
}
