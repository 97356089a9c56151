import Encoders
import Testing

@testable import Evidence

@Suite struct RunVectorsTests {
    /// A direction for each segment, a run's is their sum; numbered from where the piece begins.
    private struct Sums: SpanVectors {
        let offset: Int
        var dimension: Int { 16 }

        func embed(spans: [Range<Int>], threads: Int) -> [Float] {
            spans.flatMap { span -> [Float] in
                (0..<16).map { place in
                    span.reduce(0) { $0 + Float(($1 + offset + 3) * (place + 7) % 31 - 15) }
                }
            }
        }
    }

    private static func vectors(
        _ version: VersionEvidence, piece: Int, centre: VectorCentre? = nil
    ) throws -> RunVectors {
        try RunVectors(
            version, longest: 3, dimension: 16, profile: .unknown, piece: piece, centre: centre, threads: 1
        ) { Sums(offset: $0.lowerBound) }
    }

    private static let text = (1...11).map { "Sentence number \($0) is here." }.joined(separator: " ")

    @Test(arguments: [1, 2, 5, 10, 11])
    func piecesMakeNoDifference(piece: Int) throws {
        let version = try PairEvidenceTests.version("en", Self.text)
        try #require(version.count == 11)
        let whole = try Self.vectors(version, piece: 100)
        let pieces = try Self.vectors(version, piece: piece, centre: whole.centre)
        let runs = (0..<11).flatMap { start in (1...3).map { start..<min(11, start + $0) } }
        for one in runs {
            for other in runs {
                #expect(
                    whole.cosine(one, other: whole, otherRun: other)
                        == whole.cosine(one, other: pieces, otherRun: other))
            }
        }
    }

    /// The joint program joins rows, and asks about runs longer than any with a vector.
    @Test func runsLongerThanAnyAtTheEndOfTheText() throws {
        let version = try PairEvidenceTests.version("en", Self.text)
        let vectors = try Self.vectors(version, piece: 100)
        let evidence = PairEvidence(
            first: version, second: version, weights: .withEncoder, longestRun: (3, 3), vectors: (vectors, vectors))
        for start in 0..<11 { #expect(evidence.score(start..<11, start..<11).isFinite) }
    }
}
