internal import Documents
public import Encoders
public import Errors
private import Foundation
private import RemoteEncoder

/// What `--encoder` names: where vectors come from.
public enum EncoderChoice: Sendable, Equatable {
    /// The installed encoder, where there is one.
    case automatic
    /// No vectors.
    case lexical
    /// A model's folder or file.
    case model(path: String)
    /// Vectors made elsewhere: `TEXTS,VECTORS`.
    case vectors(specification: String)
    /// A server that speaks OpenAI's /v1/embeddings.
    case server(address: String)

    /// Reads `auto`, `none`, `MODELDIR`, `vectors:SPEC` or `http(s)://…`.
    public init(_ argument: String) throws(HexaplaError) {
        let scheme = argument.prefix { $0 != ":" }.lowercased()
        switch argument {
        case "auto": self = .automatic
        case "none": self = .lexical
        case _ where argument.hasPrefix("vectors:"):
            self = .vectors(specification: String(argument.dropFirst("vectors:".count)))
        case _ where ["http", "https"].contains(scheme) && argument.dropFirst(scheme.count).hasPrefix("://"):
            self = .server(address: argument)
        case _ where !argument.isEmpty && FileManager.default.fileExists(atPath: argument):
            self = .model(path: argument)
        default:
            throw HexaplaError(
                .usage, at: "\(.encoder) \(argument.isEmpty ? "''" : argument)", "unknown, and no such folder",
                expected: "auto, none, a model's folder, vectors:TEXTS,VECTORS, or http(s)://…/v1/embeddings")
        }
    }

    /// Opens what was named.
    ///
    /// - Parameter directory: Where the installed models are; nil for where the environment says.
    /// - Returns: nil for `lexical`, and for `automatic` where no encoder is installed. A damaged one is an error.
    public func open(models directory: String? = nil) throws(HexaplaError) -> (any SentenceEncoder)? {
        do throws(EncoderError) {
            switch self {
            case .lexical: return nil
            case .automatic:
                guard isThere(models: directory) else { return nil }
                return try ModelStore(directory: directory).encoder()
            case .model(let path): return try ModelStore.encoder(at: path)
            case .vectors(let specification): return try VectorFileEncoder(specification: specification)
            case .server(let address):
                let options = try RemoteEncoder.Options.fromEnvironment(ProcessInfo.processInfo.environment)
                return try RemoteEncoder(address: address, options: options)
            }
        } catch {
            throw error.explanation
        }
    }

    /// The files that it is read from, if they are there.
    public func files(models directory: String? = nil) -> [String] {
        switch self {
        case .lexical, .server: []
        case .automatic: (try? ModelStore(directory: directory))?.files ?? []
        case .model(let path): ModelStore.files(at: path)
        case .vectors(let specification): VectorFileEncoder.files(specification: specification)
        }
    }

    /// Whether it gives vectors: of `automatic`, whether the encoder is installed.
    func isThere(models directory: String?) -> Bool {
        guard self == .automatic else { return self != .lexical }
        // Where nothing says where models could be, there is none.
        return (try? ModelStore(directory: directory).hasModel) ?? false
    }

    /// What the user should know of what was opened: that there is none, or which languages it does not know; nil for
    /// nothing.
    func notice(opened encoder: (any SentenceEncoder)?, for languages: [LanguageTag]) -> Phrase? {
        guard self != .lexical else { return nil }
        guard let encoder else {
            return "no encoder is installed, lexical evidence decides; "
                + "\(.installModel) installs one (\(.encoder) none says so quietly)"
        }
        let unknown = languages.filter { !encoder.covers(language: $0.language) }.map(\.tag)
        guard !unknown.isEmpty else { return nil }
        return "the encoder does not know \(unknown.joined(separator: ", ")): lexical evidence decides there"
    }
}
