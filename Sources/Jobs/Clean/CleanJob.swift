private import Codecs
public import Corpus
private import Documents
public import Errors
internal import Files
public import Formats
public import Segmentation

/// `hexapla clean`: a finished memory without the rows that a translator would not want from it.
///
/// Rows are read three times: to learn what is usual in them, to learn which of those that stay have sources with several
/// translations, and to write. Memory is that of hashes.
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
        let inconsistencies = try inconsistencies(in: file, survey, &traits)
        let outputs = try TableOutputs(
            ExportPlan(export, languages: languages, path: path), reading: ReadFiles(input.paths))
        let told = try report.map { path throws(HexaplaError) in
            try Output(named: path, reading: ReadFiles(input.paths))
        }
        var writer = TableWriter(to: outputs, fallbackName: name)
        try writer.begin()
        var judge = RowJudge(filters, split: nil, survey: survey)
        var outcome = CleanOutcome(name: file.name)
        let unread = try file.forEachRow { row throws(HexaplaError) in
            // The report tells the row's place in the memory.
            var placed = row
            placed.document = row.document ?? name
            placed.number = row.number ?? outcome.rows + 1
            for judged in judge.judge([try Self.read(placed, &traits)], document: "") {
                let isInconsistent = judged.reason == nil && inconsistencies.contain(judged)
                outcome.count(judged.reason, isInconsistent: isInconsistent)
                if judged.reason != nil || isInconsistent { try told?.write(judged.line(part: nil)) }
                if judged.reason == nil { try writer.write(row) }
            }
        }
        try writer.end()
        try OutputGroup(outputs.outputs + (told.map { [$0] } ?? [])).finish()
        outcome.unread = unread
        outcome.losses = writer.losses.note(format: export.format)
        return outcome
    }

    private func inconsistencies(
        in file: RowFile, _ survey: CorpusSurvey, _ traits: inout TraitsCatalog
    ) throws(HexaplaError) -> Inconsistencies {
        var judge = RowJudge(filters, split: nil, survey: survey)
        var found = Inconsistencies()
        _ = try file.forEachRow { row throws(HexaplaError) in
            for judged in judge.judge([try Self.read(row, &traits)], document: "") where judged.reason == nil {
                found.add(judged)
            }
        }
        return found
    }

    private static func read(_ row: RowRecord, _ traits: inout TraitsCatalog) throws(HexaplaError) -> JudgedRow {
        do throws(LanguageRulesError) { return try traits.read(row) } catch { throw error.explanation }
    }
}

/// What a run of `hexapla clean` came to.
public struct CleanOutcome: Sendable {
    let name: String
    private(set) var rows = 0
    private(set) var dropped: [DropReason: Int] = [:]
    private(set) var inconsistent = 0
    var unread: [String: Int] = [:]
    var losses: String?

    init(name: String) { self.name = name }

    mutating func count(_ reason: DropReason?, isInconsistent: Bool) {
        rows += 1
        if let reason { dropped[reason, default: 0] += 1 }
        if isInconsistent { inconsistent += 1 }
    }

    /// A line for how many rows stay and one for each reason why others do not, the most frequent first.
    public var lines: [String] {
        let kept = rows - dropped.values.reduce(0, +)
        var lines = ["\(name): \(Self.counted(rows)), \(kept) kept"]
        for (reason, count) in dropped.sorted(by: { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }) {
            lines.append("left out: \(Self.counted(count)): \(reason.meaning) [\(reason.rawValue)]")
        }
        if inconsistent > 0 {
            lines.append("kept, but look: \(Self.counted(inconsistent)) whose source has several translations")
        }
        if let note = RowFile.note(unread) { lines.append(note) }
        if let losses { lines.append(losses) }
        return lines
    }

    private static func counted(_ count: Int) -> String { "\(count) \(count == 1 ? "row" : "rows")" }
}
