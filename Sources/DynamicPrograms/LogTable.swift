private import Foundation

/// The logarithm of a sum of exponentials, one term at a time.
struct LogSum {
    /// The largest term.
    private(set) var top = -Double.infinity
    private var rest = 0.0

    /// A term this far below the largest is lost in the sum anyway.
    static let negligible = -30.0

    var value: Double { rest > 0 ? top + log(rest) : -.infinity }

    @inline(__always)
    mutating func add(_ term: Double) {
        if term <= top {
            if term > top + Self.negligible { rest += exp(term - top) }
        } else if term > -.infinity {
            rest = top > term + Self.negligible ? rest * exp(top - term) + 1 : 1
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
