import Encoders
import Foundation

/// All spans of up to eight segments: from sums, and as texts.
enum SpanBench {
    static func run(lines: [String]) throws {
        let encoder = try NativeEncoder()
        let segments = Array(lines.prefix(5000))
        _ = encoder.encode(Array(segments.prefix(500)))
        let spans = segments.indices.flatMap { start in
            (1...8).compactMap { start + $0 <= segments.count ? start..<start + $0 : nil }
        }
        var document: SpanEmbedding?
        let making = Stopwatch.best(of: 1) { document = SpanEmbedding(segments: segments, encoder: encoder) }
        guard let document else { return }
        var vectors: [Float] = []
        let embedding = Stopwatch.best(of: 1) { vectors = document.embed(spans: spans) }
        let texts = spans.map(document.text(of:))
        var reference: [Float] = []
        let encoding = Stopwatch.best(of: 1) { reference = encoder.encode(texts) }
        let width = encoder.dimension
        var worst = 1.0
        for row in spans.indices {
            var cosine = 0.0
            for index in row * width..<(row + 1) * width { cosine += Double(vectors[index] * reference[index]) }
            worst = min(worst, cosine)
        }
        print(
            String(
                format:
                    "%d segments, %d spans: %.2f s (sums %.2f, vectors %.2f); as texts %.2f s: %.1f times; least cosine %.7f",
                segments.count, spans.count, making + embedding, making, embedding, encoding,
                encoding / (making + embedding), worst))
    }
}
