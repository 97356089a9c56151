package import Alignment
package import Evidence

/// Runs the pair program on as much of the lattice as is needed: all of it for short texts, a band along what both
/// texts share for long ones, a wider band where the path comes near its edge.
package struct PairSearch {
    private let limits: BeadLimits

    package init(limits: BeadLimits) {
        self.limits = limits
    }

    /// Lattices up to this many cells are searched whole.
    private static let wholeCells = 300_000
    /// How far around the anchors' rectangles a long text is searched, and by how much more where the path comes near
    /// the band's edge.
    private static let margin = 16
    private static let widerMargins = [96, 384]
    /// Between two anchors, rectangles up to this many cells are searched whole.
    private static let largestRectangle = 20_000
    /// Larger ones are looked into for places alike in meaning.
    private static let probedRectangle = 2_500

    /// Lattices of more cells than this are narrowed first, by a pass with small beads.
    private static let narrowedCells = 4_000
    private static let small = BeadLimits(first: 2, second: 2, sum: 3, oneSided: 1)
    private static let narrowMargin = 4

    /// Solves a pair, twice where the ratio of lengths that the first pass measures differs from the one it began with.
    package func solve(_ evidence: PairEvidence) -> PairSolution<PairScorer> {
        let counts = (evidence.first.count, evidence.second.count)
        var evidence = evidence
        var band = Band(first: counts.0, second: counts.1)
        if band.cellCount > Self.wholeCells {
            let chain = Band.chain(anchors(evidence), first: counts.0, second: counts.1)
            band = Band(
                first: counts.0, second: counts.1, anchors: chain, margin: Self.margin,
                largestRectangle: Self.largestRectangle)
            if let ratio = evidence.lengthRatio(along: chain) { evidence = evidence.with(lengthRatio: ratio) }
        }
        let solution = solve(evidence, band)
        // Where one version lacks much, the whole texts' ratio of lengths misleads: take that of what was paired.
        guard let ratio = evidence.lengthRatio(of: solution.beads) else { return solution }
        return solve(evidence.with(lengthRatio: ratio), band)
    }

    private func solve(_ evidence: PairEvidence, _ start: Band) -> PairSolution<PairScorer> {
        var band = start
        var solution = narrowed(program(evidence, band)).solve()
        for margin in Self.widerMargins {
            let rows = solution.rowsNearEdge
            guard !rows.isEmpty else { break }
            band = band.widened(around: rows, by: margin, second: evidence.second.count)
            solution = narrowed(program(evidence, band), margin: margin / 4, around: rows).solve()
        }
        return solution
    }

    private func program(_ evidence: PairEvidence, _ band: Band) -> PairProgram<PairScorer> {
        PairProgram(
            PairScorer(evidence: evidence), firstCount: evidence.first.count, secondCount: evidence.second.count,
            limits: limits, band: band)
    }

    /// The same program along the likely paths, with more room around some rows.
    private func narrowed(
        _ program: PairProgram<PairScorer>, margin: Int = 0, around rows: [Int] = []
    ) -> PairProgram<PairScorer> {
        guard (program.firstCount + 1) * (program.secondCount + 1) > Self.narrowedCells else { return program }
        let band = program.narrowedBand(small: Self.small, tolerance: 20, margin: Self.narrowMargin)
        return self.program(
            program.scoring.evidence, band.widened(around: rows, by: margin, second: program.secondCount))
    }

    /// What both texts share: rare keys, and places that are most alike in meaning.
    private func anchors(_ evidence: PairEvidence) -> [Band.Anchor] {
        let anchors = evidence.meetingPoints().map {
            Band.Anchor(first: $0.first, second: $0.second, weight: $0.worth)
        }
        guard let likeness = evidence.likeness else { return anchors }
        return anchors
            + Probes.anchors(
                first: evidence.first.count, second: evidence.second.count, largestRectangle: Self.probedRectangle,
                likeness: likeness.of)
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
        return lengthRatio(of: lengths)
    }

    /// The same between neighbouring anchors, where as much text of one version lies as of the other: neither lacks
    /// anything there.
    func lengthRatio(along chain: [Band.Anchor]) -> Double? {
        var lengths = (0.0, 0.0)
        for (from, to) in zip(chain, chain.dropFirst()) {
            let sizes = (to.first - from.first, to.second - from.second)
            guard max(sizes.0, sizes.1) <= 128, max(sizes.0, sizes.1) <= 2 * min(sizes.0, sizes.1) else { continue }
            lengths.0 += first.length(of: from.first..<to.first)
            lengths.1 += second.length(of: from.second..<to.second)
        }
        return lengthRatio(of: lengths)
    }

    private func lengthRatio(of lengths: (Double, Double)) -> Double? {
        guard lengths.0 > 0, lengths.1 > 0 else { return nil }
        let measured = lengths.1 / lengths.0
        return abs(measured / lengthRatio - 1) > 0.02 ? measured : nil
    }
}
