private import Algorithms
private import Foundation
internal import TextFacts

/// How large some numbers are.
struct NumberSizes {
    /// Powers of ten, in order.
    private let logs: [Double]
    /// Whether one of them surely is a number, or stands in digits.
    let hasSureOne: Bool
    let hasSureFraction: Bool

    /// - Parameter least: What is smaller does not count as a size.
    init(_ quantities: [Quantity], least: Double = 2) {
        let counted = quantities.filter { $0.kind != .month && $0.values.first.map { $0 >= least } == true }
        logs = counted.compactMap { $0.values.first.map { log10($0) } }.sorted()
        hasSureOne = counted.contains { $0.isSure || $0.kind == .digits }
        hasSureFraction = quantities.contains { $0.isSure && ($0.values.first ?? 1) < 1 }
    }

    /// Whether one is at most ten times as large or as small.
    /// - Complexity: O(log numbers).
    func hasOne(near value: Double) -> Bool {
        let log = log10(value)
        let next = logs.partitioningIndex { $0 >= log }
        return next < logs.count && logs[next] - log <= Self.reach || next > 0 && log - logs[next - 1] <= Self.reach
    }

    /// 30 is ten times 3, however logarithms are rounded.
    private static let reach = 1 + 1e-9
}
