private import Foundation
private import Parallel

/// What is usual between two versions' rows.
public struct PairNorms: Sendable, Hashable {
    /// Characters of the second version for one of the first, in the middle row.
    public let lengthRatio: Double
    /// How far rows usually are from that, as |ln|: the middle one of all distances.
    public let lengthSpread: Double
    /// The usual cosine of what translates each other, for this encoder and these languages.
    public let cosine: Double

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

    /// - Parameters:
    ///   - lengths: Characters of both sides of every row that both versions have.
    ///   - wholeRatio: The ratio of the whole texts, for want of rows.
    public init(lengths: [(first: Int, second: Int)], wholeRatio: Double, cosine: Double) {
        let long = lengths.filter { $0.first >= Self.shortest && $0.second > 0 }
        let logs = long.map { log(Double($0.second) / Double($0.first)) }.sorted()
        guard !logs.isEmpty else {
            self.init(lengthRatio: wholeRatio, lengthSpread: Self.usualSpread, cosine: cosine)
            return
        }
        let middle = logs[logs.count / 2]
        let distances = logs.map { abs($0 - middle) }.sorted()
        let count = Double(logs.count)
        let spread = (distances[logs.count / 2] * count + Self.usualSpread * Self.priorRows) / (count + Self.priorRows)
        self.init(lengthRatio: exp(middle), lengthSpread: spread, cosine: cosine)
    }
}
