/// The passes of the pair program over a band: forward, which scores every bead once, and backward over the beads that
/// forward kept.
///
/// Not generic: the program's users are other modules, where generic code would look its types up at every bead.
struct PairSweep {
    /// How far back the best path goes from a cell.
    struct Step {
        var first: UInt8
        var second: UInt8
    }

    private let scoring: any PairScoring
    private let firstCount: Int
    private let secondCount: Int
    private let band: Band
    /// Every shape of bead, two-sided ones first.
    private let shapes: [Step]
    /// Rows that a bead may reach back over, and its end's own.
    private let reach: Int

    private(set) var forward: LogTable
    private var steps: [Step]
    /// Beads that matter, in the order of the cells that they end at: how many a cell has, and of each bead its shape
    /// and score.
    private var kept: (counts: [UInt16], shapes: [UInt16], scores: [Float]) = ([], [], [])

    /// Beads this far below their cell's sum are not kept for the way back: all of them together weigh a millionth.
    private static let forgotten = -20.0
    /// More than the rounding of what bounds a score.
    private static let rounding = 1e-6

    init(_ scoring: any PairScoring, firstCount: Int, secondCount: Int, limits: BeadLimits, band: Band) {
        self.scoring = scoring
        self.firstCount = firstCount
        self.secondCount = secondCount
        self.band = band
        shapes =
            limits.shapes.map { Step(first: UInt8($0.first), second: UInt8($0.second)) }
            + (1...limits.oneSided).flatMap { [Step(first: UInt8($0), second: 0), Step(first: 0, second: UInt8($0))] }
        reach = max(limits.first, limits.oneSided) + 1
        forward = LogTable(band: band)
        steps = [Step](repeating: Step(first: 0, second: 0), count: band.cellCount)
    }

    /// - Parameter keepsBeads: Whether `backward` will be asked for.
    mutating func sweepForward(keepsBeads: Bool) {
        if keepsBeads { kept.counts.reserveCapacity(band.cellCount) }
        // Best scores of the last few rows only; the sums of all paths stay for the probabilities.
        var best = [[Double]](repeating: [], count: reach)
        var found: [(shape: UInt16, sum: Double, score: Double)] = []
        for row in 0...firstCount {
            let columns = band.columns[row]
            best[row % reach] = [Double](repeating: -.infinity, count: columns.count)
            var sums = [Double](repeating: -.infinity, count: columns.count)
            for column in columns {
                let cell = column - columns.lowerBound
                var top = -Double.infinity
                var sum = LogSum()
                found.removeAll(keepingCapacity: true)
                if row == 0, column == 0 {
                    top = 0
                    sum.add(0)
                }
                for (index, shape) in shapes.enumerated() {
                    let fromRow = row - Int(shape.first)
                    let fromColumn = column - Int(shape.second)
                    guard fromRow >= 0, band.columns[fromRow].contains(fromColumn) else { continue }
                    let fromCell = fromColumn - band.columns[fromRow].lowerBound
                    let before = shape.first == 0 ? sums[fromCell] : forward.value(fromRow, fromCell)
                    guard before > -.infinity else { continue }
                    // What would be lost in the sum, and does not end the best path, need not be known.
                    let useful = min(
                        sum.top + LogSum.negligible - before, top - best[fromRow % reach][fromCell])
                    let score = scoring.score(
                        fromRow..<row, fromColumn..<column, least: useful - Self.rounding)
                    guard score > -.infinity else { continue }
                    sum.add(before + score)
                    if keepsBeads { found.append((UInt16(index), before + score, score)) }
                    let total = best[fromRow % reach][fromCell] + score
                    if total > top {
                        top = total
                        steps[band.offsets[row] + cell] = shape
                    }
                }
                best[row % reach][cell] = top
                sums[cell] = sum.value
                if keepsBeads { keep(found, sum: sum.value) }
            }
            forward.set(row, sums)
        }
    }

    private mutating func keep(_ found: [(shape: UInt16, sum: Double, score: Double)], sum: Double) {
        var count: UInt16 = 0
        for bead in found where bead.sum > sum + Self.forgotten {
            kept.shapes.append(bead.shape)
            kept.scores.append(Float(bead.score))
            count += 1
        }
        kept.counts.append(count)
    }

    /// The sums of all paths from each cell to the end.
    func backward() -> LogTable {
        var backward = LogTable(band: band)
        var open = (0..<reach).map { [LogSum](repeating: LogSum(), count: band.columns[max(0, firstCount - $0)].count) }
        var bead = kept.shapes.count
        var cellIndex = kept.counts.count
        for row in stride(from: firstCount, through: 0, by: -1) {
            let columns = band.columns[row]
            let slot = (firstCount - row) % reach
            var sums = [Double](repeating: -.infinity, count: columns.count)
            if row == firstCount { open[slot][secondCount - columns.lowerBound].add(0) }
            for column in columns.reversed() {
                let cell = column - columns.lowerBound
                let after = open[slot][cell].value
                sums[cell] = after
                cellIndex -= 1
                let first = bead - Int(kept.counts[cellIndex])
                if after > -.infinity {
                    for index in first..<bead {
                        let shape = shapes[Int(kept.shapes[index])]
                        let fromRow = row - Int(shape.first)
                        let fromCell = column - Int(shape.second) - band.columns[fromRow].lowerBound
                        open[(firstCount - fromRow) % reach][fromCell].add(after + Double(kept.scores[index]))
                    }
                }
                bead = first
            }
            backward.set(row, sums)
            let next = row - reach
            if next >= 0 { open[slot] = [LogSum](repeating: LogSum(), count: band.columns[next].count) }
        }
        return backward
    }

    /// The best path. One exists in every band: one-sided beads of one segment reach each neighbouring cell.
    func path() -> [Bead] {
        var beads: [Bead] = []
        var row = firstCount
        var column = secondCount
        while row > 0 || column > 0 {
            guard let index = band.index(row, column) else { break }
            let step = steps[index]
            guard step.first > 0 || step.second > 0 else { break }
            beads.append(Bead(first: (row - Int(step.first))..<row, second: (column - Int(step.second))..<column))
            row -= Int(step.first)
            column -= Int(step.second)
        }
        return beads.reversed()
    }
}
