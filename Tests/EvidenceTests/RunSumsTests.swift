import Encoders
import Testing

@testable import Evidence

/// Runs of an encoder that must be asked text by text.
@Suite struct RunSumsTests {
    /// A direction for every span, unlike that of its parts.
    private struct Spans: SpanVectors {
        var dimension: Int { 8 }

        func embed(spans: [Range<Int>], threads: Int) -> [Float] {
            spans.flatMap { span in
                (0..<8).map {
                    Float(((span.lowerBound + 3) * ($0 + 7) + span.count * span.count * ($0 * $0 + 5)) % 29) - 14
                }
            }
        }
    }

    private static let text = (1...9).map { "Sentence number \($0) is here." }.joined(separator: " ")

    private static func sums(_ version: VersionEvidence, sentences: [Int]) throws -> RunVectors {
        try RunVectors(
            sumsOf: version, sentences: sentences, longest: 4, profile: .unknown, encoder: Spans(), threads: 1)
    }

    /// Of these sentences 2..<5 has three segments.
    private static let sentences = [0, 1, 2, 5, 6, 7, 8, 9]

    @Test func aWholeSentenceIsItself() throws {
        let version = try PairEvidenceTests.version("en", Self.text)
        try #require(version.count == 9)
        let sums = try Self.sums(version, sentences: Self.sentences)
        let exact = try sums.encoding([2..<5], Spans(), threads: 1)
        #expect(sums.cosine(2..<5, other: exact, otherRun: 2..<5) > 0.99)
        // A part of it is what its segments say.
        let parts = try Self.sums(version, sentences: Array(0...9))
        #expect(sums.cosine(2..<4, other: parts, otherRun: 2..<4) > 0.99)
        #expect(sums.cosine(3..<5, other: parts, otherRun: 3..<5) > 0.99)
        #expect(sums.cosine(2..<5, other: parts, otherRun: 2..<5) < 0.9)
    }

    @Test func aRunCountsTheSentencesThatItHoldsWhole() throws {
        let version = try PairEvidenceTests.version("en", Self.text)
        let sums = try Self.sums(version, sentences: Self.sentences)
        let parts = try Self.sums(version, sentences: Array(0...9))
        // The run of a sentence before and the long one is nearer to both than to another sentence.
        let run = sums.cosine(1..<5, other: sums, otherRun: 2..<5)
        #expect(run > sums.cosine(1..<5, other: sums, otherRun: 6..<7))
        // Where the run ends inside the sentence, its segments count.
        #expect(sums.cosine(1..<4, other: parts, otherRun: 1..<4) > 0.99)
    }

    @Test func withoutSentencesEverySegmentIsOne() throws {
        let version = try PairEvidenceTests.version("en", Self.text)
        let sums = try Self.sums(version, sentences: Array(0...9))
        for start in 0..<9 {
            let exact = try sums.encoding([start..<(start + 1)], Spans(), threads: 1)
            #expect(sums.cosine(start..<(start + 1), other: exact, otherRun: start..<(start + 1)) > 0.99)
        }
        // A run past the end of the text is the run to its end.
        #expect(sums.run(from: 7, 4) == 7..<9)
        #expect(sums.cosine(7..<9, other: sums, otherRun: sums.run(from: 7, 4)) > 0.99)
    }
}
