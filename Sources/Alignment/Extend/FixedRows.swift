internal import AlignedTable
private import Documents
internal import Errors
internal import Evidence
private import ICUText
internal import Segmentation
internal import Threads

/// The rows of a finished table as what a new version is aligned with: each is one unit, whatever it holds.
struct FixedRows: Sendable {
    /// In the order of their languages.
    let versions: [VersionEvidence]
    let order: VersionOrder
    /// Version by version, row by row.
    private let runs: [Range<Int>]
    let rows: [Row]

    /// Every version cut at the ends of its rows, and inside them where sentences end: what joining costs depends on
    /// how many there are.
    init(_ table: AlignedText, aligner: Aligner) throws(HexaplaError) {
        let order = VersionOrder(table.versions.map(\.language))
        let reader = VersionReader(input: .text, catalog: aligner.catalog)
        let longest = aligner.maximumJoin
        let read = try Workers.map(table.versions.count, threads: aligner.threads) { index throws(HexaplaError) in
            let column = order.column(of: VersionIndex(index))
            return try reader.read(table.versions[column], cutInto: table.rows.map { $0.ranges[column] }, longest)
        }
        versions = read.map(\.evidence)
        runs = read.flatMap(\.runs)
        rows = table.rows
        self.order = order
    }

    var count: Int { rows.count }

    /// The segments of a version in a row; empty where it has none.
    @inline(__always)
    func run(_ row: Int, _ version: Int) -> Range<Int> { runs[version * rows.count + row] }

    /// Where a version stands in the table.
    func column(of version: Int) -> Int { order.column(of: VersionIndex(version)).position }

    func isMoved(_ row: Int, _ version: Int) -> Bool { rows[row].moved.contains(column(of: version)) }

    /// The segments of a version in rows that are to be one, empty for none; nil where they are not one piece.
    @inline(__always)
    func run(_ range: Range<Int>, _ version: Int) -> Range<Int>? {
        var joined = 0..<0
        for row in range {
            let own = run(row, version)
            if own.isEmpty { continue }
            guard joined.isEmpty || joined.upperBound == own.lowerBound else { return nil }
            joined = (joined.isEmpty ? own.lowerBound : joined.lowerBound)..<own.upperBound
        }
        return joined
    }
}

extension VersionReader {
    /// A version whose text is known row by row, and the run of segments that each row has.
    ///
    /// - Parameter longest: A row of more sentences than this counts as one segment.
    fileprivate func read(
        _ document: Document, cutInto ranges: [Range<Int>?], _ longest: Int
    ) throws(HexaplaError) -> (evidence: VersionEvidence, runs: [Range<Int>]) {
        let tables = try tables(for: document.language)
        var runs = [Range<Int>](repeating: 0..<0, count: ranges.count)
        var segments: [Segment] = []
        var boundaries: [Boundary] = []
        // As the text reads: a row of a moved part stands elsewhere in it.
        let inOrder = ranges.enumerated().compactMap { row, range in range.map { (row: row, range: $0) } }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        do {
            var segmenter = try Segmenter(tables)
            for (row, range) in inOrder {
                let text = TextBuffer(units: Array(document.text.units[range]))
                let part = segmenter.segment(Document(language: document.language, name: document.name, text: text))
                    .joined(strength: tables.rules.cutStrength)
                let start = segments.count
                if (1...longest).contains(part.segments.count) {
                    for segment in part.segments {
                        let place =
                            segment.range.lowerBound + range.lowerBound..<segment.range.upperBound + range.lowerBound
                        segments.append(Segment(range: place, paragraph: row))
                    }
                    boundaries += part.boundaries.dropLast()
                } else {
                    segments.append(Segment(range: range, paragraph: row))
                }
                // Where paragraphs end a table does not say.
                boundaries.append(Boundary(kind: .sentence, strength: 1))
                runs[row] = start..<segments.count
            }
            var reader = try EvidenceReader(locale: document.language.localeIdentifier, rules: tables.rules)
            let segmentation = Segmentation(document: document, segments: segments, boundaries: boundaries)
            return (reader.read(segmentation), runs)
        } catch {
            throw HexaplaError(at: "\(document.name)", "\(error)")
        }
    }
}
