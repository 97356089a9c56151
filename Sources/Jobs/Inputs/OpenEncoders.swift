internal import Documents
internal import Encoders
internal import Errors
private import Synchronization

/// The encoders of a run over many documents: `automatic` takes for each the one that knows its languages, and opens it when
/// the first document wants it.
final class OpenEncoders: Sendable {
    private let choice: EncoderChoice
    private let models: String?
    private let opened = Mutex<[String: any SentenceEncoder]>([:])

    /// - Parameter models: Where the installed models are; nil for where the environment says.
    init(_ choice: EncoderChoice, models: String?) {
        (self.choice, self.models) = (choice, models)
    }

    /// The encoder for documents in these languages; nil where there is none.
    func encoder(for languages: [LanguageTag]) throws(HexaplaError) -> (any SentenceEncoder)? {
        guard let name = choice.identity(models: models, for: languages) else { return nil }
        return try opened.withLock { opened throws(HexaplaError) in
            if let encoder = opened[name] { return encoder }
            let encoder = try choice.open(models: models, for: languages)
            opened[name] = encoder
            return encoder
        }
    }
}
