private import Foundation

/// The numbers of a passage by what they may mean, so that those that may be the same as another are found without a look
/// at all of them.
package struct QuantityIndex: Sendable {
    /// Each number once, wherever it stands again; where it stands first.
    package private(set) var different: [Quantity] = []
    /// How often each of those stands.
    package private(set) var counts: [Int] = []
    /// For each number of the passage which of those it is.
    package private(set) var meanings: [Int] = []
    private var byKey: [Key: [Int]] = [:]

    /// Two numbers that may be the same have such a key in common.
    private enum Key: Hashable {
        case value(Int)
        case time(Double)
        case sequence([Double])
    }

    /// - Complexity: O(numbers).
    package init(_ quantities: [Quantity]) {
        var known: [Quantity: Int] = [:]
        for quantity in quantities {
            let meaning = quantity.withoutPlace
            if let index = known[meaning] {
                counts[index] += 1
                meanings.append(index)
                continue
            }
            let index = different.count
            known[meaning] = index
            different.append(quantity)
            counts.append(1)
            meanings.append(index)
            for key in Set(quantity.values.compactMap(ValueSet.cell).map(Key.value) + Self.otherKeys(of: quantity)) {
                byKey[key, default: []].append(index)
            }
        }
    }

    /// Those that may match a number, or one of some values; in order.
    package func candidates(for quantity: Quantity, or values: [Double] = []) -> [Int] {
        var keys = Self.otherKeys(of: quantity)
        for cell in (quantity.values + values).compactMap(ValueSet.cell) {
            keys += ((cell - 1)...(cell + 1)).map(Key.value)
        }
        return Set(keys).reduce(into: Set<Int>()) { $0.formUnion(byKey[$1] ?? []) }.sorted()
    }

    /// Whether a number here may mean the same as one of another passage.
    package func matches(_ quantity: Quantity, where isAsked: (Quantity) -> Bool = { _ in true }) -> Bool {
        candidates(for: quantity).contains { isAsked(different[$0]) && different[$0].matches(quantity) }
    }

    private static func otherKeys(of quantity: Quantity) -> [Key] {
        let times = quantity.clock.isEmpty ? quantity.values.prefix(1).map { -$0 } : quantity.clock
        return times.map(Key.time)
            + (quantity.sequence.isEmpty ? [] : [.sequence(quantity.sequence.sorted())])
    }
}

/// Values of which is asked whether one of them is, but for rounding, another one.
package struct ValueSet: Sendable {
    private var byCell: [Int: Set<Double>] = [:]

    package init() {}

    package mutating func insert(_ value: Double) {
        if let cell = Self.cell(value) { byCell[cell, default: []].insert(value) }
    }

    package func contains(_ value: Double) -> Bool {
        guard let cell = Self.cell(value) else { return false }
        return ((cell - 1)...(cell + 1)).contains { byCell[$0]?.contains { Quantity.isSame($0, value) } == true }
    }

    package mutating func formUnion(_ other: ValueSet) {
        byCell.merge(other.byCell) { $0.union($1) }
    }

    /// Cells by size, such that values that are the same stand in one or in two beside each other; nil for what is the
    /// same as nothing.
    static func cell(_ value: Double) -> Int? {
        guard value.isFinite else { return nil }
        return Int((asinh(value) * 1e8).rounded(.down))
    }
}

extension Quantity {
    /// What it may mean, wherever it stands.
    fileprivate var withoutPlace: Quantity {
        var quantity = self
        (quantity.range, quantity.end, quantity.measured) = (0..<0, 0, nil)
        return quantity
    }
}
