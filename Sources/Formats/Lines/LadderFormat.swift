public import AlignedTable

/// The form that Vecalign's and hunalign's users know, for two versions read as lines: `[0, 1]:[2]:0.87`.
/// Numbers are lines from 0; the score is ours, higher is better.
public struct LadderFormat: TableFormat {
    public init() {}

    public func line(_ row: Row, number: Int, of table: AlignedText) -> String {
        let sides = row.segments.enumerated().map { version, segments -> String in
            let lines = segments.map { run in run.map { table.lineNumbers?[version][$0] ?? $0 } } ?? []
            return "[\(lines.map(String.init).joined(separator: ", "))]"
        }
        return sides.joined(separator: ":") + ":" + (row.score?.spelledScore ?? "") + "\n"
    }
}
