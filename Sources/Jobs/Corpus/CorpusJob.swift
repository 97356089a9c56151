public import Alignment
public import Corpus
private import Documents
private import Encoders
public import Errors
public import Files
private import Formats
private import Foundation
private import Hashes
private import Segmentation
private import Synchronization
internal import Threads

/// `hexapla corpus`: documents in, a training corpus out.
///
/// First every document is aligned, in any order, each by itself (`AlignedGroups` keeps the rows); then the rows are read
/// twice in the order of the documents' names, to survey them and to judge and write them. So the result depends neither
/// on the number of threads nor on how often the run was interrupted.
public struct CorpusJob: Sendable {
    public var aligner = Aligner()
    public var encoder = EncoderChoice.automatic
    public var models: String?
    public var reading = TextReading()
    public var filters = FilterSettings()
    public var split: CorpusSplit?
    public var exports: [CorpusExport] = []
    /// Whether rows that lack a version are left out of the exports.
    public var isComplete = false
    /// A program that says which rows stay, as a shell takes it; nil for none.
    public var filterCommand: String?
    /// How many documents to take, by the hash of their names; nil for all.
    public var sampleSize: Int?
    public var threads = 1
    public var showsProgress = false
    /// What the rows depend on beside the documents: options as the user gave them.
    public var settings: [String] = []
    /// What is read beside the documents: the corpus must write over none of it.
    public var readFiles = ReadFiles()
    /// How errors in the statistics name settings.
    public var wording: any Wording = PlainWording()

    public init() {}

    /// - Parameters:
    ///   - input: A folder, or a manifest.
    ///   - folder: Where the corpus goes; it is made where it is not there.
    public func run(_ input: String, to folder: String) throws(HexaplaError) -> CorpusOutcome {
        try refuseOwnFolder(input, output: folder)
        var found = try documents(input, output: folder)
        let all = found.groups
        guard !found.groups.isEmpty else {
            throw HexaplaError(
                at: "\(input)", "no document has two versions",
                expected: "names such as book.ar.txt and book.de.txt, ar/book.txt "
                    + "and de/book.txt, or a manifest")
        }
        if let sampleSize { found.sample(sampleSize) }
        if let split { warnOfEmptyParts(split, found.groups) }
        try refuseWriting(over: found, input: input, in: folder)
        try Self.makeFolder(folder)
        let settings = (settings + [encoder.identities(models: models)]).joined(separator: "\n")
        let digest = Array(settings.utf8).withUnsafeBytes { SHA256.hexadecimal($0) }
        let aligned = try AlignedGroups(folder: "\(folder)/work", settings: digest)
        if aligned.beganAnew { aligner.notify?("\(folder)/work: was made with other options; aligning anew") }
        if let line = aligned.damagedLine {
            aligner.notify?("\(folder)/work/journal:\(line): is damaged; what it says from here on is aligned anew")
        }
        var problems = found.repeated.map {
            CorpusStatistics.Problem(document: $0.document, problem: "\($0.path): another file is this version already")
        }
        let entries = try align(found.groups, aligned, problems: &problems)
        var statistics = CorpusStatistics(split: split)
        (statistics.settings, statistics.languages) = (filters, found.languages)
        (statistics.unpaired, statistics.strangers, statistics.problems) = (found.unpaired, found.strangers, problems)
        let files = try write(entries, aligned: aligned, statistics: &statistics, to: folder)
        try aligned.compact(keeping: Set(all.map { DocumentKey($0).digest }))
        return CorpusOutcome(statistics: statistics, files: files)
    }

    /// A corpus would be read as documents.
    private func refuseOwnFolder(_ input: String, output: String) throws(HexaplaError) {
        func path(_ name: String) -> String { URL(fileURLWithPath: name).resolvingSymlinksInPath().path }
        if path(input) == path(output) {
            throw HexaplaError(
                .usage, at: "\(.output) \(output)", "is the folder of the documents",
                expected: "another one for the corpus")
        }
        if AlignedGroups.paths(in: "\(input)/work").contains(where: { FileIdentity(path: $0) != nil }) {
            throw HexaplaError(
                .usage, at: "\(input)", "is a corpus that this program wrote",
                expected: "a folder of documents, or a manifest")
        }
    }

    private func warnOfEmptyParts(_ split: CorpusSplit, _ groups: [DocumentGroup]) {
        let filled = Set(groups.map { split.part(ofDocument: $0.name) })
        for (index, part) in split.parts.enumerated() where !filled.contains(index) {
            aligner.notify?(
                "\(.split): '\(part.name)' gets none of the \(groups.count) documents, which go by the hash of their names; a greater share than \(part.share) gives it some"
            )
        }
    }

    /// Finds what would be written over before anything is aligned.
    private func refuseWriting(
        over found: FoundDocuments, input: String, in folder: String
    ) throws(HexaplaError) {
        var files = readFiles
        files.add([input] + found.groups.flatMap { $0.versions.map(\.path) })
        let paths = try CorpusWriter.paths(
            folder: folder, exports: exports, isComplete: isComplete, languages: found.languages, split: split)
        for path in paths + AlignedGroups.paths(in: "\(folder)/work") { try files.refuse(writing: path) }
    }

    private func documents(_ input: String, output: String) throws(HexaplaError) -> FoundDocuments {
        EvaluationInput.isFolder(input)
            ? try DocumentFolder(path: input).documents(except: output) : try Manifest(path: input).documents()
    }

    // MARK: - Aligning

    private typealias Aligned = (group: DocumentGroup, entry: AlignedGroups.Entry)

    /// Aligns what is not aligned yet.
    ///
    /// - Returns: The documents that have rows, in the order of `groups`.
    private func align(
        _ groups: [DocumentGroup], _ aligned: AlignedGroups, problems: inout [CorpusStatistics.Problem]
    ) throws(HexaplaError) -> [Aligned] {
        let keys = groups.map(DocumentKey.init)
        var entries = keys.map { aligned.entry($0.digest) }
        let open = groups.indices.filter { entries[$0] == nil }
        if !open.isEmpty {
            let worker = try groupAligner(for: open.map { groups[$0] })
            let progress = ProgressLine(
                count: open.count, work: open.reduce(0) { $0 + keys[$1].size }, isShown: showsProgress)
            defer { progress.end() }
            let results = try Workers.map(open.count, threads: threads) { index throws(HexaplaError) in
                let place = open[index]
                let result = worker.align(groups[place])
                let entry = try result.rows.map { rows throws(HexaplaError) in
                    try aligned.add(rows, key: keys[place].digest, isLasting: result.problems.isEmpty)
                }
                progress.add(work: keys[place].size, sentences: result.sentences)
                return (entry: entry, problems: result.problems)
            }
            for (place, result) in zip(open, results) {
                entries[place] = result.entry
                problems += result.problems
            }
            try aligned.synchronize()
        }
        return zip(groups, entries).compactMap { group, entry in entry.map { (group, $0) } }
    }

    private func groupAligner(for groups: [DocumentGroup]) throws(HexaplaError) -> GroupAligner {
        var aligner = aligner
        // Documents are many: each takes one thread.
        aligner.threads = 1
        let languages = Set(groups.flatMap { $0.versions.map(\.language) }).sorted { $0.canonical < $1.canonical }
        let encoders = OpenEncoders(encoder, models: models)
        if let notice = encoder.notice(opened: try encoders.encoders(for: languages), for: languages) {
            aligner.notify?(notice)
        }
        return GroupAligner(aligner: aligner, encoders: encoders, reading: reading, wording: wording)
    }

    // MARK: - Judging

    private func write(
        _ entries: [Aligned], aligned: AlignedGroups, statistics: inout CorpusStatistics, to folder: String
    ) throws(HexaplaError) -> [String] {
        var filters = filters
        if filterCommand != nil { filters.filters.insert(.command) }
        var survey = CorpusSurvey(filters, split: split)
        try forEachDocument(entries, aligned: aligned) { rows, name throws(HexaplaError) in
            survey.add(rows, document: name)
        }
        var verdicts = try verdicts(entries, aligned: aligned)[...]
        var judge = RowJudge(filters, split: split, survey: survey)
        var writer = try CorpusWriter(
            folder: folder, exports: exports, isComplete: isComplete, languages: statistics.languages, split: split)
        var counted = statistics
        try forEachDocument(entries, aligned: aligned) { rows, name throws(HexaplaError) in
            var rows = rows
            for index in rows.indices where filterCommand != nil && rows[index].record.parts.count > 1 {
                rows[index].isRefused = verdicts.popFirst() == false
            }
            let judged = judge.judge(rows, document: name)
            let part = split?.part(ofDocument: name)
            try writer.write(judged, part: part)
            counted.add(judged, document: name, part: part)
        }
        let files = try writer.finish(counted)
        statistics = counted
        return files
    }

    /// Of the rows in several versions, whether the user's program wants them; empty where there is none.
    private func verdicts(_ entries: [Aligned], aligned: AlignedGroups) throws(HexaplaError) -> [Bool] {
        guard let filterCommand else { return [] }
        return try FilterCommand(filterCommand).verdicts { send throws(HexaplaError) in
            try forEachDocument(entries, aligned: aligned) { rows, _ throws(HexaplaError) in
                for row in rows where row.record.parts.count > 1 { try send(JSONLinesFormat().line(row.record)) }
            }
        }
    }

    /// Some documents at a time are read on all threads, and then taken in order.
    private static let batch = 64

    private func forEachDocument(
        _ entries: [Aligned], aligned: AlignedGroups,
        _ body: ([JudgedRow], _ document: String) throws(HexaplaError) -> Void
    ) throws(HexaplaError) {
        let traits = Mutex<[TraitsCatalog]>([])
        for start in stride(from: 0, to: entries.count, by: Self.batch) {
            let batch = entries[start..<min(entries.count, start + Self.batch)]
            let read = try Workers.map(batch.count, threads: threads) { index throws(HexaplaError) in
                var catalog = traits.withLock { $0.popLast() } ?? TraitsCatalog(catalog: aligner.catalog)
                let rows = try Self.rows(aligned.read(batch[start + index].entry), &catalog)
                let used = catalog
                traits.withLock { $0.append(used) }
                return rows
            }
            for (entry, rows) in zip(batch, read) { try body(rows, entry.group.name) }
        }
    }

    private static func rows(
        _ bytes: [UInt8], _ catalog: inout TraitsCatalog
    ) throws(HexaplaError) -> [JudgedRow] {
        let reader = RowFile.reader(ofJSONLines: bytes, name: "work/rows")
        var rows: [JudgedRow] = []
        do {
            while let row = try reader.next() { rows.append(try catalog.read(row)) }
        } catch let error as TableError {
            throw error.explanation
        } catch let error as LanguageRulesError {
            throw error.explanation
        } catch {
            throw HexaplaError("work/rows: \(error)")
        }
        return rows
    }

    private static func makeFolder(_ path: String) throws(HexaplaError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw HexaplaError(at: "\(path)", "cannot be made", expected: "a folder for the corpus that you may write")
        }
    }
}
