internal import Alignment
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

    /// The encoders for documents in these languages, in the order in which they are asked.
    func encoders(for languages: [LanguageTag]) throws(HexaplaError) -> [any SentenceEncoder] {
        let names = choice.encoderNames(models: models, for: languages)
        return try opened.withLock { opened throws(HexaplaError) in
            try names.map { name throws(HexaplaError) in
                if let encoder = opened[name] { return encoder }
                let own = choice == .automatic ? EncoderChoice.named(name) : choice
                let encoder = try own.open(models: models)
                opened[name] = encoder
                return encoder
            }.compactMap(\.self)
        }
    }
}

extension Aligner {
    /// - Parameter encoders: In the order in which they are asked; none for lexical evidence alone.
    mutating func use(_ encoders: [any SentenceEncoder]) {
        encoder = encoders.first
        secondEncoder = encoders.dropFirst().first
    }
}
