internal import Documents
internal import Errors
internal import Files
internal import Formats
internal import Review

/// The corrected table on its way out.
enum ReviewExport {
    static func plan(
        _ options: ExportOptions, _ state: ReviewState, path: String?
    ) throws(HexaplaError) -> ExportPlan {
        guard !options.format.isOfWholeTable else {
            throw HexaplaError(
                .usage, at: "\(.format) \(options.format.rawValue)", "only \(.align) writes it",
                expected: "another format")
        }
        return try ExportPlan(options, languages: state.table.languages, path: path)
    }

    /// Rejected rows stay in JSON Lines, marked; other formats have no place for the mark, and go without them.
    ///
    /// - Returns: What the files do not hold; nil where they hold all.
    static func write(
        _ state: ReviewState, _ options: ExportOptions, name: String, to outputs: TableOutputs
    ) throws(HexaplaError) -> String? {
        let keepsRejected = options.format == .jsonl
        var writer = TableWriter(to: outputs, fallbackName: name)
        try writer.begin()
        var rejected = 0
        var numbers: [String?: Int] = [:]
        var next = state.row(at: 0)
        while let row = next {
            next = state.row(after: row.id)
            if row.status == .rejected, !keepsRejected {
                rejected += 1
                continue
            }
            var record = state.record(row, number: nil, hasExactSpaces: keepsRejected)
            numbers[record.document, default: 0] += 1
            record.number = numbers[record.document]
            try writer.write(record)
        }
        try writer.end()
        let left = rejected == 0 ? nil : "\(rejected) rejected \(rejected == 1 ? "row" : "rows") left out"
        let notes = [left, writer.losses.note(format: options.format)].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }
}
