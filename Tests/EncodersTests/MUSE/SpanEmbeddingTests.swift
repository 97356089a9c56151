import Testing

@testable import Encoders

@Suite("Span embeddings", .enabled(if: TestModel.isInstalled, "\(TestModel.comment)"))
struct SpanEmbeddingTests {
    /// All spans of up to `longest` segments, against the joined texts' vectors.
    private func check(
        _ segments: [String], _ spaces: [Bool]?, longest: Int, least: Double = 0.999_99,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let encoder = try TestModel.encoder()
        let document = SpanEmbedding(segments: segments, spaces: spaces, encoder: encoder)
        let spans = segments.indices.flatMap { start in
            (0...longest).compactMap { start + $0 <= segments.count ? start..<start + $0 : nil }
        }
        let vectors = document.embed(spans: spans)
        let texts = spans.map(document.text(of:))
        let expected = encoder.encode(texts)
        for (row, span) in spans.enumerated() {
            let value = cosine(vectors, row, expected, row)
            #expect(value >= least, "\(span) \(texts[row].debugDescription): \(value)", sourceLocation: location)
        }
    }

    @Test("random documents in six languages, all spans of up to 12 segments", arguments: 0..<6)
    func sixLanguages(index: Int) throws {
        let (_, joinsBySpace, sentences) = SampleTexts.byLanguage[index]
        var generator = SeededGenerator(seed: UInt64(index) + 7)
        let segments = (0..<24).map { _ in
            let sentence = sentences[Int.random(in: 0..<sentences.count, using: &generator)]
            // Sometimes cut in two, anywhere between characters: segments need not be sentences.
            let cut = Int.random(in: 0...2 * sentence.count, using: &generator)
            return String(sentence.prefix(cut))
        }
        try check(segments, [Bool](repeating: joinsBySpace, count: segments.count - 1), longest: 12)
    }

    @Test("spaces and none mixed, languages mixed, unknown characters, white space at segments' ends")
    func mixture() throws {
        var generator = SeededGenerator(seed: 99)
        let all = SampleTexts.byLanguage.flatMap(\.sentences) + ["𓀀", "𓀀𓀁", " ", "a ", " b", "\u{301}", "。", "㌔㍉"]
        for _ in 0..<3 {
            let segments = (0..<30).map { _ in all[Int.random(in: 0..<all.count, using: &generator)] }
            let spaces = (0..<29).map { _ in Bool.random(using: &generator) }
            try check(segments, spaces, longest: 6)
        }
    }

    @Test("segments of single characters, joined by nothing")
    func characters() throws {
        let text = SampleTexts.byLanguage[5].sentences.joined()
        let segments = text.prefix(60).map(String.init)
        try check(segments, [Bool](repeating: false, count: segments.count - 1), longest: 12)
    }

    @Test("a run that is cut in several windows is cut as a whole one")
    func windows() throws {
        let sentences = SampleTexts.byLanguage[4].sentences
        var generator = SeededGenerator(seed: 3)
        let segments = (0..<300).map { _ in sentences[Int.random(in: 0..<sentences.count, using: &generator)] }
        let encoder = try TestModel.encoder()
        let document = SpanEmbedding(
            segments: segments, spaces: [Bool](repeating: false, count: segments.count - 1), encoder: encoder)
        let spans = [0..<300, 1..<300, 0..<299, 90..<210, 149..<151]
        let vectors = document.embed(spans: spans)
        let expected = encoder.encode(spans.map(document.text(of:)))
        for row in spans.indices { #expect(cosine(vectors, row, expected, row) > 0.999_99) }
        #expect(document.tokenCounts.reduce(0, +) > 300)
    }

    @Test("prefix sums keep their digits in a long document")
    func longDocument() throws {
        let sentences = SampleTexts.byLanguage[0].sentences + SampleTexts.byLanguage[1].sentences
        let segments = (0..<1500).map { sentences[$0 % sentences.count] }
        let encoder = try TestModel.encoder()
        let document = SpanEmbedding(segments: segments, encoder: encoder)
        let spans = [1490..<1491, 1480..<1492, 1495..<1500, 0..<1500, 700..<1400]
        let vectors = document.embed(spans: spans)
        let expected = encoder.encode(spans.map(document.text(of:)))
        for row in spans.indices { #expect(cosine(vectors, row, expected, row) > 0.999_999) }
    }

    @Test("the same bytes for any threads and any other spans asked for")
    func sameBytes() throws {
        let encoder = try TestModel.encoder()
        let segments = (0..<60).map { SampleTexts.byLanguage[$0 % 4].sentences[$0 % 5] }
        let one = SpanEmbedding(segments: segments, encoder: encoder)
        let two = SpanEmbedding(segments: segments, encoder: encoder, threads: 2)
        let spans = segments.indices.map { $0..<min($0 + 3, segments.count) }
        let vectors = one.embed(spans: spans)
        #expect(two.embed(spans: spans, threads: 2) == vectors)
        #expect(one.embed(spans: [spans[17]]) == Array(vectors[17 * 512..<18 * 512]))
    }

    @Test("no segments, empty segments, empty spans")
    func empty() throws {
        let encoder = try TestModel.encoder()
        #expect(SpanEmbedding(segments: [], encoder: encoder).embed(spans: []).isEmpty)
        let nothing = encoder.encode([""])
        let document = SpanEmbedding(
            segments: ["", "", "One sentence of more than eight tokens stands here.", ""], encoder: encoder)
        #expect(document.embed(spans: [0..<0, 0..<2, 3..<4]) == nothing + nothing + nothing)
        let sentence = encoder.encode([document.segments[2]])
        let vectors = document.embed(spans: [0..<4, 2..<3])
        #expect(cosine(vectors, 0, sentence, 0) > 0.999_999)
        #expect(cosine(vectors, 1, sentence, 0) > 0.999_999)
    }
}
