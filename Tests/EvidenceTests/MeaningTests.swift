import Documents
import Encoders
import Segmentation
import Testing

@testable import Evidence

@Suite struct MeaningTests {
    /// A direction for each topic word; a text's vector is the sum of its topics', as an encoder's would be.
    struct TopicEncoder: SentenceEncoder {
        let topics: [[String]]
        var dimension: Int { topics.count }
        var languages: Set<String>? { nil }

        func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float] {
            texts.flatMap { text -> [Float] in
                let found = topics.map { words in Float(words.contains { text.contains($0) } ? 1 : 0) }
                let length = found.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return found.map { $0 / max(length, 1e-6) }
            }
        }
    }

    static let encoder = TopicEncoder(topics: [
        ["wood", "cuau"], ["rain", "quia"], ["fish", "mich"], ["gold", "teoc"],
    ])

    static func evidence() throws -> PairEvidence {
        let first = try PairEvidenceTests.version("en", "The wood is. The rain is. The fish is. The gold is.")
        let second = try PairEvidenceTests.version("nah", "In cuauh ca. In quiah ca. In micho ca. In teocu ca.")
        return PairEvidence(
            first: first, second: second, weights: .withEncoder, longestRun: (3, 3),
            vectors: (try first.vectors(longest: 3, encoder), try second.vectors(longest: 3, encoder)))
    }

    @Test func meaningAloneFindsCounterparts() throws {
        let evidence = try Self.evidence()
        for row in 0..<4 {
            let scores = (0..<4).map { evidence.score(row..<(row + 1), $0..<($0 + 1)) }
            #expect(scores.firstIndex(of: scores.max() ?? 0) == row, "\(scores)")
        }
    }

    @Test func joinedRunsMeanWhatTheirTextMeans() throws {
        let evidence = try Self.evidence()
        let terms = { (first: Range<Int>, second: Range<Int>) in
            evidence.terms(first, second).reduce(into: [Term: Double]()) { $0[$1.term, default: 0] += $1.value }
        }
        // A cosine counts from the usual one on. Four topics have as much in common as any four vectors: an eighth of each
        // is taken off.
        let cosine = { (value: Double) in value + evidence.habits.meaning }
        #expect(abs(cosine(terms(0..<2, 0..<2)[.meaning] ?? 0) - 1) < 1e-2)
        #expect(abs(cosine(terms(0..<2, 0..<1)[.meaning] ?? 0) - 0.62) < 1e-2)
        // Strangers beside a true pair: more than the whole cosine is margin. A half has its other half as neighbour.
        #expect((terms(1..<2, 1..<2)[.meaningMargin] ?? 0) > 1)
        #expect((terms(0..<2, 0..<1)[.meaningMargin] ?? 1) < 0.7)
    }

    /// Texts that hold two topics mean something of their own: a mean of vectors cannot know.
    struct SurprisingEncoder: SentenceEncoder {
        var dimension: Int { 5 }
        var languages: Set<String>? { nil }

        func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float] {
            let plain = try MeaningTests.encoder.encode(texts, threads: threads)
            return texts.indices.flatMap { index -> [Float] in
                let row = Array(plain[(index * 4)..<(index * 4 + 4)])
                return row.count { $0 > 0 } > 1 ? [0, 0, 0, 0, 1] : row + [0]
            }
        }
    }

    @Test func onlyRunsAskedForAreEncodedAsText() throws {
        let encoder = SurprisingEncoder()
        let first = try PairEvidenceTests.version("en", "The wood is. The rain is. The fish is. The gold is.")
        let second = try PairEvidenceTests.version("nah", "In cuauh ca. In quiah ca. In micho ca. In teocu ca.")
        let means = PairEvidence(
            first: first, second: second, weights: .withEncoder, longestRun: (3, 3),
            vectors: (try first.vectors(longest: 3, encoder), try second.vectors(longest: 3, encoder)))
        let exact = try means.encoding(first: [0..<2], second: [], encoder, threads: 1)
        let meaning = { (evidence: PairEvidence, first: Range<Int>, second: Range<Int>) in
            let value = evidence.terms(first, second).first { $0.term == .meaning }?.value ?? 0
            return value + evidence.habits.meaning
        }
        #expect(abs(meaning(means, 0..<2, 0..<2) - 1) < 1e-2)
        #expect(meaning(exact, 0..<2, 0..<2) < 0.2, "the run asked for has its own vector")
        #expect(abs(meaning(exact, 1..<3, 1..<3) - 1) < 1e-2, "others keep the mean")
    }

    @Test func noVectorsNoMeaning() throws {
        let first = try PairEvidenceTests.version("en", "The wood is.")
        let evidence = PairEvidenceTests.evidence(first, first)
        #expect(!evidence.terms(0..<1, 0..<1).contains { $0.term == .meaning })
    }

    @Test func whatIsGivenUpScoresLess() throws {
        let evidence = try Self.evidence()
        var givenUp = 0
        for start in 0..<4 {
            for end in (start + 1)...4 {
                for other in 0..<4 {
                    for otherEnd in (other + 1)...4 {
                        let score = evidence.score(start..<end, other..<otherEnd)
                        for least in stride(from: score - 30, through: score + 60, by: 7.5) {
                            let found = evidence.score(start..<end, other..<otherEnd, least: least)
                            #expect(found == score || found == -.infinity && score < least)
                            if found != score { givenUp += 1 }
                        }
                    }
                }
            }
        }
        #expect(givenUp > 0)
    }
}
