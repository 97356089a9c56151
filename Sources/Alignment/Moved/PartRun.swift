private import DynamicPrograms
internal import Evidence
private import Foundation

/// Beads that join units of two halves, in order: what may be a moved part.
struct PartRun {
    private(set) var joins: [PartJoin] = []
    /// How much better it is to join than to leave out, in nats.
    private(set) var gain = 0.0
    /// About how many scores were asked for.
    let scores: Int

    /// What a unit left out inside a run takes from its gain.
    private static let gapCost = 2.0
    /// A bead with less gain is not joined.
    private static let leastGain = 1.0

    /// The run with the largest gain on the best path through two windows.
    init(_ parts: MovableUnitsScorer, around windows: (left: MovableUnits.Window, right: MovableUnits.Window)) {
        var parts = parts
        let (left, right) = (windows.left.units, windows.right.units)
        parts.start = (left.lowerBound, right.lowerBound)
        let longest = (parts.left.longestBead(parts.longestRuns), parts.right.longestBead(parts.longestRuns))
        let limits = BeadLimits(
            first: longest.0, second: longest.1, sum: max(longest.0, longest.1) + 1, oneSided: 6)
        scores = left.count * right.count * limits.shapeCount
        let solution = PairProgram(parts, firstCount: left.count, secondCount: right.count, limits: limits).solve()
        var beads: [(join: PartJoin, gain: Double)] = []
        var sum = 0.0
        for bead in solution.beads {
            let first = (bead.first.lowerBound + left.lowerBound)..<(bead.first.upperBound + left.lowerBound)
            let second = (bead.second.lowerBound + right.lowerBound)..<(bead.second.upperBound + right.lowerBound)
            let own = bead.isOneSided ? 0 : parts.gain(first, second)
            guard own >= Self.leastGain else {
                sum -= Self.gapCost
                continue
            }
            if sum <= 0 { (sum, beads) = (0, []) }
            sum += own
            beads.append((PartJoin(left: first, right: second, probability: solution.probability(of: bead)), own))
            if sum > gain {
                gain = sum
                joins = beads.map(\.join)
            }
        }
        trim(windows)
        gain = joins.reduce(0) { $0 + parts.gain($1.left, $1.right) }
    }

    /// A bead at the edge of a window that cuts a block may be cut wrongly itself: the next seed takes it.
    private mutating func trim(_ windows: (left: MovableUnits.Window, right: MovableUnits.Window)) {
        let (left, right) = (windows.left, windows.right)
        if joins.count > 1, let last = joins.last,
            left.goesOnAfter && last.left.upperBound == left.units.upperBound
                || right.goesOnAfter && last.right.upperBound == right.units.upperBound
        {
            joins.removeLast()
        }
        if joins.count > 1, let first = joins.first,
            left.goesOnBefore && first.left.lowerBound == left.units.lowerBound
                || right.goesOnBefore && first.right.lowerBound == right.units.lowerBound
        {
            joins.removeFirst()
        }
    }

    // MARK: Is it sure?

    /// What a run must reach beyond the logarithm of the number of pairs compared, in nats.
    private struct Needed {
        let gain: Double
        /// Above the best other place.
        let margin: Double
        /// From what the texts say alone: not from lengths, which many sentences share.
        let content: Double

        /// Development data without moved parts (NTREX-128 in six pairs, with sentences dropped and put in) came to a
        /// gain of 5.2 (once 6.9) and a margin of 1.7 beyond chance; a moved sentence often has 8 and 3, two have 15.
        static let withMeaning = Needed(gain: 7.5, margin: 2, content: -.infinity)
        /// The same data came to a gain of 7.1, a margin of 0.3 and no content under earlier weights; raised for larger ones.
        static let lexical = Needed(gain: 9, margin: 7, content: 4)
    }

    /// A run of less than this many mean sentences is too short to tell.
    private static let leastSize = 0.5
    /// So many beads of a run, the longest, are held against other places.
    private static let mostMargins = 6

    /// About how many scores `isSure` asks for, where the rest speaks for the run: two sides, and a bead and its sides left
    /// out at every place.
    func scoresOfMargin(_ parts: MovableUnitsScorer) -> Int {
        8 * min(joins.count, Self.mostMargins) * (parts.versions.map(\.count).max() ?? 0)
    }

    /// Whether the run is beyond chance: its gain is high, no other place comes near, and it is not too short.
    ///
    /// - Parameter chance: The logarithm of the number of pairs compared: the best of many strangers looks good.
    func isSure(_ parts: MovableUnitsScorer, chance: Double) -> Bool {
        let needed = parts.hasMeaning ? Needed.withMeaning : .lexical
        let beads = joins.map(parts.pairBeads)
        guard gain > needed.gain + chance,
            beads.reduce(0, { $0 + parts.size($1) }) > Self.leastSize,
            beads.reduce(0, { $0 + parts.content($1) }) > needed.content + chance
        else { return false }
        let longest = beads.sorted { parts.size($0) > parts.size($1) }.prefix(Self.mostMargins)
        return parts.margin(Array(longest)) > needed.margin + chance
    }
}
