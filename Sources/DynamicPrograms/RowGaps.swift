/// What two rows side by side count beyond their own scores, by which versions have text in them: the mean over versions
/// of what the pairs say, as `RowScores` has it.
struct RowGaps {
    /// A bit for each version that has text in a row.
    typealias Presence = UInt32

    private let versionCount: Int
    private let whole: Presence
    private let pairs: [(one: Int, other: Int, scores: GapScores)]
    /// The most that two paths to one place can differ in what they gain or lose there.
    let spread: Double

    init(_ scoring: any JointScoring) {
        let count = scoring.versionCount
        versionCount = count
        whole = count >= 32 ? .max : (1 << Presence(count)) - 1
        pairs = (0..<count).flatMap { one in
            ((one + 1)..<max(one + 1, count)).map { (one, $0, scoring.gaps(one, other: $0)) }
        }.filter { $0.2 != GapScores() }
        spread = pairs.reduce(0) { $0 + $1.scores.spread } / Double(max(1, count - 1))
    }

    func presence(_ lengths: some Sequence<Int>) -> Presence {
        var presence: Presence = 0
        for (version, length) in lengths.enumerated() where length > 0 { presence |= 1 << Presence(version) }
        return presence
    }

    /// - Complexity: O(1) where either row has all versions, else O(pairs of versions).
    func score(_ row: Presence, before next: Presence) -> Double {
        guard row != whole, next != whole, row != 0, !pairs.isEmpty else { return 0 }
        var sum = 0.0
        for pair in pairs {
            guard let before = kind(in: row, pair.one, pair.other), let after = kind(in: next, pair.one, pair.other)
            else {
                continue
            }
            sum += pair.scores.score(before, before: after)
        }
        return sum / Double(max(1, versionCount - 1))
    }

    private func kind(in row: Presence, _ one: Int, _ other: Int) -> BeadKind? {
        switch (row >> Presence(one) & 1 == 1, row >> Presence(other) & 1 == 1) {
        case (true, true): .paired
        case (true, false): .firstOnly
        case (false, true): .secondOnly
        case (false, false): nil
        }
    }
}
