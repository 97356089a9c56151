private import Alignment
internal import Checking
internal import Errors
internal import Formats
internal import Segmentation

/// Finds the rows of a memory whose numbers differ, as `hexapla check --rows` does: "3 mg at 17:00" beside "3 mg at 16:00".
///
/// Rows are added in their order and looked at some at a time. Those without a digit are not looked at: a number in words is
/// often said otherwise.
struct NumberDoubts {
    private var job = CheckJob()
    private var checker = Checker()
    private var batch: [RowBatch.FileRow] = []
    private var length = 0
    private var count = 0
    /// By the order in which rows were added.
    private var doubtful: Set<Int> = []

    /// Rows at a time, and the code units of their texts.
    private static let batchRows = 1024
    private static let batchLength = 2 << 20

    init(catalog: RuleCatalog) {
        job.aligner.catalog = catalog
        for rule in RuleName.allCases where rule != .number && rule != .date {
            checker.settings.tunings[rule, default: CheckSettings.Tuning()].isOn = false
        }
    }

    mutating func add(_ row: RowRecord, at path: String) throws(HexaplaError) {
        defer { count += 1 }
        guard row.parts.count > 1, row.parts.contains(where: { $0.text.contains(where: \.isNumber) }) else { return }
        // The number is the row's among those that were added, to know it again.
        batch.append(.init(record: row, place: .init(path: path, number: count, line: nil)))
        length += row.parts.reduce(0) { $0 + $1.text.utf16.count }
        if batch.count >= Self.batchRows || length >= Self.batchLength { try look() }
    }

    /// Looks at what was added since.
    mutating func look() throws(HexaplaError) {
        defer {
            batch.removeAll(keepingCapacity: true)
            length = 0
        }
        for (languages, rows) in Dictionary(grouping: batch, by: { $0.record.parts.map(\.language) }) {
            let text = try RowBatch(rows, languages, job: job)
            for finding in checker.findings(in: text.text, units: text.text.units.indices)
            where finding.severity >= .warning {
                if let placed = text.placed(finding) { doubtful.insert(placed.row) }
            }
        }
    }

    /// Whether the numbers of a row differ, by its place among those that were added; once all were looked at.
    func contain(_ place: Int) -> Bool { doubtful.contains(place) }
}
