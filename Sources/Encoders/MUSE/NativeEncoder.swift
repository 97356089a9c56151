import CEncoderKernels

/// The embedded sentence encoder: universal-sentence-encoder-multilingual 3 in native code.
///
/// Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", ACL 2020 (demonstrations).
///
/// A text's vector depends on that text alone: the same bytes for any number of threads, any other texts beside it, and
/// any calls before. (Processors with other vector instructions give other last bits.) Safe to use from several tasks;
/// they share one cache of token features.
public final class NativeEncoder: SentenceEncoder, SpanEncoding, PartEncoding {
    /// What is known of the model.
    public let information: ModelInformation
    /// Where the model's file is.
    public let path: String

    /// Most distinct tokens that are remembered, 13 KB each.
    public static let usualCachedTokens = 7168

    private let file: ModelFile
    let pass: ForwardPass
    let tokenizer: Tokenizer

    /// Which vector instructions to use.
    public enum Instructions: Int32, CaseIterable, Sendable {
        /// What every processor of this kind has.
        case baseline = 0
        /// AVX2 and FMA.
        case avx2 = 1
        /// AVX-512 F, BW, DQ and VL.
        case avx512 = 2
        /// The same and VNNI.
        case avx512VNNI = 3

        /// The most that this processor has.
        public static var best: Instructions { Instructions(rawValue: hexapla_best_level()) ?? .baseline }
    }

    /// Loads an installed model.
    ///
    /// - Parameters:
    ///   - store: Where the models are; nil for where the environment says.
    ///   - name: The model's name.
    ///   - cachedTokens: Most distinct tokens to remember, 13 KB each. Fewer make it slower, never different.
    ///   - instructions: At most what the processor has; more than that is cut down to it.
    /// - Throws: `modelMissing`, `modelDamaged`, or `file`.
    public convenience init(
        store: ModelStore? = nil, name: String = ModelInformation.universalSentenceEncoder.name,
        cachedTokens: Int = usualCachedTokens, instructions: Instructions = .best
    ) throws(EncoderError) {
        let store = if let store { store } else { try ModelStore() }
        try self.init(file: try store.open(name: name), cachedTokens: cachedTokens, instructions: instructions)
    }

    /// Loads a model file.
    public convenience init(
        path: String, cachedTokens: Int = usualCachedTokens, instructions: Instructions = .best
    ) throws(EncoderError) {
        try self.init(file: try ModelFile(path: path), cachedTokens: cachedTokens, instructions: instructions)
    }

    init(file: ModelFile, cachedTokens: Int, instructions: Instructions) throws(EncoderError) {
        self.file = file
        path = file.path
        information = try ModelStore.information(of: file)
        tokenizer = try Tokenizer.of(file)
        pass = ForwardPass(
            weights: try EncoderWeights(file), level: min(instructions.rawValue, Instructions.best.rawValue),
            cachedTokens: cachedTokens)
    }

    /// 512.
    public var dimension: Int { ModelShape.output }

    /// Arabic, Chinese, Dutch, English, French, German, Italian, Japanese, Korean, Polish, Portuguese, Russian, Spanish,
    /// Thai, Turkish.
    public var languages: Set<String>? { Set(information.languages) }

    public var profile: EncoderProfile { .universalSentenceEncoder }
    public var spanEncoding: (any SpanEncoding)? { self }
    public var partEncoding: (any PartEncoding)? { self }

    public func spans(of segments: [String], spaces: [Bool], threads: Int) -> any SpanVectors {
        SpanEmbedding(segments: segments, spaces: spaces, encoder: self, threads: threads)
    }

    public func vectors(of texts: [String], threads: Int) -> [Float] { encode(texts, threads: threads) }

    public func parts(of texts: [[String]], threads: Int) -> any PartVectors {
        PartEmbedding(texts: texts, encoder: self, threads: threads)
    }

    /// Encodes every text by itself.
    ///
    /// An empty text, or one of white space only, is the model's "begin, end": a fixed vector. Unknown characters are
    /// the model's unknown token. Texts of any length are encoded whole.
    ///
    /// - Complexity: O(tokens); a token costs 1.3 MFLOP, a text's head 3 MFLOP, a token not seen lately 2.1 more.
    public func encode(_ texts: [String], threads: Int = 1) -> [Float] {
        let threads = max(threads, 1)
        let width = ModelShape.output
        return [Float](unsafeUninitializedCapacity: texts.count * width) { output, filled in
            filled = texts.count * width
            guard let base = output.baseAddress else { return }
            // So many texts at a time that memory stays bounded and threads are busy.
            var start = 0
            while start < texts.count {
                var end = start
                var bytes = 0
                while end < texts.count, end - start < 2048, bytes < 1 << 19 {
                    bytes += texts[end].utf8.count
                    end += 1
                }
                encode(texts[start..<end], threads: threads, output: base + start * width)
                start = end
            }
        }
    }

    /// How many tokens each text has, marks of beginning and end included: a measure of length that is alike across
    /// languages.
    public func tokenCounts(of texts: [String], threads: Int = 1) -> [Int] {
        TokenList(texts[...], tokenizer: tokenizer, threads: max(threads, 1)).texts.map(\.count)
    }

    /// Forgets the cached tokens' features; for measuring.
    public func emptyCache() { pass.emptyCache() }

    /// Gives back the memory that encoding took, some 200 MB: the cached tokens' features, and the model's pages that
    /// were read. What is encoded next is slower for a moment, never different.
    public func releaseMemory() {
        emptyCache()
        file.releasePages()
    }

    private func encode(_ texts: ArraySlice<String>, threads: Int, output: UnsafeMutablePointer<Float>) {
        let tokens = TokenList(texts, tokenizer: tokenizer, threads: threads)
        encode(tokens, threads: threads, output: output)
    }

    /// Vectors of tokenized texts, 512 numbers each.
    func encode(_ tokens: TokenList, threads: Int, output: UnsafeMutablePointer<Float>) {
        var chunks: [TokenChunk] = []
        var firsts = [0]
        for text in tokens.texts {
            chunks += TokenChunk.cut(text, text: text)
            firsts.append(chunks.count)
        }
        let width = ModelShape.pooled
        let projected = pass.project(tokens.ids, chunks, threads: threads)
        let ranges = tokens.texts
        projected.withUnsafeBufferPointer { projected in
            guard let base = projected.baseAddress else { return }
            nonisolated(unsafe) let rows = base
            SentenceHead(pass: pass).finish(ranges.count, threads: threads, output: output) { [firsts] index, buffer in
                let (first, end) = (firsts[index], firsts[index + 1])
                guard end - first > 1 else {
                    return SentenceHead.Sum(parts: (rows + first * width, nil, nil), tokens: ranges[index].count)
                }
                // In double precision: a text of a million characters has thousands of chunks.
                for column in 0..<width {
                    var total = 0.0
                    for chunk in first..<end { total += Double(rows[chunk * width + column]) }
                    buffer[column] = Float(total)
                }
                return SentenceHead.Sum(parts: (UnsafePointer(buffer), nil, nil), tokens: ranges[index].count)
            }
        }
    }
}
