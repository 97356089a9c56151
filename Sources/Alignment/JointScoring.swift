/// What the parts of a row over several versions are worth, pair by pair.
public protocol JointScoring: Sendable {
    var versionCount: Int { get }
    func segmentCount(of version: Int) -> Int
    /// The most segments of a version in a row.
    func longestRun(of version: Int) -> Int
    /// A bead's log-potential between two versions, `one < other`; one run may be empty, never both.
    func score(_ one: Int, _ first: Range<Int>, _ other: Int, _ second: Range<Int>) -> Double
}

/// A place in all versions at once: how many segments of each stand before it.
typealias Node = [Int32]

/// Row scores for the joint program, each bead's computed once.
///
/// A row's score is the mean over versions of what its pairs say: the sum over pairs, each counted 1/(n−1), where a
/// version without text in the row counts as left out. For two versions it is the pair's own score.
struct RowScores<Scoring: JointScoring> {
    let scoring: Scoring
    private var known: [[BeadKey: Double]]

    private struct BeadKey: Hashable {
        let first: UInt64
        let second: UInt64
    }

    init(_ scoring: Scoring) {
        self.scoring = scoring
        known = Array(repeating: [:], count: scoring.versionCount * scoring.versionCount)
    }

    mutating func score(from start: Node, to end: Node) -> Double {
        var sum = 0.0
        for one in 0..<start.count {
            for other in (one + 1)..<max(one + 1, start.count) {
                let first = Int(start[one])..<Int(end[one])
                let second = Int(start[other])..<Int(end[other])
                if first.isEmpty && second.isEmpty { continue }
                sum += score(one, first, other, second)
            }
        }
        return sum / Double(start.count - 1)
    }

    /// A bead between any two versions, in either order.
    mutating func score(_ one: Int, _ first: Range<Int>, _ other: Int, _ second: Range<Int>) -> Double {
        guard one < other else { return score(other, second, one, first) }
        if first.isEmpty && second.isEmpty { return 0 }
        // Where the empty run stands does not matter.
        let key = BeadKey(first: Self.packed(first), second: Self.packed(second))
        let table = one * scoring.versionCount + other
        if let value = known[table][key] { return value }
        let value = scoring.score(one, first, other, second)
        known[table][key] = value
        return value
    }

    private static func packed(_ run: Range<Int>) -> UInt64 {
        run.isEmpty ? .max : UInt64(run.lowerBound) << 32 | UInt64(run.upperBound)
    }
}
