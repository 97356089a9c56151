/// The dynamic program over all ways to align two versions: a semi-Markov model whose potentials are bead scores
/// (Sarawagi and Cohen 2004). It gives the best path, and the probability of every bead under all paths.
///
/// - Complexity: O(cells of the band × shapes) scores, each once; some 30 bytes a cell, and 5 a bead that matters.
public struct PairProgram<Scoring: PairScoring>: Sendable {
    public let scoring: Scoring
    public let firstCount: Int
    public let secondCount: Int
    public let limits: BeadLimits
    public let band: Band

    public init(
        _ scoring: Scoring, firstCount: Int, secondCount: Int, limits: BeadLimits, band: Band? = nil
    ) {
        self.scoring = scoring
        self.firstCount = firstCount
        self.secondCount = secondCount
        self.limits = limits
        self.band = band ?? Band(first: firstCount, second: secondCount)
    }

    /// The best path and, for its beads and any others, their probabilities.
    public func solve() -> PairSolution<Scoring> {
        var sweep = sweep(limits)
        sweep.sweepForward(keepsBeads: true)
        return PairSolution(program: self, beads: sweep.path(), sums: sweep.sums())
    }

    /// The best path alone.
    public func bestPath() -> [Bead] {
        var sweep = sweep(limits)
        sweep.sweepForward(keepsBeads: false)
        return sweep.path()
    }

    private func sweep(_ limits: BeadLimits) -> PairSweep {
        PairSweep(scoring, firstCount: firstCount, secondCount: secondCount, limits: limits, band: band)
    }

    /// The cells that paths of small beads reach with some weight, and `margin` cells around them: a band in which the
    /// full program, with its many shapes, costs a fraction.
    ///
    /// - Parameters:
    ///   - small: Limits of the beads that are tried; a wider bead costs such a path a few small ones.
    ///   - tolerance: Cells whose paths all together have less than e^-tolerance of all weight are left out.
    ///   - most: Where the band has more cells all the same, for too much is as likely, those nearest to the best path
    ///     are kept.
    public func narrowedBand(small: BeadLimits, tolerance: Double, margin: Int, most: Int = .max) -> Band {
        var sweep = sweep(small)
        sweep.sweepForward(keepsBeads: true)
        let sums = sweep.sums()
        let total = sums.total
        var reached: [ClosedRange<Int>] = []
        for row in 0...firstCount {
            let columns = band.columns[row]
            var low = columns.upperBound
            var high = columns.lowerBound - 1
            for column in columns {
                let cell = column - columns.lowerBound
                guard sums.through(row, cell) - total > -tolerance else { continue }
                low = min(low, column)
                high = column
            }
            reached.append(low <= high ? low...high : columns.lowerBound...(columns.upperBound - 1))
        }
        return Band(reached, margin: margin, second: secondCount).trimmed(along: sweep.path(), to: most)
    }
}
