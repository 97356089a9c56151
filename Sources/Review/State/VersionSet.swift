/// Some of a table's versions, by column.
public struct VersionSet: Sendable, Hashable {
    private var bits: UInt64 = 0

    public init() {}

    public init(_ versions: some Sequence<Int>) { for version in versions { insert(version) } }

    public func contains(_ version: Int) -> Bool { bits >> UInt64(version) & 1 == 1 }
    public var isEmpty: Bool { bits == 0 }
    /// Ascending.
    public var versions: [Int] { (0..<64).filter(contains) }

    mutating func insert(_ version: Int) { bits |= 1 << UInt64(version) }
    mutating func remove(_ version: Int) { bits &= ~(1 << UInt64(version)) }
}
