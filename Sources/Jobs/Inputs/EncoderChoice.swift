public import Documents
public import Encoders
public import Errors
private import Foundation
private import RemoteEncoder

/// What `--encoder` names: where vectors come from.
public enum EncoderChoice: Sendable, Equatable {
    /// Of the installed encoders, for each pair of versions, the first that knows both languages.
    case automatic
    /// The installed model of this name: `muse`, `e5`.
    case named(String)
    /// Several installed models together: `muse+e5`.
    case together([String])
    /// No vectors.
    case lexical
    /// A model's folder or file.
    case model(path: String)
    /// Vectors made elsewhere: `TEXTS,VECTORS`.
    case vectors(specification: String)
    /// A server that speaks OpenAI's /v1/embeddings.
    case server(address: String)

    /// Reads `auto`, `none`, `muse`, `e5`, `muse+e5`, `MODELDIR`, `vectors:SPEC` or `http(s)://…`.
    public init(_ argument: String) throws(HexaplaError) {
        let scheme = argument.prefix { $0 != ":" }.lowercased()
        let parts = argument.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        switch argument {
        case "auto": self = .automatic
        case "none": self = .lexical
        case _ where ModelStore.information(of: argument) != nil: self = .named(argument)
        case _ where parts.count > 1 && parts.allSatisfy { ModelStore.information(of: $0) != nil }:
            guard Set(parts.map { ModelStore.information(of: $0)?.name }).count == parts.count else {
                throw HexaplaError(
                    .usage, at: "\(.encoder) \(argument)", "a model is named twice", expected: "each once")
            }
            self = .together(parts)
        case _ where argument.hasPrefix("vectors:"):
            self = .vectors(specification: String(argument.dropFirst("vectors:".count)))
        case _ where ["http", "https"].contains(scheme) && argument.dropFirst(scheme.count).hasPrefix("://"):
            self = .server(address: argument)
        case _ where !argument.isEmpty && FileManager.default.fileExists(atPath: argument):
            self = .model(path: argument)
        default:
            throw HexaplaError(
                .usage, at: "\(.encoder) \(argument.isEmpty ? "''" : argument)", "unknown, and no such folder",
                expected:
                    "auto, none, \(ModelStore.knownNames.joined(separator: ", ")), \(ModelStore.knownNames.joined(separator: "+")), a model's folder, vectors:TEXTS,VECTORS, or http(s)://…/v1/embeddings"
            )
        }
    }

    /// Opens what was named.
    ///
    /// - Parameters:
    ///   - directory: Where the installed models are; nil for where the environment says.
    ///   - languages: Those of the texts, for `automatic`.
    /// - Returns: nil for `lexical`, and for `automatic` where no encoder is installed. A damaged one is an error.
    public func open(
        models directory: String? = nil, for languages: [LanguageTag] = []
    ) throws(HexaplaError) -> (any SentenceEncoder)? {
        do throws(EncoderError) {
            switch self {
            case .lexical: return nil
            case .automatic:
                guard let name = installedName(models: directory, for: languages) else { return nil }
                return try ModelStore(directory: directory).encoder(name)
            case .named(let name): return try ModelStore(directory: directory).encoder(name)
            case .together(let names):
                let store = try ModelStore(directory: directory)
                return JointEncoder(try names.map { name throws(EncoderError) in try store.encoder(name) })
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
        case .automatic, .named, .together: (try? ModelStore(directory: directory))?.files ?? []
        case .model(let path): ModelStore.files(at: path)
        case .vectors(let specification): VectorFileEncoder.files(specification: specification)
        }
    }

    /// Which installed encoder `automatic` takes: the first that knows all languages, else the one that knows the most of
    /// them; nil where none is installed, or nothing says where models could be.
    private func installedName(models directory: String?, for languages: [LanguageTag]) -> String? {
        let names = (try? ModelStore(directory: directory))?.installedNames ?? []
        let unknown = names.map { Self.unknown($0, of: languages).count }
        return names.indices.min { (unknown[$0], $0) < (unknown[$1], $1) }.map { names[$0] }
    }

    /// Which installed encoders `automatic` takes: for each pair of languages the first that knows both; where none knows
    /// both of any, the one that knows the most.
    private func installedNames(models directory: String?, for languages: [LanguageTag]) -> [String] {
        let names = (try? ModelStore(directory: directory))?.installedNames ?? []
        let needed = Set(
            languages.indices.flatMap { one in
                languages.indices.dropFirst(one + 1).compactMap { other in
                    names.first { Self.unknown($0, of: [languages[one], languages[other]]).isEmpty }
                }
            })
        guard needed.isEmpty else { return names.filter(needed.contains) }
        return installedName(models: directory, for: languages).map { [$0] } ?? []
    }

    /// The names of the encoders that give vectors to texts in these languages, in the order in which they are asked.
    func encoderNames(models: String?, for languages: [LanguageTag]) -> [String] {
        self == .automatic
            ? installedNames(models: models, for: languages)
            : identity(models: models, for: languages).map { [$0] } ?? []
    }

    /// Opens all encoders that texts in these languages need: for each pair of languages the first that knows both gives the
    /// vectors.
    public func openAll(
        models directory: String? = nil, for languages: [LanguageTag]
    ) throws(HexaplaError) -> [any SentenceEncoder] {
        guard self == .automatic else { return try open(models: directory, for: languages).map { [$0] } ?? [] }
        do throws(EncoderError) {
            return try installedNames(models: directory, for: languages).map { name throws(EncoderError) in
                try ModelStore(directory: directory).encoder(name)
            }
        } catch {
            throw error.explanation
        }
    }

    private static func unknown(_ model: String, of languages: [LanguageTag]) -> [LanguageTag] {
        let known = Set(ModelStore.information(of: model)?.languages ?? [])
        return languages.filter { !known.contains($0.language.lowercased()) }
    }

    /// Which encoders a run may use, for one that goes on where another stopped.
    func identities(models directory: String?) -> String {
        guard self == .automatic else { return identity(models: directory, for: []) ?? "no encoder" }
        let names = (try? ModelStore(directory: directory))?.installedNames ?? []
        return names.isEmpty ? "no encoder" : names.joined(separator: ", ")
    }

    /// Which encoder gives vectors to texts in these languages; nil for none.
    func identity(models directory: String?, for languages: [LanguageTag]) -> String? {
        switch self {
        case .automatic: installedName(models: directory, for: languages)
        case .named(let name): name
        case .together(let names): names.joined(separator: "+")
        case .lexical: nil
        case .model, .vectors, .server: "encoder"
        }
    }

    /// What the user should know of what was opened: that there is none, which languages it does not know, and which encoder
    /// would know them; nil for nothing.
    func notice(opened encoders: [any SentenceEncoder], for languages: [LanguageTag]) -> Phrase? {
        guard self != .lexical else { return nil }
        guard !encoders.isEmpty else {
            return "no encoder is installed, lexical evidence decides; "
                + "\(.installModel) installs one (\(.encoder) none says so quietly)"
        }
        let unknown = languages.filter { language in !encoders.contains { $0.covers(language: language.language) } }
        guard !unknown.isEmpty else { return nil }
        let notice: Phrase =
            "the encoder does not know \(unknown.map(\.tag).joined(separator: ", ")): lexical evidence decides there"
        let better = ModelStore.knownNames.first { Self.unknown($0, of: languages).isEmpty }
        guard self == .automatic, let better else { return notice }
        return notice + "; the encoder '\(better)' knows all of these languages: \(.installModel) installs it"
    }
}
