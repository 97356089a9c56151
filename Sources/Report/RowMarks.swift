private import Algorithms
internal import AlignedTable
internal import Checking

/// Which passages of which rows findings are about.
struct RowMarks {
    private struct Cell: Hashable {
        let version: Int
        let row: Int
    }

    /// Rows in which something is marked.
    private(set) var rows: Set<Int> = []
    private var marksByCell: [Cell: [MarkedCell.Mark]] = [:]
    private var lacksByCell: [Cell: [(number: Int, finding: Finding, isAnchor: Bool)]] = [:]

    /// - Complexity: O(rows · log rows + marks · log rows).
    init(_ found: [FindingPage.Found], of table: AlignedText) {
        let order = table.versions.indices.map { version in
            table.rows.indices.compactMap { row in table.rows[row].ranges[version].map { (range: $0, row: row) } }
                .sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
        for item in found {
            let main = item.finding.mainPlace
            var hasAnchor = false
            for place in [main].compactMap(\.self) + item.finding.places.filter({ $0 != main }) {
                for range in place.ranges {
                    let cells = Self.cells(of: range, in: order[place.version])
                    for (index, cell) in cells.enumerated() {
                        marksByCell[Cell(version: place.version, row: cell.row), default: []].append(
                            .init(
                                range: range.clamped(to: cell.range), number: item.number, finding: item.finding,
                                isAnchor: !hasAnchor, isEnd: index == cells.count - 1))
                        hasAnchor = true
                        rows.insert(cell.row)
                    }
                }
            }
            let row = item.source.fileRow == nil ? item.finding.row : 0
            guard !item.finding.places.contains(where: { $0.version == item.finding.version }),
                table.rows.indices.contains(row)
            else { continue }
            lacksByCell[Cell(version: item.finding.version, row: row), default: []].append(
                (item.number, item.finding, !hasAnchor))
            rows.insert(row)
        }
    }

    func marks(_ version: Int, _ row: Int) -> [MarkedCell.Mark] { marksByCell[Cell(version: version, row: row)] ?? [] }

    func lacks(_ version: Int, _ row: Int) -> [(number: Int, finding: Finding, isAnchor: Bool)] {
        lacksByCell[Cell(version: version, row: row)] ?? []
    }

    /// The rows' parts that a range meets.
    private static func cells(
        of range: Range<Int>, in order: [(range: Range<Int>, row: Int)]
    ) -> ArraySlice<(range: Range<Int>, row: Int)> {
        let start = order.partitioningIndex { $0.range.upperBound > range.lowerBound }
        let end = order[start...].firstIndex { $0.range.lowerBound >= range.upperBound } ?? order.count
        return order[start..<end]
    }
}
