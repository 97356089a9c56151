/// A run of segments of one version joined with a run of another; one side empty where something was left out.
public struct Bead: Sendable, Hashable {
    public let first: Range<Int>
    public let second: Range<Int>

    public init(first: Range<Int>, second: Range<Int>) {
        self.first = first
        self.second = second
    }

    public var isOneSided: Bool { first.isEmpty || second.isEmpty }
}

/// How many segments a bead may hold.
public struct BeadLimits: Sendable, Hashable {
    /// The longest run on either side of a two-sided bead, and the most segments in one altogether.
    public var first: Int
    public var second: Int
    public var sum: Int
    /// The longest run of a one-sided bead.
    public var oneSided: Int

    public init(first: Int, second: Int, sum: Int, oneSided: Int) {
        self.first = max(1, first)
        self.second = max(1, second)
        self.sum = max(2, sum)
        self.oneSided = max(1, oneSided)
    }

    /// How many beads may end at one place.
    public var shapeCount: Int { shapes.count + 2 * oneSided }

    /// Every two-sided shape (segments of the first, of the second), small ones first: on equal scores the finer wins.
    var shapes: [(first: Int, second: Int)] {
        var shapes: [(first: Int, second: Int)] = []
        for total in 2...max(2, min(sum, first + second)) {
            for count in 1..<total where count <= first && total - count <= second {
                shapes.append((count, total - count))
            }
        }
        return shapes
    }
}

/// What one bead is worth: a log-potential, higher is better. The sum over a path's beads is what alignment maximizes.
public protocol PairScoring: Sendable {
    /// - Parameters:
    ///   - first: Segments of the first version; empty for text that only the second has.
    ///   - second: Segments of the second version.
    /// - Returns: `-Double.infinity` for a bead that must not be.
    func score(_ first: Range<Int>, _ second: Range<Int>) -> Double

    /// The same for a bead whose score may be of no use.
    ///
    /// - Parameter least: A bead that surely scores less may be given as `-Double.infinity`.
    func score(_ first: Range<Int>, _ second: Range<Int>, least: Double) -> Double

    /// What two beads that leave text out count, side by side, beyond their own scores.
    var gaps: GapScores { get }
}

/// What two one-sided beads side by side count beyond their own scores, as log-potentials.
public struct GapScores: Sendable, Hashable {
    /// Both leave out text of the same version: a long piece is left out.
    public var again: Double
    /// They leave out text of different versions. Two texts seldom both have what the other lacks in one place; a free
    /// translation looks so.
    public var both: Double

    public init(again: Double = 0, both: Double = 0) {
        self.again = again
        self.both = both
    }

    /// The most that two paths to one place can differ in what they gain or lose there.
    var spread: Double { max(0, again, both) - min(0, again, both) }

    @inline(__always)
    func score(_ one: BeadKind, before next: BeadKind) -> Double {
        one == .paired || next == .paired ? 0 : one == next ? again : both
    }
}

extension PairScoring {
    public var gaps: GapScores { GapScores() }
    public func score(_ first: Range<Int>, _ second: Range<Int>, least: Double) -> Double { score(first, second) }
}
