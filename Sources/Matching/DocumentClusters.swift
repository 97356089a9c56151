/// Groups of documents, one a language at most, from pairs that belong together.
///
/// Pairs are taken from the surest on; two groups become one unless a language is in both, or their documents are on the
/// whole too unlike.
public struct DocumentClusters: Sendable {
    private let languages: [Int]
    private var clusterOf: [Int]
    private var members: [[Int]]

    /// - Parameter languages: Each document's language, as any number.
    public init(languages: [Int]) {
        self.languages = languages
        clusterOf = Array(languages.indices)
        members = languages.indices.map { [$0] }
    }

    /// - Parameters:
    ///   - pairs: Documents that belong together, in any order.
    ///   - likeness: How alike any two documents are against what versions of one text must be: 0 and more is enough.
    public mutating func join(
        _ pairs: [(first: Int, second: Int, score: Double)], likeness: (Int, Int) -> Double
    ) {
        let order = pairs.sorted { ($1.score, $0.first, $0.second) < ($0.score, $1.first, $1.second) }
        for pair in order {
            let (one, other) = (clusterOf[pair.first], clusterOf[pair.second])
            guard one != other,
                Set(members[one].map { languages[$0] }).isDisjoint(with: members[other].map { languages[$0] })
            else { continue }
            var sum = 0.0
            for first in members[one] { for second in members[other] { sum += likeness(first, second) } }
            guard sum >= 0 else { continue }
            let (kept, gone) = (min(one, other), max(one, other))
            members[kept] += members[gone]
            for document in members[gone] { clusterOf[document] = kept }
            members[gone] = []
        }
    }

    /// Every document is in one group, alone or not.
    public var groups: [[Int]] { members.filter { !$0.isEmpty }.map { $0.sorted() } }
}
