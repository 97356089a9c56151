internal import Corpus
internal import Formats

/// What a run of `hexapla clean` came to.
public struct CleanOutcome: Sendable {
    let name: String
    private(set) var rows = 0
    private(set) var dropped: [DropReason: Int] = [:]
    private(set) var doubtful: [RowDoubt: Int] = [:]
    var unread: [String: Int] = [:]
    var losses: String?

    init(name: String) { self.name = name }

    mutating func count(_ reason: DropReason?, doubts: [RowDoubt]) {
        rows += 1
        if let reason { dropped[reason, default: 0] += 1 }
        for doubt in doubts { doubtful[doubt, default: 0] += 1 }
    }

    /// A line for how many rows stay and one for each reason why others do not, the most frequent first.
    public var lines: [String] {
        let kept = rows - dropped.values.reduce(0, +)
        var lines = ["\(name): \(Self.counted(rows)), \(kept) kept"]
        for (reason, count) in dropped.sorted(by: { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }) {
            lines.append("left out: \(Self.counted(count)): \(reason.meaning) [\(reason.rawValue)]")
        }
        for doubt in RowDoubt.allCases {
            guard let count = doubtful[doubt] else { continue }
            lines.append("kept, but look: \(Self.counted(count)) \(doubt.meaning) [\(doubt.rawValue)]")
        }
        if let note = RowFile.note(unread) { lines.append(note) }
        if let losses { lines.append(losses) }
        return lines
    }

    private static func counted(_ count: Int) -> String { "\(count) \(count == 1 ? "row" : "rows")" }
}
