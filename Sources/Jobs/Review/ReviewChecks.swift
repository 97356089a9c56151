internal import AlignedTable
internal import Checking
internal import Documents
internal import Errors
internal import Files
internal import Formats
private import Foundation
internal import ReviewPage
private import Synchronization

/// Checks the rows of a review on a thread of its own, as `hexapla check --rows` does, and keeps what was accepted.
final class ReviewChecks: Sendable {
    private let job: ReviewServerJob
    private let findings: FindingStore
    /// By the number that the page knows a finding by.
    private let fingerprints = Mutex<[Int: Fingerprint]>([:])

    init(job: ReviewServerJob, findings: FindingStore) {
        (self.job, self.findings) = (job, findings)
    }

    func begin(_ rows: [RowRecord], path: String) {
        Thread.detachNewThread { [self] in
            // What cannot be checked is no reason not to correct; the page says that there are no findings.
            do throws(HexaplaError) {
                try check(rows, path: path)
            } catch {
                job.notify?("checking the rows: \(error.line(job.wording))")
            }
            findings.end()
        }
    }

    private func check(_ rows: [RowRecord], path: String) throws(HexaplaError) {
        var check = CheckJob()
        check.aligner = job.aligner
        check.encoder = job.encoder
        check.models = job.models
        try check.openEncoder(for: [])
        var checker = check.checker
        checker.settings.tunings[.moved, default: CheckSettings.Tuning()].isOn = false
        var baseline = Baseline([])
        if let path = job.baseline, FileManager.default.fileExists(atPath: path) {
            baseline = try BaselineFile.read(path)
        }
        var order = ColumnOrder<LanguageTag>()
        for row in rows { order.add(row.parts.map(\.language)) }
        let languages = order.columns
        guard languages.count > 1 else { return }
        let share = 512
        for start in stride(from: 0, to: rows.count, by: share) {
            let batch = (start..<min(rows.count, start + share)).map { index in
                RowBatch.FileRow(
                    record: rows[index],
                    place: FindingSource.FileRow(path: path, number: index, line: index + 1, unit: nil))
            }
            let text = try RowBatch(batch, languages, job: check)
            let found = checker.findings(in: text.text, units: 0..<batch.count)
            add(found, of: text, by: checker, languages: languages, hiding: &baseline)
        }
    }

    private func add(
        _ found: [Finding], of batch: RowBatch, by checker: Checker, languages: [LanguageTag],
        hiding baseline: inout Baseline
    ) {
        var placed: [(finding: Finding, fingerprint: Fingerprint, spans: [(version: Int, span: Range<Int>)])] = []
        for finding in found {
            guard let own = batch.placed(finding) else { continue }
            let record = batch.rows[finding.row].record
            let spans = own.places.flatMap { place in
                place.ranges.map { (place.version, record.codePoints($0, language: languages[place.version])) }
            }
            placed.append((own, Fingerprint(own, in: batch.source(ofRow: finding.row)), spans))
        }
        var summary = CheckSummary(languages: languages.map(\.tag))
        let byFinding = Dictionary(placed.map { ($0.finding, $0) }, uniquingKeysWith: { first, _ in first })
        let shown = checker.shown(placed.map(\.finding), &summary) { probable in
            baseline.accept(probable.compactMap { byFinding[$0]?.fingerprint })
        }
        for finding in shown {
            guard let entry = byFinding[finding] ?? placed.first(where: { $0.finding.row == finding.row }) else {
                continue
            }
            let id = fingerprints.withLock { known in
                known[known.count + 1] = entry.fingerprint
                return known.count
            }
            findings.add(
                FindingStore.Entry(
                    id: id, rule: finding.rule.rawValue, severity: finding.severity.rawValue, version: finding.version,
                    message: finding.message, places: entry.spans, score: finding.score),
                ofRow: finding.row + 1)
        }
    }

    /// Adds a finding to the file of those accepted, which is written anew and whole.
    func accept(_ id: Int) throws(HexaplaError) {
        guard let path = job.baseline else {
            throw HexaplaError(
                .usage, at: "\(.baseline)", "no file of accepted findings was named",
                remedy: "begin again with \(.baseline) FILE")
        }
        guard let fingerprint = fingerprints.withLock({ $0[id] }) else {
            throw HexaplaError("there is no such finding")
        }
        var lines: [UInt8] = []
        if FileManager.default.fileExists(atPath: path) {
            _ = try BaselineFile.read(path)
            lines = [UInt8](try EvaluationInput.bytes(path))
            if let last = lines.last, last != 0x0A { lines.append(0x0A) }
        }
        let output = try Output(path: path)
        try output.write(bytes: lines)
        try output.write(bytes: try BaselineFile.line(fingerprint))
        try output.finish()
    }
}

extension RowRecord {
    /// Code units of a version's text as code points.
    fileprivate func codePoints(_ range: Range<Int>, language: LanguageTag) -> Range<Int> {
        let units = part(language)?.text.utf16 ?? "".utf16
        let point = { (unit: Int) -> Int in
            units.prefix(unit).count { $0 & 0xFC00 != 0xDC00 }
        }
        return point(range.lowerBound)..<max(point(range.lowerBound), point(range.upperBound))
    }
}
