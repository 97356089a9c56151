private import Foundation

/// What is usual between two versions' rows.
public struct PairNorms: Sendable, Hashable {
    /// Characters of the second version for one of the first, in the middle row.
    public let lengthRatio: Double
    /// How far rows usually are from that, as |ln|: the middle one of all distances.
    public let lengthSpread: Double
    /// The usual cosine of what translates each other, for this encoder and these languages.
    public let cosine: Double

    /// How freely the versions translate each other: ln of how many times further from the usual ratio rows are than in
    /// texts of news.
    var looseness: Double { log(lengthSpread / Self.usualSpread) }

    /// The natural logarithm of `lengthRatio`.
    var logLengthRatio: Double { log(lengthRatio) }

    public init(lengthRatio: Double, lengthSpread: Double, cosine: Double) {
        self.lengthRatio = lengthRatio
        self.lengthSpread = lengthSpread
        self.cosine = cosine
    }

    /// Shorter rows say little about lengths.
    private static let shortest = 20
    /// Few rows are held against what is usual everywhere: they count as so many more rows of that.
    private static let usualSpread = 0.15
    private static let priorRows = 4.0

    /// What two versions (indices) have in common in the units that both have.
    ///
    /// - Complexity: O(units · log units).
    init(units: [CheckUnit], _ one: Int, _ other: Int, versions: [CheckedVersion], cosine: Double) {
        var logs: [Double] = []
        for unit in units {
            guard let left = unit.ranges[one], let right = unit.ranges[other] else { continue }
            let lengths = (versions[one].ink(in: left), versions[other].ink(in: right))
            if lengths.0 >= Self.shortest, lengths.1 > 0 { logs.append(log(Double(lengths.1) / Double(lengths.0))) }
        }
        logs.sort()
        let whole = [one, other].map { Double(max(1, versions[$0].ink(in: 0..<versions[$0].units.count))) }
        let middle = logs.isEmpty ? log(whole[1] / whole[0]) : logs[logs.count / 2]
        let distances = logs.map { abs($0 - middle) }.sorted()
        let count = Double(logs.count)
        let spread = distances.isEmpty ? 0 : distances[distances.count / 2] * count
        self.init(
            lengthRatio: exp(middle),
            lengthSpread: (spread + Self.usualSpread * Self.priorRows) / (count + Self.priorRows), cosine: cosine)
    }
}
