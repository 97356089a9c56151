internal import Alignment
internal import Evidence

/// Runs the pair program on as much of the lattice as is needed: all of it for short texts, a band along what both
/// texts share for long ones, a wider band where the path comes near its edge.
struct PairSearch {
    let limits: BeadLimits
    /// Lattices up to this many cells are searched whole.
    private static let wholeCells = 300_000
    private static let margins = [24, 96, 384]

    func bestPath(_ evidence: PairEvidence) -> [Bead] {
        program(evidence, margin: Self.margins[0]).bestPath()
    }

    func solve(_ evidence: PairEvidence) -> PairSolution<PairScorer> {
        var solution = program(evidence, margin: Self.margins[0]).solve()
        for margin in Self.margins.dropFirst() where solution.touchesEdge {
            solution = program(evidence, margin: margin).solve()
        }
        return solution
    }

    private func program(_ evidence: PairEvidence, margin: Int) -> PairProgram<PairScorer> {
        let counts = (evidence.first.count, evidence.second.count)
        let isShort = (counts.0 + 1) * (counts.1 + 1) <= Self.wholeCells
        let anchors = isShort ? [] : evidence.meetingPoints().map {
            Band.Anchor(first: $0.first, second: $0.second, weight: $0.worth)
        }
        let band = isShort
            ? nil : Band(first: counts.0, second: counts.1, anchors: anchors, margin: margin, largestRectangle: 20_000)
        return PairProgram(
            PairScorer(evidence: evidence), firstCount: counts.0, secondCount: counts.1, limits: limits, band: band)
    }
}

extension PairEvidence {
    /// The ratio of lengths over the paired beads of a path; nil where it is near the one in use.
    func lengthRatio(of path: [Bead]) -> Double? {
        var lengths = (0.0, 0.0)
        for bead in path where !bead.isOneSided {
            lengths.0 += first.length(of: bead.first)
            lengths.1 += second.length(of: bead.second)
        }
        guard lengths.0 > 0, lengths.1 > 0 else { return nil }
        let measured = lengths.1 / lengths.0
        return abs(measured / lengthRatio - 1) > 0.02 ? measured : nil
    }
}
