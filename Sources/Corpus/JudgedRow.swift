public import Formats

/// A row with what filters ask of its texts, and what they said.
public struct JudgedRow: Sendable {
    public let record: RowRecord
    let traits: [TextTraits]
    /// Whether a program of the user's own does not want it.
    public var isRefused = false
    /// Why it is left out of whole tables; nil where it stays.
    public internal(set) var reason: DropReason?
    /// By places in the record's parts, the smaller first: pairs that are left out of tables of two versions.
    public internal(set) var reasonsOfPairs: [PairOfParts: DropReason] = [:]

    /// Two places in a row's parts, the smaller first.
    public struct PairOfParts: Hashable, Sendable {
        public let first: Int
        public let second: Int
    }

    /// Places of two parts, each once.
    public var pairs: [(first: Int, second: Int)] {
        record.parts.indices.flatMap { first in
            record.parts.indices.dropFirst(first + 1).map { (first, $0) }
        }
    }

    /// Whether a table of these two versions has the row.
    public func keeps(_ first: Int, _ second: Int) -> Bool {
        reasonsOfPairs[PairOfParts(first: min(first, second), second: max(first, second))] == nil
    }
}
