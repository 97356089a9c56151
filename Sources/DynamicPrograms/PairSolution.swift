private import Foundation

/// The best path of a pair of versions, and how probable any bead is.
public struct PairSolution<Scoring: PairScoring>: Sendable {
    let program: PairProgram<Scoring>
    public let beads: [Bead]
    public var scoring: Scoring { program.scoring }
    public var limits: BeadLimits { program.limits }
    private let sums: PathSums
    /// Less probable beads are not worth adding up.
    static var leastBead: Double { 1e-6 }
    /// The logarithm of the sum over all paths.
    public let logPartition: Double

    init(program: PairProgram<Scoring>, beads: [Bead], sums: PathSums) {
        self.program = program
        self.beads = beads
        self.sums = sums
        logPartition = sums.total
    }

    /// The share of all paths, by weight, that go through this bead.
    public func probability(of bead: Bead) -> Double {
        guard let from = cell(bead.first.lowerBound, bead.second.lowerBound),
            let to = cell(bead.first.upperBound, bead.second.upperBound)
        else { return 0 }
        let around = sums.around(
            bead.kind, from: (bead.first.lowerBound, from), to: (bead.first.upperBound, to))
        return min(1, exp(around + program.scoring.score(bead.first, bead.second) - logPartition))
    }

    /// The share of all paths, by weight, that cut both versions at these positions.
    public func probability(ofCutAt first: Int, _ second: Int) -> Double {
        guard let cell = cell(first, second) else { return 0 }
        return min(1, exp(logShare(first, cell)))
    }

    /// Positions in the first version where the best path comes so near the band's edge that a wider band might
    /// change it.
    public var rowsNearEdge: [Int] {
        let band = program.band
        return beads.map { (first: $0.first.upperBound, second: $0.second.upperBound) }.filter { row, column in
            let columns = band.columns[row]
            return column - columns.lowerBound < 3 && columns.lowerBound > 0
                || columns.upperBound - 1 - column < 3 && columns.upperBound <= program.secondCount
        }.map(\.first)
    }

    /// For every position in the first version the positions in the second where a likely path cuts both; nil where none
    /// does.
    ///
    /// - Parameter least: A place whose paths have less than this share of all weight is not likely.
    public func likelyCuts(least: Double) -> [ClosedRange<Int>?] {
        let least = log(least)
        return program.band.columns.enumerated().map { row, columns in
            let likely = columns.indices.filter { logShare(row, $0 - columns.lowerBound) >= least }
            guard let low = likely.first, let high = likely.last else { return nil }
            return low...high
        }
    }

    /// The logarithm of the share of all paths that cut at a cell.
    @inline(__always)
    private func logShare(_ row: Int, _ cell: Int) -> Double {
        sums.through(row, cell) - logPartition
    }

    private func cell(_ row: Int, _ column: Int) -> Int? {
        let columns = program.band.columns[row]
        return columns.contains(column) ? column - columns.lowerBound : nil
    }

    /// The expected share of a row's text that stands inside the row, paired: the sum over the two-sided beads inside
    /// it of their probability times their share of the row's text.
    ///
    /// - Parameters:
    ///   - firstLength, secondLength: What a range of segments counts, for example characters.
    /// - Complexity: O(cells of the band inside the row · shapes).
    public func probability(
        first: Range<Int>, second: Range<Int>, firstLength: (Range<Int>) -> Double,
        secondLength: (Range<Int>) -> Double
    ) -> Double {
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        let shapes = program.limits.shapes
        // No bead is more probable than the cuts at its ends.
        let least = log(Self.leastBead)
        let likely = (first.lowerBound...first.upperBound).map { row in
            let columns = program.band.columns[row].clamped(to: second.lowerBound..<(second.upperBound + 1))
            return (columns: columns, cells: columns.map { logShare(row, cell(row, $0) ?? 0) >= least })
        }
        func isLikely(_ row: Int, _ column: Int) -> Bool {
            let (columns, cells) = likely[row - first.lowerBound]
            return columns.contains(column) && cells[column - columns.lowerBound]
        }
        var paired = 0.0
        for start in first {
            for other in likely[start - first.lowerBound].columns where isLikely(start, other) {
                for shape in shapes
                where start + shape.first <= first.upperBound && other + shape.second <= second.upperBound
                    && isLikely(start + shape.first, other + shape.second)
                {
                    let bead = Bead(first: start..<(start + shape.first), second: other..<(other + shape.second))
                    let probability = probability(of: bead)
                    guard probability > Self.leastBead else { continue }
                    paired += probability * (firstLength(bead.first) + secondLength(bead.second))
                }
            }
        }
        return min(1, paired / max(1e-9, firstLength(first) + secondLength(second)))
    }

    /// Calls `body` with every bead whose probability is at least `minimum`: what fitting weights needs.
    public func forEachBead(minimum: Double, _ body: (Bead, Double) -> Void) {
        let band = program.band
        let shapes = program.limits.shapes + (1...program.limits.oneSided).flatMap { [($0, 0), (0, $0)] }
        // No bead is more probable than the cuts at its ends.
        let least = minimum > 0 ? log(minimum) : -.infinity
        let likely = band.columns.enumerated().map { row, columns in
            columns.indices.map {
                sums.isReached(row, $0 - columns.lowerBound) && logShare(row, $0 - columns.lowerBound) >= least
            }
        }
        for row in 0...program.firstCount {
            for column in band.columns[row] where likely[row][column - band.columns[row].lowerBound] {
                for (first, second) in shapes
                where row + first <= program.firstCount && column + second <= program.secondCount {
                    let end = band.columns[row + first]
                    guard end.contains(column + second), likely[row + first][column + second - end.lowerBound] else {
                        continue
                    }
                    let bead = Bead(first: row..<(row + first), second: column..<(column + second))
                    let probability = probability(of: bead)
                    if probability >= minimum { body(bead, probability) }
                }
            }
        }
    }
}
