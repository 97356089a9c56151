extension PairSolution {
    /// The expected share of a row's text that is paired with text of the row: the sum over all two-sided beads of their
    /// probability times the share of the row's text that they hold, of beads that hold some of both sides.
    ///
    /// - Parameters:
    ///   - firstLength, secondLength: What a range of segments counts, for example characters.
    /// - Complexity: O(cells of the band near the row · shapes).
    public func probability(
        reaching first: Range<Int>, _ second: Range<Int>, firstLength: (Range<Int>) -> Double,
        secondLength: (Range<Int>) -> Double
    ) -> Double {
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        let shapes = limits.shapes
        let longest = shapes.reduce(into: (first: 0, second: 0)) {
            $0 = (max($0.first, $1.first), max($0.second, $1.second))
        }
        var paired = 0.0
        for start in max(0, first.lowerBound - longest.first + 1)..<first.upperBound {
            let columns = program.band.columns[start].clamped(
                to: max(0, second.lowerBound - longest.second + 1)..<second.upperBound)
            for other in columns where probability(ofCutAt: start, other) > Self.leastBead {
                for shape in shapes {
                    let bead = Bead(first: start..<(start + shape.first), second: other..<(other + shape.second))
                    guard bead.first.upperBound <= program.firstCount, bead.second.upperBound <= program.secondCount
                    else { continue }
                    let (own, their) = (bead.first.clamped(to: first), bead.second.clamped(to: second))
                    guard !own.isEmpty, !their.isEmpty else { continue }
                    let probability = probability(of: bead)
                    guard probability > Self.leastBead else { continue }
                    paired += probability * (firstLength(own) + secondLength(their))
                }
            }
        }
        return min(1, paired / max(1e-9, firstLength(first) + secondLength(second)))
    }
}
