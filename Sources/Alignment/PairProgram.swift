private import Foundation

/// The dynamic program over all ways to align two versions: a semi-Markov model whose potentials are bead scores
/// (Sarawagi and Cohen 2004). It gives the best path, and the probability of every bead under all paths.
///
/// - Complexity: O(cells of the band × shapes) scores in each pass; 10 bytes a cell.
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
        let cells = band.cellCount
        var forward = LogTable(band: band)
        var backward = LogTable(band: band)
        var steps = [Step](repeating: Step(first: 0, second: 0), count: cells)
        sweepForward(&forward, &steps)
        sweepBackward(&backward)
        return PairSolution(program: self, beads: trace(steps), forward: forward, backward: backward)
    }

    /// The best path alone.
    public func bestPath() -> [Bead] {
        var forward = LogTable(band: band)
        var steps = [Step](repeating: Step(first: 0, second: 0), count: band.cellCount)
        sweepForward(&forward, &steps)
        return trace(steps)
    }

    /// The cells that paths of small beads reach with some weight, and `margin` cells around them: a band in which the
    /// full program, with its many shapes, costs a fraction.
    ///
    /// - Parameters:
    ///   - small: Limits of the beads that are tried; a wider bead costs such a path a few small ones.
    ///   - tolerance: Cells whose paths all together have less than e^-tolerance of all weight are left out.
    public func narrowedBand(small: BeadLimits, tolerance: Double, margin: Int) -> Band {
        let program = PairProgram(
            scoring, firstCount: firstCount, secondCount: secondCount, limits: small, band: band)
        var forward = LogTable(band: band)
        var backward = LogTable(band: band)
        var steps = [Step](repeating: Step(first: 0, second: 0), count: band.cellCount)
        program.sweepForward(&forward, &steps)
        program.sweepBackward(&backward)
        let total = backward.value(0, 0)
        var reached: [ClosedRange<Int>] = []
        for row in 0...firstCount {
            let columns = band.columns[row]
            var low = columns.upperBound
            var high = columns.lowerBound - 1
            for column in columns {
                let cell = column - columns.lowerBound
                guard forward.value(row, cell) + backward.value(row, cell) - total > -tolerance else { continue }
                low = min(low, column)
                high = column
            }
            reached.append(low <= high ? low...high : columns.lowerBound...(columns.upperBound - 1))
        }
        return Band(reached, margin: margin, second: secondCount)
    }

    struct Step {
        var first: UInt8
        var second: UInt8
    }

    /// Calls `body` with every bead that ends at (row, column) inside the lattice, one-sided ones last.
    @inline(__always)
    private func forEachBead(
        endingAt row: Int, _ column: Int, _ shapes: [(first: Int, second: Int)],
        _ body: (_ first: Int, _ second: Int) -> Void
    ) {
        for shape in shapes where shape.first <= row && shape.second <= column { body(shape.first, shape.second) }
        for count in 1...limits.oneSided {
            if count <= row { body(count, 0) }
            if count <= column { body(0, count) }
        }
    }

    private func sweepForward(_ forward: inout LogTable, _ steps: inout [Step]) {
        let shapes = limits.shapes
        // Best scores of the last few rows only; the sums of all paths stay for the probabilities.
        let reach = max(limits.first, limits.oneSided) + 1
        var best = [[Double]](repeating: [], count: reach)
        for row in 0...firstCount {
            let columns = band.columns[row]
            best[row % reach] = [Double](repeating: -.infinity, count: columns.count)
            var sums = [Double](repeating: -.infinity, count: columns.count)
            for column in columns {
                let cell = column - columns.lowerBound
                if row == 0, column == 0 {
                    best[0][0] = 0
                    sums[0] = 0
                    continue
                }
                var top = -Double.infinity
                var step = Step(first: 0, second: 0)
                var sum = LogSum()
                forEachBead(endingAt: row, column, shapes) { first, second in
                    let fromRow = row - first
                    let fromColumn = column - second
                    let from = band.columns[fromRow]
                    guard from.contains(fromColumn) else { return }
                    let before =
                        first == 0
                        ? sums[fromColumn - from.lowerBound] : forward.value(fromRow, fromColumn - from.lowerBound)
                    guard before > -.infinity else { return }
                    let score = scoring.score(fromRow..<row, fromColumn..<column)
                    guard score > -.infinity else { return }
                    sum.add(before + score)
                    let total = best[fromRow % reach][fromColumn - from.lowerBound] + score
                    if total > top {
                        top = total
                        step = Step(first: UInt8(first), second: UInt8(second))
                    }
                }
                best[row % reach][cell] = top
                sums[cell] = sum.value
                steps[band.offsets[row] + cell] = step
            }
            forward.set(row, sums)
        }
    }

    private func sweepBackward(_ backward: inout LogTable) {
        let shapes = limits.shapes
        for row in stride(from: firstCount, through: 0, by: -1) {
            let columns = band.columns[row]
            var sums = [Double](repeating: -.infinity, count: columns.count)
            for column in columns.reversed() {
                let cell = column - columns.lowerBound
                if row == firstCount, column == secondCount {
                    sums[cell] = 0
                    continue
                }
                var sum = LogSum()
                forEachBead(endingAt: firstCount - row, secondCount - column, shapes) { first, second in
                    let toRow = row + first
                    let toColumn = column + second
                    let to = band.columns[toRow]
                    guard to.contains(toColumn) else { return }
                    let after =
                        first == 0
                        ? sums[toColumn - to.lowerBound] : backward.value(toRow, toColumn - to.lowerBound)
                    guard after > -.infinity else { return }
                    sum.add(after + scoring.score(row..<toRow, column..<toColumn))
                }
                sums[cell] = sum.value
            }
            backward.set(row, sums)
        }
    }

    /// A path exists in every band: one-sided beads of one segment reach each neighbouring cell.
    private func trace(_ steps: [Step]) -> [Bead] {
        var beads: [Bead] = []
        var row = firstCount
        var column = secondCount
        while row > 0 || column > 0 {
            guard let index = band.index(row, column) else { break }
            let step = steps[index]
            guard step.first > 0 || step.second > 0 else { break }
            beads.append(
                Bead(first: (row - Int(step.first))..<row, second: (column - Int(step.second))..<column))
            row -= Int(step.first)
            column -= Int(step.second)
        }
        return beads.reversed()
    }
}

/// The logarithm of a sum of exponentials, one term at a time.
struct LogSum {
    private var top = -Double.infinity
    private var rest = 0.0

    var value: Double { rest > 0 ? top + log(rest) : -.infinity }

    @inline(__always)
    mutating func add(_ term: Double) {
        if term <= top {
            // Below e^-30 of the largest a term is lost in the sum anyway.
            if term > top - 30 { rest += exp(term - top) }
        } else if term > -.infinity {
            rest = top > term - 30 ? rest * exp(top - term) + 1 : 1
            top = term
        }
    }
}

/// A value for every cell of a band, in 4 bytes: the difference to its row's largest.
struct LogTable: Sendable {
    private let band: Band
    private var values: [Float]
    private var tops: [Double]

    init(band: Band) {
        self.band = band
        values = [Float](repeating: -.infinity, count: band.cellCount)
        tops = [Double](repeating: 0, count: band.columns.count)
    }

    mutating func set(_ row: Int, _ sums: [Double]) {
        let top = sums.max() ?? 0
        tops[row] = top > -.infinity ? top : 0
        for (cell, sum) in sums.enumerated() { values[band.offsets[row] + cell] = Float(sum - tops[row]) }
    }

    /// - Parameter cell: Counted from the row's first column.
    @inline(__always)
    func value(_ row: Int, _ cell: Int) -> Double { tops[row] + Double(values[band.offsets[row] + cell]) }
}
