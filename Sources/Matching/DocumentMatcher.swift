/// Finds the documents of two languages that are versions of one another.
///
/// Each document's candidates are compared by `DocumentVectors.bidirectionalMaximum`; two belong together that are each
/// other's best, beyond doubt: alike enough, and more alike than either is to its other candidates.
public struct DocumentMatcher: Sendable {
    /// How alike two versions must be.
    public struct Limits: Sendable {
        /// The least score.
        var score: Double
        /// How much more than the mean of the next candidates.
        var margin: Double
        /// Without other candidates nothing says what is usual: then the score must be this.
        var lonelyScore: Double

        /// The least score of two documents of a group.
        public var least: Double { score }

        /// For vectors of meaning.
        public static let meaning = Limits(score: 0.45, margin: 0.06, lonelyScore: 0.5)
        /// For vectors of words that languages share.
        public static let lexical = Limits(score: 0.1, margin: 0.05, lonelyScore: 0.2)
    }

    /// A pair that belongs together.
    public struct Match: Sendable {
        public let first: Int
        public let second: Int
        public let score: Double
    }

    private let limits: Limits
    private static let candidateCount = 10
    /// How many of the next candidates say what is usual.
    private static let nextCount = 4

    public init(limits: Limits) { self.limits = limits }

    /// Runs independent pieces of work, and gives their results in order.
    public typealias Loop = (_ count: Int, _ work: @escaping @Sendable (Int) -> [(document: Int, score: Double)])
        -> [[(document: Int, score: Double)]]

    /// - Complexity: O(documents of one · documents of the other) products of two vectors, some 20 ns each, for the
    ///   candidates; for each document ten comparisons of all its pieces with another's.
    public func matches(_ one: DocumentVectors, _ other: DocumentVectors, loop: Loop) -> [Match] {
        guard one.count > 0, other.count > 0 else { return [] }
        let forward = loop(one.count, Self.scores(one, other))
        let backward = loop(other.count, Self.scores(other, one))
        var matches: [Match] = []
        for (first, scores) in forward.enumerated() {
            guard let best = scores.first, let back = backward[best.document].first else { continue }
            // Ties are no certainty; and a document that came later in the search may be as good.
            guard back.document == first else { continue }
            let margins = [scores, backward[best.document]].compactMap { Self.margin($0) }
            let isSure = margins.isEmpty ? best.score >= limits.lonelyScore : margins.allSatisfy { $0 >= limits.margin }
            guard isSure, best.score >= limits.score else { continue }
            matches.append(Match(first: first, second: best.document, score: best.score))
        }
        return matches
    }

    private static func scores(
        _ one: DocumentVectors, _ other: DocumentVectors
    ) -> @Sendable (Int) -> [(document: Int, score: Double)] {
        let search = CandidateSearch(one: one, other: other, count: candidateCount)
        return { document in
            search.candidates(of: document).map { candidate in
                (document: candidate, score: one.bidirectionalMaximum(document, other, candidate))
            }.sorted { ($1.score, $0.document) < ($0.score, $1.document) }
        }
    }

    /// How far the best is beyond the next ones; nil where there are none.
    private static func margin(_ scores: [(document: Int, score: Double)]) -> Double? {
        let next = scores.dropFirst().prefix(nextCount)
        guard let best = scores.first, !next.isEmpty else { return nil }
        return best.score - next.reduce(0) { $0 + $1.score } / Double(next.count)
    }
}
