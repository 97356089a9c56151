private import FittedModels

/// Finds the documents of two languages that are versions of one another.
///
/// Each document is compared with the candidates that are most like it as a whole (`CandidateSearch`), piece by piece
/// and in order (`DocumentVectors.likenessInOrder`). Two documents match when three things hold. Each is the other's best
/// candidate. Both are clearly more like each other than like their next candidates. And their score reaches what
/// versions in these two languages usually have. That usual score differs from pair to pair of languages, for encoders
/// know some languages better than others; it is therefore estimated from the documents themselves.
public struct DocumentMatcher: Sendable {
    /// The scores that are usual with one kind of vectors. Used as they are where there are no documents to estimate
    /// them from, and weighed against the estimate where there are few.
    public struct Habits: Sendable {
        /// Two versions of one text.
        var versions: Double
        /// A document and its next candidates.
        var strangers: Double
        /// How much more alike versions are than next candidates, at least.
        var margin: Double

        /// For vectors of meaning.
        public static let meaning = Habits(fitted["meaning"])
        /// For vectors of words that languages share.
        public static let lexical = Habits(fitted["lexical"])

        private static let fitted: FittedFile = {
            let names: Set = ["versions", "strangers", "margin"]
            return FittedFile(
                builtIn: PackageResources.usual_likeness_txt, names: ["meaning": names, "lexical": names])
        }()

        private init(_ values: [String: Double]) {
            versions = values["versions"] ?? 0
            strangers = values["strangers"] ?? 0
            margin = values["margin"] ?? 0
        }
    }

    /// A pair that belongs together.
    public struct Match: Sendable {
        public let first: Int
        public let second: Int
        public let score: Double
    }

    private let habits: Habits
    private static let candidateCount = 10
    /// How many of the next candidates say what is usual.
    private static let nextCount = 4
    /// How many pairs of documents the given habits weigh as much as.
    private static let priorPairs = 3.0
    /// The least score of a match lies between the usual score of strangers (0) and that of versions (1).
    private static let boundary = 0.65

    public init(habits: Habits) { self.habits = habits }

    /// Runs independent pieces of work, and gives their results in order.
    public typealias Loop = (_ count: Int, _ work: @escaping @Sendable (Int) -> [(document: Int, score: Double)])
        -> [[(document: Int, score: Double)]]

    /// - Returns: The pairs, and how alike two documents of these languages must be.
    /// - Complexity: O(documents of one · documents of the other) products of two vectors, some 20 ns each, for the
    ///   candidates; for each document ten comparisons of all its pieces with another's.
    public func matches(
        _ one: DocumentVectors, _ other: DocumentVectors, loop: Loop
    ) -> (matches: [Match], leastScore: Double) {
        let usual = Self.boundary * habits.versions + (1 - Self.boundary) * habits.strangers
        guard one.count > 0, other.count > 0 else { return ([], usual) }
        let forward = loop(one.count, Self.scores(one, other))
        let backward = loop(other.count, Self.scores(other, one))
        var mutual: [(match: Match, margin: Double?)] = []
        for (first, scores) in forward.enumerated() {
            guard let best = scores.first, let back = backward[best.document].first, back.document == first else {
                continue
            }
            let margins = [scores, backward[best.document]].compactMap(Self.margin)
            mutual.append((Match(first: first, second: best.document, score: best.score), margins.min()))
        }
        let least = leastScore(mutual.map(\.match.score), nextScores: forward + backward)
        let sure = mutual.filter { $0.match.score >= least && $0.margin ?? .infinity >= habits.margin }
        return (sure.map(\.match), least)
    }

    /// How alike two documents must be: between what strangers usually are and what versions are.
    private func leastScore(_ mutual: [Double], nextScores: [[(document: Int, score: Double)]]) -> Double {
        let next = nextScores.flatMap { $0.dropFirst().prefix(Self.nextCount).map(\.score) }
        let count = Double(next.count)
        let strangers =
            (next.reduce(0, +) + Self.priorPairs * habits.strangers) / (count + Self.priorPairs)
        // Mutual bests that are nearer to versions than to strangers: some may still be neither.
        let middle = (habits.versions + strangers) / 2
        let likely = mutual.filter { $0 >= middle }.sorted()
        let median = likely.isEmpty ? habits.versions : likely[likely.count / 2]
        let pairs = Double(likely.count)
        let versions = (pairs * median + Self.priorPairs * habits.versions) / (pairs + Self.priorPairs)
        return strangers + Self.boundary * (versions - strangers)
    }

    private static func scores(
        _ one: DocumentVectors, _ other: DocumentVectors
    ) -> @Sendable (Int) -> [(document: Int, score: Double)] {
        let search = CandidateSearch(one: one, other: other, count: candidateCount)
        return { document in
            search.candidates(of: document).map { candidate in
                (document: candidate, score: one.likenessInOrder(document, other: other, otherDocument: candidate))
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
