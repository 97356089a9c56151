private import Codecs
public import Corpus
private import Documents
public import Errors
internal import Files
internal import Formats
public import Segmentation

/// `hexapla clean`: a finished memory without the rows that a translator would not want from it.
///
/// Rows are read three times: to learn what is usual in them, to learn which of those that stay have sources with several
/// translations or numbers that differ, and to write. Memory is that of hashes.
public struct CleanJob: Sendable {
    public var export = ExportOptions()
    public var filters = FilterSettings.ofMemory
    /// What is known of languages.
    public var catalog = RuleCatalog(folder: nil)
    /// Where the rows go that are left out or doubtful, as JSON Lines; nil for nowhere.
    public var report: String?

    public init() {}

    /// - Parameter path: nil or "-" for standard output.
    public func run(_ input: RowInput, to path: String?) throws(HexaplaError) -> CleanOutcome {
        let spool = try input.spool()
        let file = try input.file(spool)
        var traits = TraitsCatalog(catalog: catalog)
        var survey = CorpusSurvey(filters, split: nil)
        var order = ColumnOrder<LanguageTag>()
        _ = try file.forEachRow { row throws(HexaplaError) in
            order.add(row.parts.map(\.language))
            survey.add([try Self.read(row, &traits)], document: "")
        }
        let languages = order.columns
        guard !languages.isEmpty else {
            throw HexaplaError(at: "\(file.name)", "has no rows", expected: "a memory of some")
        }
        if let report, report == path {
            throw HexaplaError(.usage, at: "\(.report) \(report)", "is the memory's own file", expected: "another file")
        }
        let name = input.stem
        let doubts = try doubts(in: file, survey, &traits)
        let outputs = try TableOutputs(
            ExportPlan(export, languages: languages, path: path), reading: ReadFiles(input.paths))
        let told = try report.map { path throws(HexaplaError) in
            try Output(named: path, reading: ReadFiles(input.paths))
        }
        var writer = TableWriter(to: outputs, fallbackName: name)
        try writer.begin()
        var judge = RowJudge(filters, split: nil, survey: survey)
        var outcome = CleanOutcome(name: file.name)
        var kept = 0
        let unread = try file.forEachRow { row throws(HexaplaError) in
            // The report tells the row's place in the memory.
            var placed = row
            placed.document = row.document ?? name
            placed.number = row.number ?? outcome.rows + 1
            for judged in judge.judge([try Self.read(placed, &traits)], document: "") {
                let doubts = judged.reason == nil ? doubts.of(judged, at: kept) : []
                outcome.count(judged.reason, doubts: doubts)
                if judged.reason != nil || !doubts.isEmpty {
                    try told?.write(judged.line(part: nil, doubts: doubts.map(\.rawValue)))
                }
                if judged.reason == nil {
                    kept += 1
                    try writer.write(row)
                }
            }
        }
        try writer.end()
        try OutputGroup(outputs.outputs + (told.map { [$0] } ?? [])).finish()
        outcome.unread = unread
        outcome.losses = writer.losses.note(format: export.format)
        return outcome
    }

    private func doubts(
        in file: RowFile, _ survey: CorpusSurvey, _ traits: inout TraitsCatalog
    ) throws(HexaplaError) -> RowDoubts {
        var judge = RowJudge(filters, split: nil, survey: survey)
        var found = RowDoubts(numbers: NumberDoubts(catalog: catalog))
        _ = try file.forEachRow { row throws(HexaplaError) in
            for judged in judge.judge([try Self.read(row, &traits)], document: "") where judged.reason == nil {
                found.inconsistencies.add(judged)
                try found.numbers.add(row, at: file.name)
            }
        }
        try found.numbers.look()
        return found
    }

    private static func read(_ row: RowRecord, _ traits: inout TraitsCatalog) throws(HexaplaError) -> JudgedRow {
        do throws(LanguageRulesError) { return try traits.read(row) } catch { throw error.explanation }
    }
}
