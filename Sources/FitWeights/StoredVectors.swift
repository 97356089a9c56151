internal import Encoders
internal import RemoteEncoder

/// An encoder whose vectors are kept on disk: a fit asks for the same texts in every run, and each of them with several
/// translations.
final class StoredVectors: SentenceEncoder {
    private let base: any SentenceEncoder
    private let cache: VectorCache
    /// Texts that are encoded before what is new is kept.
    private static let batch = 256

    /// - Parameter base: One that must be asked text by text.
    init(_ base: any SentenceEncoder, path: String) throws {
        self.base = base
        cache = try VectorCache(path: path)
    }

    var dimension: Int { base.dimension }
    var languages: Set<String>? { base.languages }
    var profile: EncoderProfile { base.profile }
    var tokenEncoding: (any TokenEncoding)? { base.tokenEncoding }

    func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float] {
        var vectors = texts.map { cache.vector(for: $0) }
        let missing = vectors.indices.filter { vectors[$0] == nil }
        for start in stride(from: 0, to: missing.count, by: Self.batch) {
            let batch = Array(missing[start..<min(missing.count, start + Self.batch)])
            let found = try base.encode(batch.map { texts[$0] }, threads: threads)
            let rows = batch.indices.map { Array(found[$0 * dimension..<($0 + 1) * dimension]) }
            cache.store(batch.map { texts[$0] }, rows)
            for (index, row) in zip(batch, rows) { vectors[index] = row }
        }
        return vectors.flatMap { $0 ?? [] }
    }
}
