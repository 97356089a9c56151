private import FittedModels

/// What the other versions of a row say of a link: they link both words to the same word of theirs, or to different ones.
struct Triangles {
    private let pairs: [PairCandidates]
    /// For each pair of versions and each word of its first or second version, the words that it may be linked to.
    private let partners: [Side: [Int: Set<Int>]]

    private struct Side: Hashable {
        let version: Int
        let other: Int
    }

    init(_ pairs: [PairCandidates]) {
        self.pairs = pairs
        var partners: [Side: [Int: Set<Int>]] = [:]
        for pair in pairs {
            let (forward, back) = (
                Side(version: pair.first, other: pair.second), Side(version: pair.second, other: pair.first)
            )
            for candidate in pair.candidates {
                partners[forward, default: [:]][candidate.first, default: []].insert(candidate.second)
                partners[back, default: [:]][candidate.second, default: []].insert(candidate.first)
            }
        }
        self.partners = partners
    }

    /// - Complexity: O(links · versions).
    func links() -> [PairLinks] {
        let versions = Set(pairs.flatMap { [$0.first, $0.second] })
        return pairs.map { pair in
            let others = versions.subtracting([pair.first, pair.second])
            let links = pair.candidates.map { candidate in
                var features = candidate.features
                for other in others {
                    guard let one = partners[Side(version: pair.first, other: other)]?[candidate.first],
                        let two = partners[Side(version: pair.second, other: other)]?[candidate.second]
                    else { continue }
                    let feature = one.isDisjoint(with: two) ? LinkFeature.contradictions : .witnesses
                    features[feature] += 1 / Double(others.count)
                }
                return WordLink(
                    first: candidate.first, second: candidate.second,
                    probability: LogisticModel.links.probability(of: features.all))
            }
            return PairLinks(first: pair.first, second: pair.second, links: links)
        }
    }
}
