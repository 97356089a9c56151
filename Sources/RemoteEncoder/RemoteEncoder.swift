public import Encoders
internal import Errors
import Foundation
private import Hashes
import Synchronization

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
        /// Until an answer must have begun.
        public var timeoutSeconds = 60.0
        /// How often a request is sent at most.
        public var attempts = 6
        /// Before the second attempt; doubled before each further one.
        public var pauseSeconds = 0.5
        /// Sent as a bearer token. Read from `$HEXAPLA_API_KEY` by the caller.
        public var key: String?
        /// Where vectors are kept; `nil` keeps none.
        public var cacheDirectory: String?

        /// The defaults.
        public init() {}

        /// `$HEXAPLA_API_KEY`, and `$XDG_CACHE_HOME/hexapla/embeddings` (by default in `~/.cache`).
        public static func fromEnvironment(_ environment: [String: String]) -> Options {
            func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
            var options = Options()
            options.key = value("HEXAPLA_API_KEY")
            let base = value("XDG_CACHE_HOME") ?? value("HOME").map { $0 + "/.cache" }
            options.cacheDirectory = base.map { $0 + "/hexapla/embeddings" }
            return options
        }
    }

    /// Numbers in a vector, as the first answer had them.
    public let dimension: Int
    /// Not known.
    public var languages: Set<String>? { nil }

    private let transport: HTTPTransport
    private let model: String
    private let options: Options
    private let cache: VectorCache?
    /// Whether the server has refused base64.
    private let wantsDigits = Atomic<Bool>(false)

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
        let transport = HTTPTransport(
            url: url, key: options.key, timeoutSeconds: options.timeoutSeconds, attempts: options.attempts,
            pauseSeconds: options.pauseSeconds)
        let cache: VectorCache?
        if let directory = options.cacheDirectory {
            // Another server or model is another file.
            let name = Array("\(url.absoluteString)\n\(model)".utf8).withUnsafeBytes(SHA256.hexadecimal)
            cache = try VectorCache(path: "\(directory)/\(name.prefix(32)).vectors")
        } else {
            cache = nil
        }
        (self.transport, self.model, self.options, self.cache) = (transport, model, options, cache)
        if let known = cache?.dimension {
            dimension = known
        } else {
            let first = try Self.request([Self.probe], transport: transport, model: model, wantsDigits: wantsDigits)
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
        let next = Atomic<Int>(0)
        let isBroken = Atomic<Bool>(false)
        DispatchQueue.concurrentPerform(iterations: min(max(threads, 1), max(batches.count, 1))) { _ in
            while !isBroken.load(ordering: .relaxed) {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < batches.count else { return }
                let result = encodeBatch(batches[index].map { unique[$0] })
                if case .failure = result { isBroken.store(true, ordering: .relaxed) }
                answers.withLock { $0[index] = result }
            }
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
            let vectors = try Self.request(texts, transport: transport, model: model, wantsDigits: wantsDigits)
            for vector in vectors where vector.count != dimension {
                let kept = cache.map { ", and remove \($0.path) if it now has another model" } ?? ""
                throw Self.failure(
                    transport, "it answered a vector of \(vector.count) numbers", expected: "\(dimension), as before",
                    remedy: "see which model the server has\(kept)")
            }
            let units = vectors.map(Self.unit)
            cache?.store(texts, units)
            return units
        }
    }

    /// One request, or several when the server finds it too large.
    private static func request(
        _ texts: [String], transport: HTTPTransport, model: String, wantsDigits: borrowing Atomic<Bool>
    ) throws(EncoderError) -> [[Float]] {
        let format = wantsDigits.load(ordering: .relaxed) ? nil : "base64"
        let message = EmbeddingsMessage.Request(input: texts, model: model, encodingFormat: format)
        guard let body = try? JSONEncoder().encode(message) else {
            throw failure(transport, "the request cannot be written", expected: "texts")
        }
        let answer = try transport.post(body)
        switch answer.status {
        case 200..<300: break
        case 413 where texts.count > 1:
            let half = texts.count / 2
            let first = try request(Array(texts[..<half]), transport: transport, model: model, wantsDigits: wantsDigits)
            return try first
                + request(Array(texts[half...]), transport: transport, model: model, wantsDigits: wantsDigits)
        case 400 where format != nil, 422 where format != nil:
            wantsDigits.store(true, ordering: .relaxed)
            return try request(texts, transport: transport, model: model, wantsDigits: wantsDigits)
        default:
            throw failure(
                transport, "it answers with status \(answer.status)", expected: "200",
                remedy: [401, 403].contains(answer.status)
                    ? "set $HEXAPLA_API_KEY" : "check the address, and the model's name after a #")
        }
        switch EmbeddingsMessage.vectors(in: answer.body, count: texts.count) {
        case .failure(let problem): throw failure(transport, "\(problem.text)", expected: "one vector for each text")
        case .success(let vectors):
            for vector in vectors where !vector.allSatisfy(\.isFinite) || vector.allSatisfy({ $0 == 0 }) {
                throw failure(transport, "it answered a vector that is zero or not finite", expected: "a direction")
            }
            return vectors
        }
    }

    private static func unit(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        return vector.map { Float(Double($0) / length) }
    }

    private static func failure(
        _ transport: HTTPTransport, _ problem: Phrase, expected: Phrase,
        remedy: Phrase = "check that the server speaks OpenAI's /v1/embeddings"
    ) -> EncoderError {
        EncoderError(.remote, place: "\(transport.place)", problem: problem, expected: expected, remedy: remedy)
    }
}
