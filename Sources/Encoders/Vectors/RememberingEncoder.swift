private import Synchronization

/// Another encoder that keeps the vectors of the latest texts: for one that must be asked text by text, where the same texts
/// are asked for again and again.
///
/// Vectors are the same with and without it, if the encoder's depend on the text alone. Safe to use from several tasks.
public final class RememberingEncoder: SentenceEncoder {
    private let base: any SentenceEncoder
    private let mostTexts: Int
    private let known = Mutex(Known())

    private struct Known {
        var rows: [String: Int] = [:]
        var vectors: [Float] = []
    }

    /// - Parameters:
    ///   - base: An encoder without `spanEncoding` and `partEncoding`: these are not passed on.
    ///   - mostBytes: About the most memory that vectors take; beyond it all are forgotten.
    public init(_ base: any SentenceEncoder, mostBytes: Int = 64 << 20) {
        self.base = base
        mostTexts = max(1, mostBytes / (MemoryLayout<Float>.size * max(1, base.dimension)))
    }

    public var dimension: Int { base.dimension }
    public var languages: Set<String>? { base.languages }
    public var profile: EncoderProfile { base.profile }
    public var commonVector: [Float]? { base.commonVector }
    public var encodesEveryText: Bool { base.encodesEveryText }
    public var localEncoding: (any LocalEncoding)? { base.localEncoding }
    public var tokenEncoding: (any TokenEncoding)? { base.tokenEncoding }

    public func releaseMemory() {
        known.withLock { $0 = Known() }
        base.releaseMemory()
    }

    /// Asks the encoder for those texts alone that are not known, each once.
    public func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float] {
        let dimension = dimension
        var result = [Float](repeating: 0, count: texts.count * dimension)
        var missing: [String: [Int]] = [:]
        var order: [String] = []
        known.withLock { known in
            for (index, text) in texts.enumerated() {
                if let row = known.rows[text] {
                    result.replaceSubrange(
                        index * dimension..<(index + 1) * dimension,
                        with: known.vectors[row * dimension..<(row + 1) * dimension])
                } else {
                    if missing[text] == nil { order.append(text) }
                    missing[text, default: []].append(index)
                }
            }
        }
        guard !order.isEmpty else { return result }
        let vectors = try base.encode(order, threads: threads)
        for (row, text) in order.enumerated() {
            for index in missing[text] ?? [] {
                result.replaceSubrange(
                    index * dimension..<(index + 1) * dimension, with: vectors[row * dimension..<(row + 1) * dimension])
            }
        }
        known.withLock { known in
            if known.rows.count + order.count > mostTexts { known = Known() }
            guard order.count <= mostTexts else { return }
            for (row, text) in order.enumerated() where known.rows[text] == nil {
                known.rows[text] = known.rows.count
                known.vectors += vectors[row * dimension..<(row + 1) * dimension]
            }
        }
        return result
    }
}
