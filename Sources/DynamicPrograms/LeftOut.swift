private import Foundation

extension PairSolution {
    /// The probability that segments of one version are left out: the mean over them of the share of all paths, by
    /// weight, whose one-sided beads hold them.
    ///
    /// - Parameter length: What a segment counts in the mean.
    /// - Complexity: O(segments · width of the band · longest one-sided bead).
    public func probability(
        ofLeavingOut run: Range<Int>, inFirst: Bool, length: (Range<Int>) -> Double
    ) -> Double {
        let count = inFirst ? program.firstCount : program.secondCount
        let longest = limits.oneSided
        var left = [Double](repeating: 0, count: run.count)
        for start in max(0, run.lowerBound - longest + 1)..<run.upperBound {
            for size in 1...longest where start + size <= count && start + size > run.lowerBound {
                var share = 0.0
                let own = start..<(start + size)
                for other in inFirst ? program.band.columns[start] : rows(near: start) {
                    let bead =
                        inFirst
                        ? Bead(first: own, second: other..<other) : Bead(first: other..<other, second: own)
                    share += probability(of: bead)
                }
                for segment in own.clamped(to: run) { left[segment - run.lowerBound] += share }
            }
        }
        var (sum, total) = (0.0, 0.0)
        for (index, segment) in run.enumerated() {
            let size = length(segment..<(segment + 1))
            sum += min(1, left[index]) * size
            total += size
        }
        return total > 0 ? sum / total : 0
    }

    /// The rows whose part of the band holds a column. Its columns only rise, so the rows are together.
    private func rows(near column: Int) -> Range<Int> {
        let columns = program.band.columns
        // A binary search by hand: this module depends on no package.
        func first(where isReached: (Range<Int>) -> Bool) -> Int {
            var (low, high) = (0, columns.count)
            while low < high {
                let middle = (low + high) / 2
                if isReached(columns[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        let start = first { $0.upperBound > column }
        return start..<max(start, first { $0.lowerBound > column })
    }
}
