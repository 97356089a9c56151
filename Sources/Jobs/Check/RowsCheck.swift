private import AlignedTable
internal import Alignment
public import Checking
internal import Documents
internal import Encoders
public import Errors
public import Files
internal import Formats
internal import Threads

extension CheckJob {
    /// Checks texts that are paired already, row by row, and writes what was found. Some rows at a time are in memory;
    /// what is usual between two languages is what is usual in those.
    public func run(rows input: RowInput, to output: Output) throws(HexaplaError) -> CheckSummary {
        let spool = try input.spool()
        let file = try input.file(spool)
        var check = try RowsCheck(job: self, output: output, name: file.name)
        return try check.run(file)
    }
}

/// Reads a file of rows in batches and checks them.
private struct RowsCheck {
    let job: CheckJob
    private var checker: Checker
    private var report: FindingReport
    /// The sets of languages that rows had so far, and how often; of a file that has ever more of them the first ones.
    private var sets: [[LanguageTag]: Int] = [:]
    private static let mostSets = 256
    /// Languages in the order in which they came.
    private var columns: [LanguageTag: Int] = [:]
    /// Rows of a language that no other row has with another.
    private var alone = 0
    private var hasTerms = false
    private let name: String

    /// Rows at a time, and the code units of their texts.
    private static let batchRows = 1024
    private static let batchLength = 2 << 20
    /// Rows that one thread checks at a time.
    private static let share = 64

    init(job: CheckJob, output: Output, name: String) throws(HexaplaError) {
        self.job = job
        self.name = name
        checker = job.checker
        // Rows are in no order that says anything.
        checker.settings.tunings[.moved, default: CheckSettings.Tuning()].isOn = false
        report = try FindingReport(job, to: output, table: nil, name: name)
    }

    mutating func run(_ file: RowFile) throws(HexaplaError) -> CheckSummary {
        let reader: any RowReader
        do throws(TableError) { reader = try file.reader() } catch { throw error.explanation }
        var batch: [RowBatch.FileRow] = []
        var length = 0
        var count = 0
        while true {
            let record: RowRecord?
            do throws(TableError) { record = try reader.next() } catch { throw error.explanation }
            if let record {
                count += 1
                length += record.parts.reduce(0) { $0 + $1.text.utf16.count }
                let place = FindingSource.FileRow(
                    path: name, number: reader.place(afterRows: count), line: reader.line, unit: reader.unit)
                batch.append(.init(record: record, place: place))
            }
            if record == nil || batch.count >= Self.batchRows || length >= Self.batchLength {
                try check(batch)
                batch.removeAll(keepingCapacity: true)
                length = 0
            }
            if record == nil { break }
        }
        guard count > 0 else { throw HexaplaError(at: "\(name)", "has no rows", expected: "a table of some") }
        if let source = job.source, columns[source] == nil {
            let known = columns.keys.sorted { columns[$0, default: 0] < columns[$1, default: 0] }
            throw HexaplaError(
                .usage, at: "\(.source) \(source)", "no row has '\(source)'",
                expected: "one of \(known.map(\.tag).joined(separator: ", "))")
        }
        if alone > 0 { report.summary.limits.append("\(alone) \(alone == 1 ? "row" : "rows") of one language alone") }
        return try report.end()
    }

    private mutating func check(_ batch: [RowBatch.FileRow]) throws(HexaplaError) {
        var findings: [Finding] = []
        var sources: [Int: FindingSource] = [:]
        for group in groups(of: batch) {
            guard group.languages.count > 1 else {
                alone += group.rows.count
                continue
            }
            let rows = try RowBatch(group.rows, group.languages, job: job)
            try readTerms(group.languages)
            report.summary.count(rowsOf: rows.text)
            for limit in job.limits(of: rows.text) where !report.summary.limits.contains(limit) {
                report.summary.limits.append(limit)
            }
            let ready = checker
            let found = try Workers.map(
                (group.rows.count + Self.share - 1) / Self.share, threads: job.aligner.threads
            ) { index throws(HexaplaError) in
                ready.findings(
                    in: rows.text, units: (index * Self.share)..<min(group.rows.count, (index + 1) * Self.share))
            }
            for finding in found.flatMap(\.self) {
                guard let placed = rows.placed(finding) else { continue }
                findings.append(placed)
                if sources[placed.row] == nil { sources[placed.row] = rows.source(ofRow: finding.row) }
            }
        }
        let none = FindingSource(AlignedText(name: name, versions: [], rows: []))
        try report.write(findings, by: checker) { sources[$0] ?? none }
    }

    /// Rows by the versions that they have or should have: a row that has some of the versions of others lacks the rest.
    private mutating func groups(
        of batch: [RowBatch.FileRow]
    ) -> [(languages: [LanguageTag], rows: [RowBatch.FileRow])] {
        for language in batch.flatMap({ $0.record.parts.map(\.language) }) where columns[language] == nil {
            columns[language] = columns.count
        }
        let own = batch.map { row in
            row.record.parts.map(\.language).sorted { columns[$0, default: 0] < columns[$1, default: 0] }
        }
        for languages in own where sets[languages] != nil || sets.count < Self.mostSets {
            sets[languages, default: 0] += 1
        }
        // The largest, then the most frequent set that holds a row's.
        var order = sets.sorted {
            ($0.key.count, $0.value, $1.key.map(\.canonical).joined(separator: " "))
                > ($1.key.count, $1.value, $0.key.map(\.canonical).joined(separator: " "))
        }.map(\.key)
        var members = order.map { Set($0) }
        var place: [[LanguageTag]: Int] = [:]
        var groups: [Int: [RowBatch.FileRow]] = [:]
        for (row, languages) in zip(batch, own) {
            let index = place[languages] ?? members.firstIndex { $0.isSuperset(of: languages) } ?? order.count
            if index == order.count {
                order.append(languages)
                members.append(Set(languages))
            }
            place[languages] = index
            groups[index, default: []].append(row)
        }
        return groups.sorted { $0.key < $1.key }.map { (order[$0.key], $0.value) }
    }

    /// The list of terms, when it is known which languages there are.
    private mutating func readTerms(_ languages: [LanguageTag]) throws(HexaplaError) {
        guard let path = job.terms, !hasTerms else { return }
        checker.terms = try TermsFile(path: path, languages: languages).terms
        hasTerms = true
    }
}
