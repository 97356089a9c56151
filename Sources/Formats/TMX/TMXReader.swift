private import AlignedTable
private import Codecs
internal import Documents

/// Reads the translation units of TMX, whoever wrote it, as rows. Inline codes are left and counted, as are notes and
/// properties that are not ours, and units with characters that XML cannot hold, which some programs write. A second variant in a language makes a second row, with the first ones in the others.
final class TMXReader: RowReader {
    private let events: XMLEvents
    private var tags = TagCache()
    private var hasBegun = false
    private(set) var unread: [String: Int] = [:]
    private(set) var line = 1
    private(set) var unit: String?
    /// Of the unit that was read last.
    private var rows: [RowRecord] = []

    init(_ events: XMLEvents) { self.events = events }

    func next() throws(TableError) -> RowRecord? {
        while rows.isEmpty, let event = try events.next() {
            guard case .start(let element) = event else { continue }
            if !hasBegun {
                guard element.name == "tmx" else { throw events.problem("'\(element.name)' is the document's element") }
                hasBegun = true
            } else if element.name == "header" {
                try events.skip()
            } else if element.name == "tu" {
                line = events.line
                unit = element["tuid"]
                rows = try readUnit().reversed()
                if rows.contains(where: Self.isDamaged) {
                    rows = []
                    count("units with characters that XML cannot hold")
                } else if rows.isEmpty {
                    count("units without text")
                }
            }
        }
        return rows.popLast()
    }

    private static func isDamaged(_ row: RowRecord) -> Bool {
        row.parts.contains { $0.text.unicodeScalars.contains(XMLReader.illegalMark) }
    }

    private func readUnit() throws(TableError) -> [RowRecord] {
        var row = RowRecord(parts: [])
        var variants: [RowRecord.Part] = []
        var pairs: [String] = []
        while let event = try events.next() {
            guard case .start(let element) = event else {
                if case .end = event { break }
                continue
            }
            switch (element.name, element["type"]) {
            case ("prop", "x-document"): row.document = try events.text()
            case ("prop", "x-row"): row.number = try events.number(try events.text())
            case ("prop", "x-score"): row.score = try events.score(try events.text())
            case ("prop", "x-pair-score"): pairs.append(try events.text())
            case ("tuv", _):
                let part = try version(element)
                if !row.add(part), !part.text.isEmpty { variants.append(part) }
            default:
                count(element.name == "note" ? "notes" : "properties")
                try events.skip()
            }
        }
        for pair in pairs { try add(pair, to: &row) }
        let others = variants.compactMap { variant in
            row.parts.firstIndex { $0.language == variant.language }.map { place in
                // Scores are of the first ones.
                var other = RowRecord(document: row.document, parts: row.parts)
                other.parts[place] = variant
                return other
            }
        }
        return ([row] + others).filter { !$0.parts.isEmpty }.map(\.scoredAsPair)
    }

    private func version(_ element: MarkupElement) throws(TableError) -> RowRecord.Part {
        let tag = element["lang", space: MarkupElement.xmlSpace] ?? element["lang"] ?? ""
        // Older tools wrote names of locales: en_US.
        guard let language = tags.language(String(tag.map { $0 == "_" ? "-" : $0 })) else {
            throw events.problem("unknown language '\(tag)'")
        }
        var part = RowRecord.Part(language: language, text: "")
        var fields: [String: String] = [:]
        while let event = try events.next() {
            guard case .start(let child) = event else {
                if case .end = event { break }
                continue
            }
            switch (child.name, child["type"]) {
            case ("seg", _):
                let content = try events.content()
                part.text += content.text
                if content.codes > 0 { count("inline codes", content.codes) }
            case ("prop", "x-span"): part.span = try events.span(try events.text())
            case ("prop", "x-time"): part.time = try events.time(try events.text())
            case ("prop", "x-moved"):
                part.isMoved = true
                try events.skip()
            case ("prop", let type?) where ["x-path", "x-sha256", "x-licence", "x-origin"].contains(type):
                fields[String(type.dropFirst(2))] = try events.text()
            default:
                count(child.name == "note" ? "notes" : "properties")
                try events.skip()
            }
        }
        part.source = TextSource(fields: fields)
        return part
    }

    /// "ar de 0.9500".
    private func add(_ pair: String, to row: inout RowRecord) throws(TableError) {
        let words = pair.split(separator: " ").map(String.init)
        let places = words.prefix(2).map { tag in
            row.parts.firstIndex { $0.language == tags.language(tag) }
        }
        guard words.count == 3, let first = places[0], let second = places[1], first != second else {
            throw events.problem("'\(pair)' is no score of two versions")
        }
        row.pairScores.append(
            Row.PairScore(first: min(first, second), second: max(first, second), score: try events.score(words[2])))
    }

    private func count(_ what: String, _ number: Int = 1) { unread[what, default: 0] += number }
}
