private import Foundation

/// What a bead does with text. Two beads side by side that leave text out count more or less than each alone
/// (`GapScores`), so that sums over paths are kept by kind.
enum BeadKind: UInt8, CaseIterable, Sendable {
    case paired, firstOnly, secondOnly
}

extension Bead {
    var kind: BeadKind { second.isEmpty ? .firstOnly : first.isEmpty ? .secondOnly : .paired }
}

/// A value for each kind of bead.
struct ByKind<Value> {
    var paired: Value
    var firstOnly: Value
    var secondOnly: Value

    @inline(__always)
    subscript(kind: BeadKind) -> Value {
        get {
            switch kind {
            case .paired: paired
            case .firstOnly: firstOnly
            case .secondOnly: secondOnly
            }
        }
        set {
            switch kind {
            case .paired: paired = newValue
            case .firstOnly: firstOnly = newValue
            case .secondOnly: secondOnly = newValue
            }
        }
    }
}

extension ByKind: Sendable where Value: Sendable {}

extension ByKind where Value == Double {
    static var impossible: ByKind { ByKind(paired: -.infinity, firstOnly: -.infinity, secondOnly: -.infinity) }

    /// From logarithms of sums by the kind of the last bead (or of the next) to those that go on with (come from) each
    /// kind.
    @inline(__always)
    func meeting(_ gaps: GapScores) -> ByKind {
        ByKind(
            paired: Self.sum(paired, firstOnly, and: secondOnly),
            firstOnly: Self.sum(paired, firstOnly + gaps.again, and: secondOnly + gaps.both),
            secondOnly: Self.sum(paired, firstOnly + gaps.both, and: secondOnly + gaps.again))
    }

    /// The logarithm of the sum of all.
    @inline(__always)
    var total: Double { Self.sum(paired, firstOnly, and: secondOnly) }

    @inline(__always)
    private static func sum(_ one: Double, _ two: Double, and three: Double) -> Double {
        let top = max(one, two, three)
        guard top > -.infinity else { return top }
        var rest = 0.0
        var terms = 0
        if one > top + LogSum.negligible { (rest, terms) = (rest + exp(one - top), terms + 1) }
        if two > top + LogSum.negligible { (rest, terms) = (rest + exp(two - top), terms + 1) }
        if three > top + LogSum.negligible { (rest, terms) = (rest + exp(three - top), terms + 1) }
        return terms > 1 ? top + log(rest) : top
    }
}

extension ByKind where Value == LogTable {
    init(band: Band) {
        let table = LogTable(band: band)
        self.init(paired: table, firstOnly: table, secondOnly: table)
    }

    mutating func set(_ row: Int, _ sums: [ByKind<Double>]) {
        paired.set(row, sums.map(\.paired))
        firstOnly.set(row, sums.map(\.firstOnly))
        secondOnly.set(row, sums.map(\.secondOnly))
    }

    @inline(__always)
    func values(_ row: Int, _ cell: Int) -> ByKind<Double> {
        ByKind<Double>(
            paired: paired.value(row, cell), firstOnly: firstOnly.value(row, cell),
            secondOnly: secondOnly.value(row, cell))
    }
}

/// The sums over all paths, in logarithms, for every cell of a band. Cells are counted from their row's first column.
struct PathSums: Sendable {
    /// Of the paths from the start to a cell, by the kind of the bead that they go on with there.
    let before: ByKind<LogTable>
    /// Of the paths from a cell to the end, by the kind of the bead that they begin with. The end counts as a pair.
    let after: ByKind<LogTable>
    let gaps: GapScores

    /// Of all paths from the start to the end.
    var total: Double { after.values(0, 0).total }

    /// Whether a path comes from the start to the cell.
    @inline(__always)
    func isReached(_ row: Int, _ cell: Int) -> Bool { before.paired.value(row, cell) > -.infinity }

    /// Of the paths that cut at a cell.
    @inline(__always)
    func through(_ row: Int, _ cell: Int) -> Double {
        let (before, after) = (before.values(row, cell), after.values(row, cell))
        return ByKind(
            paired: before.paired + after.paired, firstOnly: before.firstOnly + after.firstOnly,
            secondOnly: before.secondOnly + after.secondOnly
        ).total
    }

    /// Of the paths that go through a bead between two cells, without the bead's own score.
    @inline(__always)
    func around(_ kind: BeadKind, from: (row: Int, cell: Int), to: (row: Int, cell: Int)) -> Double {
        before[kind].value(from.row, from.cell) + after.values(to.row, to.cell).meeting(gaps)[kind]
    }
}
