internal import Codecs
internal import Corpus
internal import Documents
internal import Errors
internal import Files
private import Formats
private import Report

/// Writes a judged corpus: all rows, the exports of those that stay, and what it came to. Nothing has its name before
/// all is on the disk.
struct CorpusWriter {
    private let rows: Output
    private let statistics: Output
    private let page: Output
    /// By part of the split, in its order; one where there is no split.
    private var tables: [[TableWriter]]
    private let groups: [TableOutputs]
    private let names: [String?]

    init(
        folder: String, exports: [CorpusExport], isComplete: Bool, languages: [LanguageTag], split: CorpusSplit?
    ) throws(HexaplaError) {
        if !exports.isEmpty { CorpusExport.raiseFileLimit() }
        let own = Self.ownPaths(folder)
        rows = try Output(named: own[0])
        statistics = try Output(named: own[1])
        page = try Output(named: own[2])
        names = split?.parts.map(\.name) ?? [nil]
        var groups: [TableOutputs] = []
        var tables: [[TableWriter]] = []
        for name in names {
            var writers: [TableWriter] = []
            for export in exports where languages.count > 1 {
                for plan in try export.plans(
                    languages, stem: Self.stem(folder, part: name), isComplete: isComplete)
                {
                    let group = try TableOutputs(plan)
                    groups.append(group)
                    var writer = TableWriter(to: group, fallbackName: "")
                    try writer.begin()
                    writers.append(writer)
                }
            }
            tables.append(writers)
        }
        (self.groups, self.tables) = (groups, tables)
    }

    private static func ownPaths(_ folder: String) -> [String] {
        ownNames.map { "\(folder)/\($0)" }
    }

    private static let ownNames = ["rows.jsonl.zst", "stats.json", "report.html"]

    private static func stem(_ folder: String, part: String?) -> String { "\(folder)/\(part ?? "corpus")" }

    /// All files that are written.
    static func paths(
        folder: String, exports: [CorpusExport], isComplete: Bool, languages: [LanguageTag], split: CorpusSplit?
    ) throws(HexaplaError) -> [String] {
        var paths = ownPaths(folder)
        guard languages.count > 1 else { return paths }
        for name in split?.parts.map(\.name) ?? [nil] {
            for export in exports {
                let plans = try export.plans(languages, stem: stem(folder, part: name), isComplete: isComplete)
                paths += plans.flatMap { $0.paths.compactMap(\.self) }
            }
        }
        return paths
    }

    mutating func write(_ judged: [JudgedRow], part: Int?) throws(HexaplaError) {
        for row in judged {
            try rows.write(row.line(part: part.flatMap { names[$0] }))
            for index in tables[part ?? 0].indices {
                try tables[part ?? 0][index].write(row.record) { pair in
                    guard let pair else { return row.reason == nil }
                    guard let first = row.record.parts.firstIndex(where: { $0.language == pair.0 }),
                        let second = row.record.parts.firstIndex(where: { $0.language == pair.1 })
                    else { return false }
                    return row.keeps(first, second)
                }
            }
        }
    }

    /// Writes what the corpus came to, and gives all files their names; those of exports without a row are left out.
    ///
    /// - Returns: What the files are called that were written.
    mutating func finish(_ found: CorpusStatistics) throws(HexaplaError) -> [String] {
        var written: [String] = []
        var empties: [Output] = []
        var kept: [Output] = []
        var group = 0
        for part in tables.indices {
            for index in tables[part].indices {
                try tables[part][index].end()
                let empty = Set(tables[part][index].emptyOutputs.map(ObjectIdentifier.init))
                for (output, path) in zip(groups[group].outputs, groups[group].plan.paths) {
                    if empty.contains(ObjectIdentifier(output)) {
                        empties.append(output)
                    } else {
                        kept.append(output)
                        written.append(path?.split(separator: "/").last.map(String.init) ?? "")
                    }
                }
                group += 1
            }
        }
        try statistics.write(found.json)
        try page.write(CorpusPage(statistics: found).markup)
        // All are on the disk before the first has its name; the statistics and the page come last.
        try OutputGroup(kept + [rows, statistics, page]).finish()
        for output in empties { output.withdraw() }
        return Self.ownNames + written
    }
}
