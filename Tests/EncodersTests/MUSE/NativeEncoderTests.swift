import Testing

@testable import Encoders

@Suite("Native encoder", .enabled(if: TestModel.isInstalled, "\(TestModel.comment)"))
struct NativeEncoderTests {
    private var texts: [String] { SampleTexts.byLanguage.flatMap(\.sentences) }

    @Test("vectors have length one and no NaN, for any text")
    func anyText() throws {
        let encoder = try TestModel.encoder()
        let odd = [
            "", " ", "\u{200b}", "\u{0}", "𓀀𓀁𓀂", String(repeating: "𓀀", count: 500), "a", "\u{301}", "e\u{301}\u{301}",
            "\u{1F9D1}\u{200D}\u{1F680}", "\u{FFFD}", "<s>", "extra_token_id_1", "\n\t", "▁", "a▁▁b",
            String(repeating: "word ", count: 400), String(repeating: "あ", count: 1000),
        ]
        let vectors = encoder.encode(odd)
        #expect(vectors.count == odd.count * 512)
        for row in odd.indices { #expect(abs(cosine(vectors, row, vectors, row) - 1) < 1e-5) }
        #expect(cosine(vectors, 0, vectors, 1) > 0.999_999, "white space is no text")
        #expect(encoder.encode([]).isEmpty)
    }

    @Test("a long text is encoded whole")
    func longText() throws {
        let encoder = try TestModel.encoder()
        let sentence = "All human beings are born free and equal in dignity and rights. "
        let long = String(repeating: sentence, count: 50_000 / sentence.utf8.count)
        let vector = encoder.encode([long], threads: 2)
        #expect(abs(cosine(vector, 0, vector, 0) - 1) < 1e-5)
        let changed = encoder.encode([
            long + "Something else altogether stands at its end, and it is heard as well: no!"
        ])
        #expect(cosine(vector, 0, changed, 0) < 0.999_999_9)
    }

    @Test("the same bytes for any threads, neighbours, order and state of the cache")
    func sameBytes() throws {
        let texts = texts
        let encoder = try TestModel.encoder()
        let reference = encoder.encode(texts)
        #expect(encoder.encode(texts, threads: 3) == reference)
        encoder.emptyCache()
        #expect(encoder.encode(texts, threads: 2) == reference)
        encoder.releaseMemory()
        #expect(encoder.encode(texts, threads: 2) == reference)
        for (row, text) in texts.enumerated() where row % 3 == 0 {
            #expect(encoder.encode([text]) == Array(reference[row * 512..<(row + 1) * 512]))
        }
        let reversed = encoder.encode(texts.reversed())
        for row in texts.indices {
            let other = texts.count - 1 - row
            #expect(Array(reversed[other * 512..<(other + 1) * 512]) == Array(reference[row * 512..<(row + 1) * 512]))
        }
    }

    @Test("a full cache changes nothing")
    func smallCache() throws {
        // Nearly every character of a CJK block is a token of its own: more than the smallest cache has room for.
        let characters = (0x4e00..<0x4e00 + 4000).compactMap(Unicode.Scalar.init).map { String(Character($0)) }
        let texts = stride(from: 0, to: characters.count, by: 50).map { characters[$0..<$0 + 50].joined() }
        let small = try NativeEncoder(path: try TestModel.encoder().path, cachedTokens: 1)
        let large = try NativeEncoder(path: try TestModel.encoder().path, cachedTokens: 6000)
        let reference = large.encode(texts)
        #expect(small.encode(texts) == reference)
        #expect(small.encode(texts, threads: 2) == reference)
    }

    @Test("several tasks at once get the same bytes")
    func concurrentTasks() async throws {
        let texts = texts
        let path = try TestModel.encoder().path
        let encoder = try NativeEncoder(path: path, cachedTokens: 1)
        let reference = try TestModel.encoder().encode(texts)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 { group.addTask { encoder.encode(texts) == reference } }
            for await isEqual in group { #expect(isEqual) }
        }
    }

    @Test("all instruction sets agree but for rounding")
    func instructions() throws {
        let path = try TestModel.encoder().path
        let texts = Array(texts.prefix(12))
        let reference = try TestModel.encoder().encode(texts)
        for instructions in NativeEncoder.Instructions.allCases {
            let vectors = try NativeEncoder(path: path, instructions: instructions).encode(texts)
            for row in texts.indices { #expect(cosine(vectors, row, reference, row) > 0.999_999) }
        }
    }

    @Test("translations are near, other sentences are not")
    func meaning() throws {
        let encoder = try TestModel.encoder()
        let firsts = SampleTexts.byLanguage.map { $0.sentences[0] }
        let vectors = encoder.encode(firsts + ["The price of oil fell again."])
        for row in firsts.indices {
            #expect(cosine(vectors, 0, vectors, row) > 0.6)
            #expect(cosine(vectors, firsts.count, vectors, row) < 0.4)
        }
        #expect(
            encoder.covers(language: "zh-Hans") && encoder.covers(language: "TH") && !encoder.covers(language: "sw"))
    }
}
