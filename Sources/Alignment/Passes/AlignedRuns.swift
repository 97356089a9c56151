private import DynamicPrograms
public import Evidence

extension PairEvidence {
    /// The likeliest way to set two versions side by side, as runs of segments: for callers whose evidence is their own.
    ///
    /// - Parameters:
    ///   - longest: The most segments of each version in a pair of runs.
    ///   - sum: The most segments of both.
    ///   - oneSided: The most segments that stand alone in one piece.
    public func alignedRuns(
        longest: (first: Int, second: Int), sum: Int, oneSided: Int
    ) -> [(first: Range<Int>, second: Range<Int>)] {
        let limits = BeadLimits(first: longest.first, second: longest.second, sum: sum, oneSided: oneSided)
        return PairSearch(limits: limits).solve(self).beads.map { ($0.first, $0.second) }
    }
}
