private import AlignedTable
private import Codecs
internal import Documents
internal import Errors

/// Reads the rows of JSON Lines: Hexapla's, of which `texts` alone must be there, or Hugging Face's with `translation`.
/// Fields that are not known are counted and left.
final class JSONLinesRowReader: RowReader {
    private let lines: ByteLines
    private var tags = TagCache()
    /// The languages of the pairs that were read last, by their names.
    private var pairs: [String: (first: LanguageTag, second: LanguageTag)] = [:]
    private(set) var unread: [String: Int] = [:]
    var line: Int { lines.number }

    init(_ lines: ByteLines) { self.lines = lines }

    func next() throws(TableError) -> RowRecord? {
        while let line = try lines.next() {
            if line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
            do throws(JSONReader.Problem) {
                guard case .object(let fields) = try JSONReader.read(line) else { throw .init(reason: "no object") }
                let row = try row(fields)
                if !row.parts.isEmpty { return row }
            } catch {
                throw TableError(
                    lines.name, line: lines.number,
                    "\(error.reason)", expected: "a row with 'texts' or 'translation', as `hexapla` writes it")
            }
            unread["rows without text", default: 0] += 1
        }
        return nil
    }

    private func row(_ fields: [(name: String, value: ReadJSON)]) throws(JSONReader.Problem) -> RowRecord {
        var row = RowRecord(parts: [])
        guard let texts = fields.first(where: { ["texts", "translation"].contains($0.name) }),
            case .object(let versions) = texts.value
        else { throw .init(reason: "no 'texts'") }
        for (tag, value) in versions {
            guard let language = tags.language(tag) else { throw .init(reason: "unknown language '\(tag)'") }
            switch value {
            case .null: continue
            case .string(let text):
                guard row.add(RowRecord.Part(language: language, text: text)) else {
                    throw .init(reason: "'\(tag)' twice")
                }
            default: throw .init(reason: "the text of '\(tag)' is no text")
            }
        }
        for field in fields {
            if field.name == "id", case .string(let name) = field.value, texts.name == "texts" {
                for place in row.parts.indices { row.parts[place].identity = name }
            } else {
                try read(field, into: &row)
            }
        }
        return row.scoredAsPair
    }

    private func read(
        _ field: (name: String, value: ReadJSON), into row: inout RowRecord
    ) throws(JSONReader.Problem) {
        switch (field.name, field.value) {
        // What every row has comes first.
        case ("spans", .object(let found)):
            for (tag, value) in found {
                let span = try JSONLinesTableRow.span(value, tag)
                try change(tag, in: &row) { $0.span = span }
            }
        case ("scores", .object(let found)):
            for (name, value) in found {
                try add(try JSONLinesTableRow.probability(value, "the score of '\(name)'"), of: name, to: &row)
            }
            row.pairScores.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        case ("texts", .object), ("translation", .object), ("score", .null), ("document", .null), ("row", .null): break
        case ("document", .string(let name)): row.document = name
        case ("row", let value): row.number = Int(try JSONLinesTableRow.whole(value, "'row'"))
        case ("score", let value): row.score = try JSONLinesTableRow.probability(value, "'score'")
        case ("id", .string(let name)):
            // As `HuggingFaceFormat` writes it: the document's name and the row's number.
            guard let colon = name.lastIndex(of: ":"), let number = Int(name[name.index(after: colon)...]), number > 0
            else {
                unread["the field 'id'", default: 0] += 1
                return
            }
            (row.document, row.number) = (String(name[..<colon]), number)
        case ("sources", .object(let found)):
            for (tag, value) in found {
                let source = try JSONLinesTableRow.source(value, tag)
                try change(tag, in: &row) { $0.source = source }
            }
        case ("ids", .object(let found)):
            for (tag, value) in found {
                guard case .string(let name) = value else { throw .init(reason: "the name of '\(tag)' is no text") }
                try change(tag, in: &row) { $0.identity = name }
            }
        case ("paragraph", .bool(let starts)): row.startsParagraph = starts
        case ("reviewed", .bool(let isReviewed)): if isReviewed { row.decision = .accepted }
        case ("rejected", .bool(let isRejected)):
            if isRejected { row.decision = .rejected }
            row.judgement.isDropped = row.judgement.isDropped || isRejected
        case ("kind", .string(let name)) where BlockKind(name: name) != nil: row.kind = BlockKind(name: name)
        case ("times", .object(let found)):
            for (tag, value) in found {
                let time = try JSONLinesTableRow.time(value, tag)
                try change(tag, in: &row) { $0.time = time }
            }
        case ("moved", .array(let found)):
            for value in found {
                guard case .string(let tag) = value else { throw .init(reason: "'moved' is no list of languages") }
                try change(tag, in: &row) { $0.isMoved = true }
            }
        case ("links", .object(let found)):
            for (name, value) in found {
                let (first, second) = try pair(name, in: row, "the links of")
                guard row.links(first, second) == nil else { throw .init(reason: "the links of '\(name)' twice") }
                row.links.append(
                    try ReadLinks(value, name).links(
                        first: first, second: second, of: row,
                        isTurned: name != "\(row.parts[first].language)-\(row.parts[second].language)"))
            }
        case ("dropped", .string): row.judgement.isDropped = true
        case ("droppedPairs", .object(let found)):
            row.judgement.droppedPairs = []
            for (name, _) in found {
                let (first, second) = try pair(name, in: row, "the pair dropped")
                row.judgement.droppedPairs?.append([row.parts[first].language, row.parts[second].language])
            }
        case ("spans", _), ("sources", _), ("moved", _), ("scores", _), ("times", _), ("links", _), ("document", _),
            ("ids", _), ("texts", _),
            ("translation", _):
            throw .init(reason: "'\(field.name)' is of another kind")
        default: unread["the field '\(field.name)'", default: 0] += 1
        }
    }

    private func change(
        _ tag: String, in row: inout RowRecord, _ change: (inout RowRecord.Part) -> Void
    ) throws(JSONReader.Problem) {
        guard let language = tags.language(tag), let place = row.parts.firstIndex(where: { $0.language == language })
        else { throw .init(reason: "'\(tag)' is named, but has no text") }
        change(&row.parts[place])
    }

    private func add(_ score: Double, of name: String, to row: inout RowRecord) throws(JSONReader.Problem) {
        let (first, second) = try pair(name, in: row, "the score of")
        row.pairScores.append(Row.PairScore(first: first, second: second, score: score))
    }

    /// The places of two versions that are named "ar-de", the smaller first.
    private func pair(
        _ name: String, in row: RowRecord, _ what: String
    ) throws(JSONReader.Problem) -> (first: Int, second: Int) {
        if let known = pairs[name], let first = row.place(of: known.first), let second = row.place(of: known.second) {
            return (min(first, second), max(first, second))
        }
        for first in row.parts.indices {
            for second in row.parts.indices where second != first {
                guard name == "\(row.parts[first].language)-\(row.parts[second].language)" else { continue }
                // No table has as many; what names ever more pairs is not kept.
                if pairs.count > Self.mostPairs { pairs = [:] }
                pairs[name] = (row.parts[first].language, row.parts[second].language)
                return (min(first, second), max(first, second))
            }
        }
        throw .init(reason: "\(what) '\(name)', which are no two versions of the row")
    }
    private static let mostPairs = 4096
}

extension RowRecord {
    /// The place of a version's part, spelled as it is here; nil where the row lacks it.
    fileprivate func place(of language: LanguageTag) -> Int? {
        parts.firstIndex { $0.language.tag == language.tag }
    }
}
