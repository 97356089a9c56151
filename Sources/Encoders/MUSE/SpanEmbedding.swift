/// The vectors of all runs of a document's segments, at O(1) each.
///
/// The vector of segments i..<j is the vector of their joined text: with a space between two segments where `spaces`
/// says so, and nothing else between, before or after them. `NativeEncoder.encode` gives the same vector for that text,
/// but for rounding (cosine ≥ 0.99999).
///
/// How it works: the encoder computes features for every token, sums them, divides by the square root of the number of
/// tokens, and sends the result through a small network. A token's features depend on the four tokens on either side.
/// The sum over a span is therefore a difference of two prefix sums over the document, corrected for the four tokens at
/// either end, whose neighbours are the text's beginning and end instead of the document's other tokens. These
/// corrections are computed once a segment. Spans of fewer than eight tokens, whose two ends would meet, are encoded as
/// text.
///
/// Prefix sums begin anew in every block of segments. They are in single precision, and the sums at the blocks'
/// beginnings in double: so precision does not fall with the document's length.
public struct SpanEmbedding: SpanVectors {
    /// A segment's part of the sum of spans that begin (or end) with it.
    struct Side {
        /// Which block's beginning the sum counts from; -1 when there is no such span of eight tokens.
        var block: Int32 = -1
        /// Tokens before the joint that the document has otherwise, and the joint itself.
        var ownTokens: Int32 = 0
        var joint: Int32 = 0
    }

    /// The document's segments.
    public let segments: [String]
    /// For each boundary between two segments whether they are joined by a space.
    public let spaces: [Bool]
    /// Tokens of each segment as part of the document: a measure of length that is alike across languages.
    public let tokenCounts: [Int]

    let encoder: NativeEncoder
    var starts: [Side]
    var ends: [Side]
    /// Rows of 640 numbers, one a segment: sum at the end minus sum at the start minus the blocks' difference is a span.
    var startSums: [Float]
    var endSums: [Float]
    /// Rows of 640 numbers, one a block.
    var blockSums: [Double]

    /// Numbers in a vector: 512.
    public var dimension: Int { ModelShape.output }

    /// Encodes a document.
    ///
    /// - Parameters:
    ///   - segments: Its segments, in order. Empty ones are allowed, and add nothing.
    ///   - spaces: For each of the `segments.count - 1` boundaries whether a space stands between the two (as in most
    ///     languages) or nothing (Chinese, Japanese); `nil` means a space everywhere.
    ///   - threads: Most threads to use. The result does not depend on it.
    /// - Complexity: O(tokens) time; 5 KB of memory a segment.
    public init(segments: [String], spaces: [Bool]? = nil, encoder: NativeEncoder, threads: Int = 1) {
        let spaces = spaces ?? [Bool](repeating: true, count: max(segments.count - 1, 0))
        precondition(
            spaces.count == max(segments.count - 1, 0), "SpanEmbedding: a flag for each boundary between segments")
        self.segments = segments
        self.spaces = spaces
        self.encoder = encoder
        let document = TokenizedDocument(
            segments: segments, spaces: spaces, tokenizer: encoder.tokenizer, threads: max(threads, 1))
        tokenCounts = segments.indices.map { max(document.tails[$0].joint - document.heads[$0].joint, 0) }
        var sums = SpanSums(document: document, pass: encoder.pass)
        sums.compute(threads: max(threads, 1))
        (starts, ends) = (sums.starts, sums.ends)
        (startSums, endSums, blockSums) = (sums.startSums, sums.endSums, sums.blockSums)
    }

    /// The text that the vector of `span` belongs to.
    public func text(of span: Range<Int>) -> String { JoinedSpans.join(segments, spaces: spaces, span: span) }

    /// The vectors of `spans`, 512 numbers each, of length 1, in the order given.
    ///
    /// An empty span has the empty text's vector.
    ///
    /// - Complexity: O(spans): 1.4 MFLOP each. The rare short ones are encoded as text.
    public func embed(spans: [Range<Int>], threads: Int = 1) -> [Float] {
        let width = ModelShape.output
        let short = spans.indices.filter { tokens(in: spans[$0]) == nil }
        let long = short.isEmpty ? Array(spans.indices) : spans.indices.filter { tokens(in: spans[$0]) != nil }
        return [Float](unsafeUninitializedCapacity: spans.count * width) { output, filled in
            filled = spans.count * width
            guard let base = output.baseAddress else { return }
            if short.isEmpty {
                embed(spans, threads: threads, output: base)
            } else {
                let vectors = [Float](unsafeUninitializedCapacity: long.count * width) { buffer, filled in
                    filled = long.count * width
                    guard let base = buffer.baseAddress else { return }
                    embed(long.map { spans[$0] }, threads: threads, output: base)
                }
                Self.scatter(vectors, to: long, base)
                encodeShort(spans, short, threads: threads, output: base)
            }
        }
    }

    /// Spans too short for sums, encoded as texts, each different one once.
    private func encodeShort(
        _ spans: [Range<Int>], _ short: [Int], threads: Int, output: UnsafeMutablePointer<Float>
    ) {
        var rows: [String: Int] = [:]
        var texts: [String] = []
        let indices = short.map { index -> Int in
            let text = text(of: spans[index])
            if let row = rows[text] { return row }
            rows[text] = texts.count
            texts.append(text)
            return texts.count - 1
        }
        let width = ModelShape.output
        encoder.encode(texts, threads: threads).withUnsafeBufferPointer { vectors in
            guard let base = vectors.baseAddress else { return }
            for (row, place) in zip(indices, short) {
                (output + place * width).update(from: base + row * width, count: width)
            }
        }
    }

    /// How many tokens a span has, marks of beginning and end included; `nil` for spans too short for sums.
    func tokens(in span: Range<Int>) -> Int? {
        guard let last = span.last else { return nil }
        let (start, end) = (starts[span.lowerBound], ends[last])
        let inner = Int(end.joint) - Int(start.joint)
        guard start.block >= 0, end.block >= 0, inner >= 2 * ModelShape.reach else { return nil }
        return inner + Int(start.ownTokens) + Int(end.ownTokens) + 2
    }

    /// Spans that all have sums.
    private func embed(_ spans: [Range<Int>], threads: Int, output: UnsafeMutablePointer<Float>) {
        let width = ModelShape.pooled
        startSums.withUnsafeBufferPointer { startSums in
            endSums.withUnsafeBufferPointer { endSums in
                guard let startBase = startSums.baseAddress, let endBase = endSums.baseAddress else { return }
                nonisolated(unsafe) let (startRows, endRows) = (startBase, endBase)
                SentenceHead(pass: encoder.pass).finish(spans.count, threads: threads, output: output) {
                    index, buffer in
                    let span = spans[index]
                    let last = span.upperBound - 1
                    let (from, to) = (Int(starts[span.lowerBound].block), Int(ends[last].block))
                    if from != to {
                        for column in 0..<width {
                            buffer[column] = Float(blockSums[to * width + column] - blockSums[from * width + column])
                        }
                    }
                    return SentenceHead.Sum(
                        parts: (
                            startRows + span.lowerBound * width, endRows + last * width,
                            from == to ? nil : UnsafePointer(buffer)
                        ), tokens: tokens(in: span) ?? 1)
                }
            }
        }
    }

    private static func scatter(_ vectors: [Float], to indices: [Int], _ output: UnsafeMutablePointer<Float>) {
        let width = ModelShape.output
        vectors.withUnsafeBufferPointer { vectors in
            guard let base = vectors.baseAddress else { return }
            for (row, index) in indices.enumerated() {
                (output + index * width).update(from: base + row * width, count: width)
            }
        }
    }
}
