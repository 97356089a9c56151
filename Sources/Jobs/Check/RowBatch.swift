internal import AlignedTable
internal import Alignment
internal import Checking
internal import Documents
internal import Encoders
internal import Errors
internal import Formats
private import ICUText
internal import Threads

/// Rows of a file, read at one time, as a table that the rules can look at.
///
/// Rules look at whole texts, so each version's cells are put together to one, a line each. Rows next to one another in a
/// file need not be next to one another in any text: no row is joined with the next. Findings are about the texts
/// put together; `placed` brings them back into the cells.
struct RowBatch {
    /// A row, and where it stands.
    struct FileRow {
        let record: RowRecord
        let place: FindingSource.FileRow
    }

    let rows: [FileRow]
    let languages: [LanguageTag]
    let text: CheckedText

    /// A row whose file does not say how good it is was made by a person.
    private static let usualScore = 0.95
    /// What no cell is there for is missing.
    private static let certain = 0.999

    init(_ rows: [FileRow], _ languages: [LanguageTag], job: CheckJob) throws(HexaplaError) {
        self.rows = rows
        self.languages = languages
        var units = [[UInt16]](repeating: [], count: languages.count)
        var tableRows: [Row] = []
        for row in rows {
            let ranges = languages.indices.map { version -> Range<Int>? in
                guard let part = row.record.part(languages[version]) else { return nil }
                let start = units[version].count
                units[version] += Array(part.text.utf16)
                let cell = units[version].withUnsafeBufferPointer {
                    TextBuffer.trimmed(start..<$0.count, in: $0)
                }
                units[version].append(0x0A)
                return cell
            }
            tableRows.append(Self.row(ranges, record: row.record, languages: languages))
        }
        let documents = zip(languages, units).map {
            Document(language: $0, name: rows.first?.place.path ?? "", text: TextBuffer(units: $1))
        }
        let reader = VersionReader(input: job.aligner.input, catalog: job.aligner.catalog)
        let versions = try Workers.map(documents.count, threads: job.aligner.threads) { index throws(HexaplaError) in
            let rules = try reader.rules(for: documents[index].language)
            do {
                return try CheckedVersion(document: documents[index], rules: rules)
            } catch {
                throw HexaplaError(at: "\(documents[index].name)", "\(error)")
            }
        }
        let table = AlignedText(name: rows.first?.place.path ?? "", versions: documents, rows: tableRows)
        let encoder = job.aligner.encoder?.localEncoding
        let cosines = try UsualCosines(of: table, encoder, threads: job.aligner.threads)
        text = CheckedText(
            table: table, source: job.source.flatMap { source in languages.firstIndex(of: source) },
            versions: versions, encoder: encoder, linker: job.linker, joinsRows: false, areRowsGiven: true,
            threads: job.aligner.threads,
            cosine: { cosines[$0, $1] }, leftOut: { _, _, _ in Self.certain })
    }

    private static func row(_ ranges: [Range<Int>?], record: RowRecord, languages: [LanguageTag]) -> Row {
        let present = ranges.indices.filter { ranges[$0] != nil }
        let pairs = present.flatMap { one in
            present.filter { $0 > one }.map { other in
                Row.PairScore(
                    first: one, second: other,
                    score: record.pairScore(languages[one], languages[other]) ?? record.score ?? usualScore)
            }
        }
        return Row(
            ranges: ranges, segments: ranges, score: present.count > 1 ? record.score ?? usualScore : nil,
            pairScores: pairs)
    }

    // MARK: Findings

    /// A finding as the file's row has it, its ranges in the cells; nil where it is about more than one row, or about no text.
    func placed(_ finding: Finding) -> Finding? {
        let row = rows[finding.row]
        var places: [Finding.Place] = []
        for place in finding.places {
            guard let cell = cell(row: finding.row, place.version),
                place.ranges.allSatisfy({ cell.lowerBound <= $0.lowerBound && $0.upperBound <= cell.upperBound })
            else { return nil }
            // The cell begins before white space that its range leaves out.
            let start = cell.lowerBound - leadingSpace(of: row.record.part(languages[place.version])?.text ?? "")
            let ranges = place.ranges.map { ($0.lowerBound - start)..<($0.upperBound - start) }
            places.append(Finding.Place(version: place.version, ranges: ranges))
        }
        guard !places.isEmpty else { return nil }
        return Finding(
            rule: finding.rule, severity: finding.severity, version: finding.version, places: places,
            row: row.place.number, witnesses: finding.witnesses, score: finding.score, message: finding.message)
    }

    private func cell(row: Int, _ version: Int) -> Range<Int>? { text.table.rows[row].ranges[version] }

    private func leadingSpace(of cell: String) -> Int {
        cell.utf16.prefix { CharacterClass.of(UInt32($0)) == .space }.count
    }

    /// The table of one row alone.
    func source(ofRow index: Int) -> FindingSource {
        let row = text.table.rows[index]
        let documents = languages.map { language in
            Document(
                language: language, name: rows[index].place.path,
                string: rows[index].record.part(language)?.text ?? "")
        }
        let ranges = documents.map { document in
            document.text.trimmed(0..<document.text.count)
        }
        // What the file does not say nobody reads as a score.
        let score = rows[index].record.score
        let single = Row(
            ranges: ranges, segments: ranges, score: score, pairScores: score == nil ? [] : row.pairScores)
        return FindingSource(
            AlignedText(name: text.table.name, versions: documents, rows: [single]), of: rows[index].place)
    }
}
