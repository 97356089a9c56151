/// Two versions, the one first that comes first in the order of alignment.
package struct VersionPair: Hashable, Sendable {
    package let first: VersionIndex
    package let second: VersionIndex

    /// - Parameters:
    ///   - one, other: Two different versions, in any order.
    @inline(__always)
    package init(_ one: VersionIndex, _ other: VersionIndex) {
        (first, second) = one < other ? (one, other) : (other, one)
    }

    @inline(__always)
    package init(_ one: Int, _ other: Int) { self.init(VersionIndex(one), VersionIndex(other)) }

    /// Every two of so many versions: (0, 1), (0, 2), …, (1, 2), …
    package static func all(versionCount: Int) -> [VersionPair] {
        (0..<versionCount).flatMap { one in
            ((one + 1)..<max(one + 1, versionCount)).map { VersionPair(one, $0) }
        }
    }
}

/// A value for every two versions of a text.
package struct PairTable<Value> {
    package let versionCount: Int
    /// In the order of `VersionPair.all`.
    package private(set) var values: [Value]

    /// - Parameter values: In the order of `VersionPair.all`.
    package init(versionCount: Int, values: [Value]) {
        precondition(values.count == versionCount * (versionCount - 1) / 2, "PairTable: a value for every pair")
        self.versionCount = versionCount
        self.values = values
    }

    /// - Complexity: O(1).
    @inline(__always)
    package subscript(pair: VersionPair) -> Value {
        get { values[place(of: pair)] }
        set { values[place(of: pair)] = newValue }
    }

    @inline(__always)
    private func place(of pair: VersionPair) -> Int {
        let (one, other) = (pair.first.position, pair.second.position)
        return one * (2 * versionCount - one - 1) / 2 + other - one - 1
    }

    package func map<Result>(_ transform: (Value) -> Result) -> PairTable<Result> {
        PairTable<Result>(versionCount: versionCount, values: values.map(transform))
    }
}

extension PairTable: Sendable where Value: Sendable {}
