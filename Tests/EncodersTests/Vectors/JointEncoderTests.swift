import Testing

@testable import Encoders

@Suite struct JointEncoderTests {
    /// A text's vector is the direction that its length names.
    private struct Lengths: SentenceEncoder {
        let dimension: Int
        let languages: Set<String>?
        var ownLength: Float = 1
        var profile: EncoderProfile {
            EncoderProfile(weights: "\(dimension)", usualCosine: 0.5, strangersCosine: 0, ownLength: ownLength)
        }

        func encode(_ texts: [String], threads: Int) -> [Float] {
            texts.flatMap { text in (0..<dimension).map { $0 == text.count % dimension ? 1 : 0 } }
        }
    }

    private func cosine(_ encoder: JointEncoder, _ one: String, _ other: String) throws -> Float {
        let vectors = try encoder.encode([one, other], threads: 1)
        let (first, second) = (vectors.prefix(encoder.dimension), vectors.suffix(encoder.dimension))
        #expect(abs(zip(first, first).reduce(0) { $0 + $1.0 * $1.1 } - 1) < 1e-6)
        return zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test func cosinesAreAMean() throws {
        let encoder = JointEncoder([Lengths(dimension: 2, languages: nil), Lengths(dimension: 3, languages: nil)])
        #expect(encoder.dimension == 5)
        // Lengths 1 and 7 are alike to both, 1 and 3 to the first alone, 1 and 4 to the second, 1 and 2 to none.
        #expect(abs(try cosine(encoder, "a", "aaaaaaa") - 1) < 1e-6)
        #expect(abs(try cosine(encoder, "a", "aaa") - 0.5) < 1e-6)
        #expect(abs(try cosine(encoder, "a", "aaaa") - 0.5) < 1e-6)
        #expect(abs(try cosine(encoder, "a", "aa")) < 1e-6)
    }

    /// Parts of texts are those of the encoder that has any.
    @Test func passesOnWhatOneCan() throws {
        let encoder = JointEncoder([Lengths(dimension: 2, languages: nil), Parted()])
        let parts = try #require(encoder.partEncoding?.parts(of: [["one ", "two"]], threads: 1))
        #expect(parts.dimension == 7)
        #expect(JointEncoder([Lengths(dimension: 2, languages: nil)]).partEncoding == nil)
    }

    /// Has vectors of parts, all of them nothing.
    private struct Parted: PartEncoding, PartVectors {
        let dimension = 7
        let languages: Set<String>? = nil
        var partEncoding: (any PartEncoding)? { self }

        func encode(_ texts: [String], threads: Int) -> [Float] { vectors(of: texts, threads: threads) }
        func vectors(of texts: [String], threads: Int) -> [Float] {
            .init(repeating: 0, count: dimension * texts.count)
        }
        func parts(of texts: [[String]], threads: Int) -> any PartVectors { self }
        func tokens(in text: Int, _ pieces: Range<Int>) -> Int { pieces.count }
        func embed(_ selections: [PartSelection], threads: Int) -> [Float] {
            .init(repeating: 0, count: dimension * selections.count)
        }
    }

    /// What little an encoder has of its own counts as much as another's.
    @Test func commonPartsDoNotCount() throws {
        let encoder = JointEncoder([
            Lengths(dimension: 2, languages: nil), Lengths(dimension: 3, languages: nil, ownLength: 0.5),
        ])
        #expect(abs(try cosine(encoder, "a", "aaa") - 0.2) < 1e-6)
        #expect(abs(try cosine(encoder, "a", "aaaa") - 0.8) < 1e-6)
    }

    @Test func knowsWhatAllKnow() {
        let encoder = JointEncoder([
            Lengths(dimension: 2, languages: ["en", "de"]), Lengths(dimension: 3, languages: ["de", "vi"]),
            Lengths(dimension: 4, languages: nil),
        ])
        #expect(encoder.languages == ["de"])
        #expect(encoder.profile.weights == "2+3+4")
        #expect(encoder.commonVector == nil && encoder.spanEncoding == nil && encoder.tokenEncoding == nil)
    }
}
