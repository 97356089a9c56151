private import Algorithms

/// How probable an alignment of two versions holds it that parts of their texts have no counterpart.
public struct LoneText: Sendable {
    public struct Part: Sendable {
        public let range: Range<Int>
        public let probability: Double

        /// - Parameter range: Code units.
        public init(_ range: Range<Int>, probability: Double) {
            self.range = range
            self.probability = probability
        }
    }

    /// For each version in the order of the text, none overlapping.
    private let parts: [[Part]]

    public init(_ parts: [[Part]]) { self.parts = parts }

    /// How probable it is that a text has no counterpart: the mean over its characters; nil where nothing is known of it.
    ///
    /// - Complexity: O(log parts + those inside).
    func probability(of range: Range<Int>, of version: Int) -> Double? {
        let own = parts[version]
        let start = own.partitioningIndex { $0.range.upperBound > range.lowerBound }
        var (sum, count) = (0.0, 0.0)
        for part in own[start...].prefix(while: { $0.range.lowerBound < range.upperBound }) {
            let inside = Double(part.range.clamped(to: range).count)
            sum += inside * part.probability
            count += inside
        }
        return count > 0 ? sum / count : nil
    }

    /// How probable it is that what one version has alone in a unit has no counterpart; nil where nothing is known of it.
    func probability(of unit: CheckUnit) -> Double? {
        guard let version = unit.present.first, let range = unit.ranges[version] else { return nil }
        return probability(of: range, of: version)
    }
}
