public import AlignedTable
private import Codecs
private import Documents
internal import Errors
private import ICUText

/// Reads a table of one document back from what `JSONLinesFormat` wrote.
///
/// A version's text is put together again from its rows, each at its span, with spaces for the white space between:
/// every span is what it was.
public struct JSONLinesReader {
    private let path: String
    private var rows: [(line: Int, row: JSONLinesTableRow)] = []

    /// - Parameter path: What errors call the file.
    public init(path: String) {
        self.path = path
    }

    /// - Complexity: O(bytes).
    public static func table(_ bytes: [UInt8], path: String) throws(TableError) -> AlignedText {
        var reader = JSONLinesReader(path: path)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let lines = bytes[(bytes.starts(with: mark) ? mark.count : 0)...]
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            try reader.add(line, number: index + 1)
        }
        return try reader.table()
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, number: Int) throws(TableError) {
        let row: JSONLinesTableRow
        do throws(JSONReader.Problem) {
            row = try JSONLinesTableRow(bytes)
        } catch {
            throw TableError(
                path, line: number, "\(error.reason)", expected: "a row as \(.alignToJSONLines) writes it")
        }
        if let first = rows.first?.row.document, first != row.document {
            throw TableError(
                path, line: number,
                "is of the document '\(row.document)', the rows before are of '\(first)'",
                expected: "one document: split the file by 'document'")
        }
        guard row.number == rows.count + 1 else {
            throw TableError(
                path, line: number,
                "is row \(row.number)", expected: "row \(rows.count + 1): all rows of one document, in order")
        }
        rows.append((number, row))
    }

    private func table() throws(TableError) -> AlignedText {
        guard let name = rows.first?.row.document else {
            throw TableError(path, "has no rows", expected: "a table as \(.alignToJSONLines) writes it")
        }
        var order = ColumnOrder<String>()
        for (_, row) in rows { order.add(row.parts.map(\.tag)) }
        let tags = order.columns
        var languages: [LanguageTag] = []
        for tag in tags {
            let line = rows.first { $0.row.parts.contains { $0.tag == tag } }?.line
            guard let language = LanguageTag(tag) else {
                throw TableError(
                    path, line: line, "unknown language '\(tag)'", expected: "a BCP 47 tag such as ar or de")
            }
            if let same = languages.first(where: { $0 == language }) {
                throw TableError(path, line: line, "'\(tag)' and '\(same)' are one language", expected: "one text each")
            }
            languages.append(language)
        }
        var ranges = [[Range<Int>?]](repeating: [], count: rows.count)
        var documents: [Document] = []
        for (tag, language) in zip(tags, languages) {
            let (text, found) = try version(tag)
            let source = rows.lazy.compactMap { $0.row.parts.first { $0.tag == tag }?.source }.first
            var document = Document(language: language, name: path, text: text, source: source)
            document.times = times(of: tag, found)
            document.blocks = blocks(found)
            document.identities = identities(of: tag, found)
            documents.append(document)
            for index in rows.indices { ranges[index].append(found[index]) }
        }
        var result: [Row] = []
        for index in rows.indices { result.append(try row(index, tags: tags, ranges: ranges[index])) }
        return AlignedText(name: name, versions: documents, rows: result)
    }

    /// A version's text, and each row's part of it.
    private func version(_ tag: String) throws(TableError) -> (text: TextBuffer, ranges: [Range<Int>?]) {
        var places: [(row: Int, part: JSONLinesTableRow.Part)] = []
        var last = 0
        for (index, entry) in rows.enumerated() {
            guard let part = entry.row.parts.first(where: { $0.tag == tag }) else { continue }
            places.append((index, part))
            guard !entry.row.moved.contains(tag) else { continue }
            guard part.span.lowerBound >= last else {
                throw TableError(
                    path, line: entry.line,
                    "the span of '\(tag)' begins at \(part.span.lowerBound), before the end of an earlier row's, "
                        + "\(last)", expected: "it in order, or in 'moved'")
            }
            last = part.span.upperBound
        }
        places.sort { $0.part.span.lowerBound < $1.part.span.lowerBound }
        var units: [UInt16] = []
        var ranges = [Range<Int>?](repeating: nil, count: rows.count)
        var end = 0
        for (row, part) in places {
            guard part.span.lowerBound >= end else {
                throw TableError(
                    path, line: rows[row].line,
                    "the span of '\(tag)' overlaps that of another row", expected: "every character in one row")
            }
            units.append(contentsOf: repeatElement(0x20, count: part.span.lowerBound - end))
            let start = units.count
            units.append(contentsOf: part.text.utf16)
            ranges[row] = start..<units.count
            end = part.span.upperBound
        }
        return (TextBuffer(units: units), ranges)
    }

    /// When each row's part is said, in the order of the text.
    private func times(of tag: String, _ ranges: [Range<Int>?]) -> [TimedSpan] {
        var times: [TimedSpan] = []
        for (index, range) in ranges.enumerated() {
            guard let range, let time = rows[index].row.parts.first(where: { $0.tag == tag })?.time else { continue }
            times.append(TimedSpan(range: range, start: time.lowerBound, end: time.upperBound))
        }
        return times.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// What each row's part is called, in the order of the text.
    private func identities(of tag: String, _ ranges: [Range<Int>?]) -> [IdentifiedSpan] {
        var identities: [IdentifiedSpan] = []
        for (index, range) in ranges.enumerated() {
            guard let range, let name = rows[index].row.parts.first(where: { $0.tag == tag })?.identity else {
                continue
            }
            identities.append(IdentifiedSpan(range: range, name: name))
        }
        return identities.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The rows' parts that are of some kind, in the order of the text; nil where no row says of what kind it is.
    private func blocks(_ ranges: [Range<Int>?]) -> [BlockSpan]? {
        var blocks: [BlockSpan] = []
        for (range, entry) in zip(ranges, rows) {
            if let range, let kind = entry.row.kind { blocks.append(BlockSpan(range: range, kind: kind)) }
        }
        return blocks.isEmpty ? nil : blocks.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func row(_ index: Int, tags: [String], ranges: [Range<Int>?]) throws(TableError) -> Row {
        let (line, row) = rows[index]
        let present = tags.indices.filter { ranges[$0] != nil }
        var scores: [Row.PairScore] = []
        for (place, one) in present.enumerated() {
            for other in present.dropFirst(place + 1) {
                let names = ["\(tags[one])-\(tags[other])", "\(tags[other])-\(tags[one])"]
                guard let score = names.lazy.compactMap({ row.scores[$0] }).first else {
                    throw TableError(
                        path, line: line,
                        "no score of '\(names[0])'", expected: "one for every pair of the row's versions")
                }
                scores.append(Row.PairScore(first: one, second: other, score: score))
            }
        }
        guard row.scores.count == scores.count else {
            throw TableError(
                path, line: line, "scores of versions that the row lacks", expected: "those of its own pairs")
        }
        guard (row.score == nil) == scores.isEmpty else {
            throw TableError(
                path, line: line,
                scores.isEmpty ? "a score, but one version; expected null" : "no score; expected one from 0 to 1")
        }
        let moved = present.filter { row.moved.contains(tags[$0]) }
        guard moved.count == row.moved.count else {
            throw TableError(path, line: line, "'moved' names a version that the row lacks", expected: "one of its own")
        }
        return Row(
            ranges: ranges, segments: ranges.map { _ in nil }, score: row.score, pairScores: scores, moved: moved)
    }
}
