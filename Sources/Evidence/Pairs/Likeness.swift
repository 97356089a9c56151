/// How alike two places of a pair of versions are in meaning: a few sentences from each, by their vectors.
public struct Likeness: Sendable {
    private let first: RunVectors
    private let second: RunVectors
    private let sizes: (first: Int, second: Int)

    /// One sentence is often like many others; some together are not.
    private static let sentences = 3.0

    init(_ evidence: PairEvidence, _ vectors: (first: RunVectors, second: RunVectors)) {
        (first, second) = vectors
        sizes = (Self.size(evidence.first), Self.size(evidence.second))
    }

    private static func size(_ version: VersionEvidence) -> Int {
        max(1, Int(sentences * version.segmentsPerSentence + 0.5))
    }

    /// The cosine of the texts that begin with two segments.
    public func of(_ one: Int, _ other: Int) -> Double {
        first.cosine(first.run(from: one, sizes.first), other: second, otherRun: second.run(from: other, sizes.second))
    }
}

extension PairEvidence {
    /// nil without vectors.
    public var likeness: Likeness? { vectors.map { Likeness(self, $0) } }
}
