public import Encoders
internal import Errors
import Foundation
private import Hashes
import Synchronization
private import Threads

/// An encoder behind an address: OpenAI's /v1/embeddings, as text-embeddings-inference, vLLM, llama.cpp and Ollama serve
/// it.
///
/// Texts are sent to the address that the user named, and nowhere else. Each different text is sent once; its vector is
/// kept on disk.
public final class RemoteEncoder: SentenceEncoder {
    /// How a server is talked to.
    public struct Options: Sendable {
        /// Most texts in a request.
        public var batchSize = 64
        /// Most bytes of text in a request; a longer text goes alone.
        public var batchBytes = 1 << 18
        /// How long a server may be silent; its whole answer may take four times as long.
        public var timeoutSeconds = 60.0
        /// How often a request is sent at most.
        public var attempts = 6
        /// Before the second attempt; doubled before each further one.
        public var pauseSeconds = 0.5
        /// In all, for the attempts of one request: no further one is begun later, and none is waited for longer, also
        /// where the server asks for that.
        public var patienceSeconds = 300.0
        /// Sent as a bearer token. Read from `$HEXAPLA_API_KEY` by the caller.
        public var key: String?
        /// Where vectors are kept; `nil` keeps none.
        public var cacheDirectory: String?

        /// The defaults.
        public init() {}

        /// `$HEXAPLA_API_KEY`, and `$XDG_CACHE_HOME/hexapla/embeddings` (by default in `~/.cache`).
        ///
        /// - Throws: `usage` where neither says where a cache may be.
        public static func fromEnvironment(_ environment: [String: String]) throws(EncoderError) -> Options {
            func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
            var options = Options()
            options.key = value("HEXAPLA_API_KEY")
            let base = value("XDG_CACHE_HOME") ?? value("HOME").map { $0 + "/.cache" }
            guard let base else {
                throw EncoderError(
                    .usage, place: "$HOME", problem: "is not set",
                    expected: "the folder that .cache is in, for vectors that servers answered",
                    remedy: "set $HOME or $XDG_CACHE_HOME")
            }
            options.cacheDirectory = base + "/hexapla/embeddings"
            return options
        }
    }

    /// Numbers in a vector, as the first answer had them.
    public let dimension: Int
    /// Not known.
    public var languages: Set<String>? { nil }

    private let server: EmbeddingsServer
    private let options: Options
    private let cache: VectorCache?

    /// The text that the dimension is learned from; nothing of the user's.
    private static let probe = "Hexapla"

    /// Connects to a server, or to what is kept of its answers.
    ///
    /// - Parameter address: `http(s)://…/v1/embeddings`; a fragment (`#name`) is the model's name, for servers that have
    ///   several.
    /// - Throws: `usage` for another kind of address, `remote` when the server does not answer as it should.
    public init(address: String, options: Options = Options()) throws(EncoderError) {
        guard var components = URLComponents(string: address), let scheme = components.scheme?.lowercased(),
            ["http", "https"].contains(scheme), components.host?.isEmpty == false
        else {
            throw EncoderError(
                .usage, place: "\(.encoder)", problem: "is no address of a server",
                expected: "http(s)://HOST/v1/embeddings, or …#MODEL")
        }
        let model = components.fragment ?? "default"
        components.fragment = nil
        guard let url = components.url else {
            throw EncoderError(.usage, place: "\(.encoder)", problem: "is no address of a server")
        }
        guard options.key?.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) ?? true else {
            throw EncoderError(
                .usage, place: "$HEXAPLA_API_KEY", problem: "holds a line end or another control character")
        }
        let server = EmbeddingsServer(
            transport: HTTPTransport(url: url, key: options.key, options: options), model: model)
        let cache: VectorCache?
        if let directory = options.cacheDirectory {
            // Another server or model is another file.
            let name = Array("\(url.absoluteString)\n\(model)".utf8).withUnsafeBytes(SHA256.hexadecimal)
            cache = try VectorCache(path: "\(directory)/\(name.prefix(32)).vectors")
        } else {
            cache = nil
        }
        (self.server, self.options, self.cache) = (server, options, cache)
        if let known = cache?.dimension {
            dimension = known
        } else {
            let first = try server.vectors(of: [Self.probe], dimension: nil)
            dimension = first[0].count
            cache?.store([Self.probe], [Self.unit(first[0])])
        }
    }

    /// Encodes texts: those that are kept from disk, the others from the server.
    ///
    /// - Parameter threads: Most requests at a time.
    /// - Throws: `remote` when the server cannot be reached after several attempts, refuses, or answers too few vectors
    ///   or ones of another dimension. What came before is kept.
    public func encode(_ texts: [String], threads: Int = 1) throws(EncoderError) -> [Float] {
        var rows: [String: Int] = [:]
        var different: [String] = []
        for text in texts where rows[text] == nil {
            rows[text] = different.count
            different.append(text)
        }
        let unique = different
        var vectors = unique.map { cache?.vector(for: $0) ?? [] }
        let batches = batches(of: unique, where: { vectors[$0].isEmpty })
        let answers = Mutex([Result<[[Float]], EncoderError>?](repeating: nil, count: batches.count))
        let isBroken = Atomic<Bool>(false)
        Workers.forEach(batches.count, threads: threads) { index in
            guard !isBroken.load(ordering: .relaxed) else { return }
            let result = encodeBatch(batches[index].map { unique[$0] })
            if case .failure = result { isBroken.store(true, ordering: .relaxed) }
            answers.withLock { $0[index] = result }
        }
        let all = answers.withLock { $0 }
        for case .failure(let error)? in all { throw error }
        for (batch, answer) in zip(batches, all) {
            guard case .success(let found)? = answer else { continue }
            for (index, vector) in zip(batch, found) { vectors[index] = vector }
        }
        var result: [Float] = []
        result.reserveCapacity(texts.count * dimension)
        for text in texts { result += rows[text].map { vectors[$0] } ?? [] }
        return result
    }

    private func batches(of texts: [String], where isMissing: (Int) -> Bool) -> [[Int]] {
        var batches: [[Int]] = []
        var bytes = 0
        for index in texts.indices where isMissing(index) {
            let size = texts[index].utf8.count
            if let last = batches.last, last.count < options.batchSize, bytes + size <= options.batchBytes {
                batches[batches.count - 1].append(index)
                bytes += size
            } else {
                batches.append([index])
                bytes = size
            }
        }
        return batches
    }

    private func encodeBatch(_ texts: [String]) -> Result<[[Float]], EncoderError> {
        Result { () throws(EncoderError) in
            let vectors = try server.vectors(of: texts, dimension: dimension)
            for vector in vectors where vector.count != dimension {
                let kept = cache.map { ", and remove \($0.path) if it now has another model" } ?? ""
                throw server.error(
                    "it answered a vector of \(vector.count) numbers", expected: "\(dimension), as before",
                    remedy: "see which model the server has\(kept)")
            }
            let units = vectors.map(Self.unit)
            cache?.store(texts, units)
            return units
        }
    }

    private static func unit(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        return vector.map { Float(Double($0) / length) }
    }
}
