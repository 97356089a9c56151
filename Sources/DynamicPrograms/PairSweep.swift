/// The passes of the pair program over a band: forward, which scores every bead once, and backward over the beads that
/// forward kept.
///
/// Not generic: the program's users are other modules, where generic code would look its types up at every bead.
struct PairSweep {
    private struct Shape {
        var first: UInt8
        var second: UInt8
        var kind: BeadKind
    }

    /// How far back the best paths go from a cell, by the kind of their last bead; and where the path goes on from the
    /// cell with a bead of some kind, which kind of bead is best before it.
    private struct Steps {
        var paired: (first: UInt8, second: UInt8) = (0, 0)
        var firstOnly: UInt8 = 0
        var secondOnly: UInt8 = 0
        /// Two bits for each kind that may follow.
        var bestBefore: UInt8 = 0
    }

    private let scoring: any PairScoring
    private let gaps: GapScores
    private let firstCount: Int
    private let secondCount: Int
    private let band: Band
    /// Every shape of bead, two-sided ones first.
    private let shapes: [Shape]
    /// Rows that a bead may reach back over, and its end's own.
    private let reach: Int

    /// As `PathSums.before`.
    private var before: ByKind<LogTable>
    private var steps: [Steps]
    /// Beads that matter, in the order of the cells that they end at: how many a cell has, and of each bead its shape
    /// and score.
    private var kept: (counts: [UInt16], shapes: [UInt16], scores: [Float]) = ([], [], [])

    /// Beads this far below their cell's sum are not kept for the way back: all of them together weigh a millionth.
    private static let forgotten = -20.0
    /// More than the rounding of what bounds a score.
    private static let rounding = 1e-6

    init(_ scoring: any PairScoring, firstCount: Int, secondCount: Int, limits: BeadLimits, band: Band) {
        self.scoring = scoring
        gaps = scoring.gaps
        self.firstCount = firstCount
        self.secondCount = secondCount
        self.band = band
        shapes =
            limits.shapes.map { Shape(first: UInt8($0.first), second: UInt8($0.second), kind: .paired) }
            + (1...limits.oneSided).flatMap {
                [
                    Shape(first: UInt8($0), second: 0, kind: .firstOnly),
                    Shape(first: 0, second: UInt8($0), kind: .secondOnly),
                ]
            }
        reach = max(limits.first, limits.oneSided) + 1
        before = ByKind(band: band)
        steps = [Steps](repeating: Steps(), count: band.cellCount)
    }

    /// - Parameter keepsBeads: Whether `sums` will be asked for.
    mutating func sweepForward(keepsBeads: Bool) {
        if keepsBeads { kept.counts.reserveCapacity(band.cellCount) }
        // Best scores of the last few rows only, by the kind of bead that goes on; the sums of all paths stay for the
        // probabilities.
        var best = [[ByKind<Double>]](repeating: [], count: reach)
        var found: [(shape: UInt16, sum: Double, score: Double)] = []
        for row in 0...firstCount {
            let columns = band.columns[row]
            best[row % reach] = [ByKind<Double>](repeating: .impossible, count: columns.count)
            var sums = [ByKind<Double>](repeating: .impossible, count: columns.count)
            for column in columns {
                let cell = column - columns.lowerBound
                var tops = ByKind<Double>.impossible
                var top = -Double.infinity
                var sum = ByKind(paired: LogSum(), firstOnly: LogSum(), secondOnly: LogSum())
                var largest = -Double.infinity
                var step = Steps()
                found.removeAll(keepingCapacity: true)
                if row == 0, column == 0 {
                    (tops.paired, top, largest) = (0, 0, 0)
                    sum.paired.add(0)
                }
                for (index, shape) in shapes.enumerated() {
                    let fromRow = row - Int(shape.first)
                    let fromColumn = column - Int(shape.second)
                    guard fromRow >= 0, band.columns[fromRow].contains(fromColumn) else { continue }
                    let fromCell = fromColumn - band.columns[fromRow].lowerBound
                    let kind = shape.kind
                    let before = shape.first == 0 ? sums[fromCell][kind] : self.before[kind].value(fromRow, fromCell)
                    guard before > -.infinity else { continue }
                    // What would be lost in the sum, and is on no best path, need not be known.
                    let start = best[fromRow % reach][fromCell][kind]
                    let useful = min(largest + LogSum.negligible - before, max(tops[kind], top - gaps.spread) - start)
                    let score = scoring.score(
                        fromRow..<row, fromColumn..<column, least: useful - Self.rounding)
                    guard score > -.infinity else { continue }
                    sum[kind].add(before + score)
                    largest = max(largest, before + score)
                    if keepsBeads { found.append((UInt16(index), before + score, score)) }
                    guard start + score > tops[kind] else { continue }
                    tops[kind] = start + score
                    top = max(top, start + score)
                    switch kind {
                    case .paired: step.paired = (shape.first, shape.second)
                    case .firstOnly: step.firstOnly = shape.first
                    case .secondOnly: step.secondOnly = shape.second
                    }
                }
                for next in BeadKind.allCases {
                    var choice = (kind: BeadKind.paired, score: tops.paired)
                    for kind in [BeadKind.firstOnly, .secondOnly] {
                        let score = tops[kind] + gaps.score(kind, before: next)
                        if score > choice.score { choice = (kind, score) }
                    }
                    best[row % reach][cell][next] = choice.score
                    step.bestBefore |= choice.kind.rawValue << (2 * next.rawValue)
                }
                steps[band.offsets[row] + cell] = step
                let own = ByKind(
                    paired: sum.paired.value, firstOnly: sum.firstOnly.value, secondOnly: sum.secondOnly.value)
                sums[cell] = own.meeting(gaps)
                if keepsBeads { keep(found, sum: sums[cell].paired) }
            }
            before.set(row, sums)
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

    /// The sums over all paths, after a forward sweep that kept its beads.
    func sums() -> PathSums { PathSums(before: before, after: backward(), gaps: gaps) }

    /// As `PathSums.after`.
    private func backward() -> ByKind<LogTable> {
        var backward = ByKind(band: band)
        let none = ByKind(paired: LogSum(), firstOnly: LogSum(), secondOnly: LogSum())
        var open = (0..<reach).map {
            [ByKind<LogSum>](repeating: none, count: band.columns[max(0, firstCount - $0)].count)
        }
        var bead = kept.shapes.count
        var cellIndex = kept.counts.count
        for row in stride(from: firstCount, through: 0, by: -1) {
            let columns = band.columns[row]
            let slot = (firstCount - row) % reach
            var sums = [ByKind<Double>](repeating: .impossible, count: columns.count)
            if row == firstCount { open[slot][secondCount - columns.lowerBound].paired.add(0) }
            for column in columns.reversed() {
                let cell = column - columns.lowerBound
                let own = open[slot][cell]
                sums[cell] = ByKind(
                    paired: own.paired.value, firstOnly: own.firstOnly.value, secondOnly: own.secondOnly.value)
                cellIndex -= 1
                let first = bead - Int(kept.counts[cellIndex])
                if first < bead {
                    let after = sums[cell].meeting(gaps)
                    for index in first..<bead {
                        let shape = shapes[Int(kept.shapes[index])]
                        let fromRow = row - Int(shape.first)
                        let fromCell = column - Int(shape.second) - band.columns[fromRow].lowerBound
                        open[(firstCount - fromRow) % reach][fromCell][shape.kind].add(
                            after[shape.kind] + Double(kept.scores[index]))
                    }
                }
                bead = first
            }
            backward.set(row, sums)
            let next = row - reach
            if next >= 0 { open[slot] = [ByKind<LogSum>](repeating: none, count: band.columns[next].count) }
        }
        return backward
    }

    /// The best path. One exists in every band: one-sided beads of one segment reach each neighbouring cell.
    func path() -> [Bead] {
        var beads: [Bead] = []
        var row = firstCount
        var column = secondCount
        // The end is as a pair that follows.
        var next = BeadKind.paired
        while row > 0 || column > 0 {
            guard let index = band.index(row, column) else { break }
            let step = steps[index]
            guard let kind = BeadKind(rawValue: step.bestBefore >> (2 * next.rawValue) & 3) else { break }
            let size: (first: Int, second: Int) =
                switch kind {
                case .paired: (Int(step.paired.first), Int(step.paired.second))
                case .firstOnly: (Int(step.firstOnly), 0)
                case .secondOnly: (0, Int(step.secondOnly))
                }
            guard size.first > 0 || size.second > 0 else { break }
            beads.append(Bead(first: (row - size.first)..<row, second: (column - size.second)..<column))
            row -= size.first
            column -= size.second
            next = kind
        }
        return beads.reversed()
    }
}
