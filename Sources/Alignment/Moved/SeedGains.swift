/// How much better it is to join the sentences that begin with two units than to leave both out, for very many pairs of
/// units: what leaving them out is worth is known beforehand.
struct SeedGains {
    private struct Side {
        let part: MovableUnits.Part
        /// What it is worth to leave the part out, by the version that lacks it.
        let alone: [Double]
    }

    private let parts: MovableUnitsScorer
    /// For every unit the versions' parts of its sentence; none where they are no runs, or too long.
    private let left: [[Side]]
    private let right: [[Side]]

    /// - Complexity: O(units · versions) scores.
    init(_ parts: MovableUnitsScorer) {
        self.parts = parts
        func sides(_ units: MovableUnits, beside others: MovableUnits) -> [[Side]] {
            let missing = Set(others.units.flatMap { $0.parts.map(\.version) })
            return units.sentences(parts.versions).map { sentence in
                guard let joined = units.joined(sentence), !parts.areTooLong(joined) else { return [] }
                return joined.map { part in
                    Side(
                        part: part,
                        alone: parts.versions.indices.map { version in
                            let version = VersionIndex(version)
                            return missing.contains(version) ? parts.leavingOut(part, from: version) : 0
                        })
                }
            }
        }
        left = sides(parts.left, beside: parts.right)
        right = sides(parts.right, beside: parts.left)
    }

    /// The mean over the pairs of versions; minus infinity where it is surely less than `least`, or the two cannot be
    /// joined.
    func gain(_ one: Int, _ other: Int, least: Double) -> Double {
        let (sides, others) = (left[one], right[other])
        let count = sides.count * others.count
        guard count > 0 else { return -.infinity }
        var sum = 0.0
        for side in sides {
            for other in others {
                let alone = side.alone[other.part.version] + other.alone[side.part.version]
                sum += parts.score(side.part, other.part, least: count == 1 ? least + alone : -.infinity) - alone
            }
        }
        return sum / Double(count)
    }
}
