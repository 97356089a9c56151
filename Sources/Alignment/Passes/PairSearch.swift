package import DynamicPrograms
package import Evidence

/// Runs the pair program on as much of the lattice as is needed: all of it for short texts, a band along what both
/// texts share for long ones, a wider band where the path comes near its edge.
package struct PairSearch {
    private let limits: BeadLimits
    /// About the most scores that one program may ask for: cells times shapes of beads.
    private let mostScores: Int

    package init(limits: BeadLimits, mostScores: Int = .max) {
        self.limits = limits
        self.mostScores = mostScores
    }

    private func mostCells(_ limits: BeadLimits) -> Int {
        mostScores == .max ? .max : max(1, mostScores / limits.shapeCount)
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
    private var small: BeadLimits {
        BeadLimits(first: min(2, limits.first), second: min(2, limits.second), sum: 3, oneSided: 1)
    }
    private static let narrowMargin = 4

    /// A pair by what the whole texts say, then once more by the habits that the first pass found.
    package func solve(_ evidence: PairEvidence) -> PairSolution<PairScorer> {
        let first = firstPass(evidence)
        let habits = PairHabits(
            of: first.scoring.evidence, path: first.beads.lazy.map { ($0.first, $0.second) })
        return secondPass(evidence.with(habits: habits), along: PairPath(first))
    }

    /// Looks everywhere.
    func firstPass(_ evidence: PairEvidence) -> PairSolution<PairScorer> {
        let counts = (evidence.first.count, evidence.second.count)
        guard isLarge(counts.0, counts.1) else {
            return solve(evidence, firstBand(first: counts.0, second: counts.1, anchors: []))
        }
        let chain = Band.chain(anchors(evidence), first: counts.0, second: counts.1)
        return solve(
            evidence.with(lengthRatioAlong: chain), firstBand(first: counts.0, second: counts.1, anchors: chain))
    }

    private func isLarge(_ first: Int, _ second: Int) -> Bool {
        (first + 1) * (second + 1) > min(Self.wholeCells, mostCells(small))
    }

    /// The whole lattice, or the part of a large one along anchors.
    func firstBand(first: Int, second: Int, anchors: [Band.Anchor]) -> Band {
        guard isLarge(first, second) else { return Band(first: first, second: second) }
        return Band(
            first: first, second: second, anchors: anchors, margin: Self.margin,
            largestRectangle: Self.largestRectangle, most: mostCells(small))
    }

    /// Looks where the likely paths of a first pass come through, whose versions may have had fewer segments. That pass
    /// tried every shape of bead, so that nothing needs to be looked for beside them.
    func secondPass(
        _ evidence: PairEvidence, along first: PairPath
    ) -> PairSolution<PairScorer> {
        let likely = first.likelyColumns(
            rows: evidence.first.positions(of: first.first), columns: evidence.second.positions(of: first.second))
        let (firstCount, secondCount) = (evidence.first.count, evidence.second.count)
        func program(_ band: Band) -> PairProgram<PairScorer> {
            PairProgram(
                PairScorer(evidence: evidence), firstCount: firstCount, secondCount: secondCount, limits: limits,
                band: band)
        }
        var band = Band(likely, margin: 0, second: secondCount)
        if band.cellCount > mostCells(limits) {
            if band.cellCount > mostCells(small) {
                // The first pass could not tell: what its best path cuts.
                band = firstBand(
                    first: firstCount, second: secondCount, anchors: first.anchors(evidence.first, evidence.second))
            }
            band = narrowed(program(band))
        }
        return program(band).solve()
    }

    private func solve(_ evidence: PairEvidence, _ start: Band) -> PairSolution<PairScorer> {
        solve(PairScorer(evidence: evidence), first: evidence.first.count, second: evidence.second.count, start)
    }

    /// The best path in a band, or beside it where it comes near the edge.
    func solve<Scoring: PairScoring>(
        _ scoring: Scoring, first: Int, second: Int, _ start: Band
    ) -> PairSolution<Scoring> {
        func program(_ band: Band) -> PairProgram<Scoring> {
            PairProgram(scoring, firstCount: first, secondCount: second, limits: limits, band: band)
        }
        var band = start
        var narrow = narrowed(program(band))
        var solution = program(narrow).solve()
        // What is as likely everywhere comes near the edge of any band.
        var scoresLeft = mostScores
        for margin in Self.widerMargins {
            scoresLeft -= min(scoresLeft, band.cellCount * small.shapeCount + narrow.cellCount * limits.shapeCount)
            let rows = solution.rowsNearEdge
            guard !rows.isEmpty else { break }
            let wider = band.widened(around: rows, by: margin, second: second)
            guard wider.cellCount <= mostCells(small), wider.cellCount <= scoresLeft / small.shapeCount
            else { break }
            band = wider
            narrow = narrowed(program(band), margin: margin / 4, around: rows)
            solution = program(narrow).solve()
        }
        return solution
    }

    /// The likely paths' part of a program's band, with more room around some rows.
    private func narrowed(
        _ program: PairProgram<some PairScoring>, margin: Int = 0, around rows: [Int] = []
    ) -> Band {
        let most = mostCells(limits)
        guard (program.firstCount + 1) * (program.secondCount + 1) > Self.narrowedCells || program.band.cellCount > most
        else { return program.band }
        let band = program.narrowedBand(small: small, tolerance: 20, margin: Self.narrowMargin, most: most)
        let wider = band.widened(around: rows, by: margin, second: program.secondCount)
        return wider.cellCount <= most ? wider : band
    }

    /// More than all else together: the band goes through places that are given.
    private static let givenWeight = 1e9

    /// What both texts share: places that are given, rare keys, and places that are most alike in meaning.
    private func anchors(_ evidence: PairEvidence) -> [Band.Anchor] {
        let given = (evidence.pins?.places ?? []).map {
            Band.Anchor(first: $0.first, second: $0.second, weight: Self.givenWeight)
        }
        let anchors =
            given
            + evidence.meetingPoints().map {
                Band.Anchor(first: $0.first, second: $0.second, weight: $0.worth)
            }
        guard let likeness = evidence.likeness else { return anchors }
        return anchors
            + AnchorSearch.anchors(
                first: evidence.first.count, second: evidence.second.count, largestRectangle: Self.probedRectangle,
                likeness: likeness.of)
    }
}

extension PairEvidence {
    /// The same evidence with the ratio of lengths between neighbouring anchors, where as much text of one version lies
    /// as of the other: neither lacks anything there.
    fileprivate func with(lengthRatioAlong chain: [Band.Anchor]) -> PairEvidence {
        var lengths = (0.0, 0.0)
        for (from, to) in zip(chain, chain.dropFirst()) {
            let sizes = (to.first - from.first, to.second - from.second)
            guard max(sizes.0, sizes.1) <= 128, max(sizes.0, sizes.1) <= 2 * min(sizes.0, sizes.1) else { continue }
            lengths.0 += first.length(of: from.first..<to.first)
            lengths.1 += second.length(of: from.second..<to.second)
        }
        guard lengths.0 > 0, lengths.1 > 0 else { return self }
        var habits = habits
        habits.lengthRatio = lengths.1 / lengths.0
        return with(habits: habits)
    }
}
