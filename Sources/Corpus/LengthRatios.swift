private import Foundation

/// How many times longer a text is in one language than in another, counted over a corpus.
public struct LengthRatios: Sendable {
    /// By the ratio's binary logarithm, in steps of `step`, from `-range` to `range`.
    public private(set) var counts = [Int](repeating: 0, count: bins)
    public static let step = 0.1
    public static let range = 4.0
    private static let bins = Int(2 * range / step) + 1
    /// Shorter texts say nothing about a language.
    private static let shortest = 10

    public init() {}

    public mutating func add(first: Int, second: Int) {
        guard first >= Self.shortest, second >= Self.shortest else { return }
        counts[Self.bin(Double(first) / Double(second))] += 1
    }

    /// The ratio in the middle; 1 where nothing was counted.
    public var median: Double {
        let total = counts.reduce(0, +)
        guard total > 0 else { return 1 }
        var seen = 0
        for (bin, count) in counts.enumerated() {
            seen += count
            if seen * 2 >= total { return Self.ratio(ofBin: bin) }
        }
        return 1
    }

    public static func ratio(ofBin bin: Int) -> Double { exp2(Double(bin) * step - range) }

    private static func bin(_ ratio: Double) -> Int {
        let place = (log2(ratio) + range) / step
        return max(0, min(bins - 1, Int(place.rounded())))
    }
}
