internal import Alignment
internal import Evidence

/// Runs the pair program on as much of the lattice as is needed: all of it for short texts, a band along what both
/// texts share for long ones, a wider band where the path comes near its edge.
struct PairSearch {
    let limits: BeadLimits
    /// Lattices up to this many cells are searched whole.
    private static let wholeCells = 300_000
    private static let margins = [24, 96, 384]

    /// Lattices of more cells than this are narrowed first.
    private static let narrowedCells = 4_000

    /// The best path, and how probable every bead is.
    func solve(_ evidence: PairEvidence) -> PairSolution<PairScorer> {
        var solution = program(evidence, margin: Self.margins[0]).solve()
        for margin in Self.margins.dropFirst() where solution.touchesEdge {
            solution = program(evidence, margin: margin).solve()
        }
        return solution
    }

    private func program(_ evidence: PairEvidence, margin: Int) -> PairProgram<PairScorer> {
        let counts = (evidence.first.count, evidence.second.count)
        let cells = (counts.0 + 1) * (counts.1 + 1)
        let scorer = PairScorer(evidence: evidence)
        var whole = PairProgram(
            scorer, firstCount: counts.0, secondCount: counts.1, limits: limits,
            band: cells <= Self.wholeCells ? nil : anchored(evidence, margin: margin))
        guard cells > Self.narrowedCells else { return whole }
        let small = BeadLimits(first: 2, second: 2, sum: 3, oneSided: 1)
        let band = whole.narrowedBand(small: small, tolerance: 20, margin: margin / 4)
        whole = PairProgram(
            scorer, firstCount: counts.0, secondCount: counts.1, limits: limits, band: band)
        return whole
    }

    private func anchored(_ evidence: PairEvidence, margin: Int) -> Band {
        let anchors = evidence.meetingPoints().map {
            Band.Anchor(first: $0.first, second: $0.second, weight: $0.worth)
        }
        return Band(
            first: evidence.first.count, second: evidence.second.count, anchors: anchors, margin: margin,
            largestRectangle: 20_000)
    }
}
