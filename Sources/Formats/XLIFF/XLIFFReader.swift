private import Codecs
internal import Documents

/// Reads the segments of XLIFF 1.2 and 2.x, whoever wrote it, as rows of two versions. Inline codes are left and
/// counted, as are proposals of other translations.
final class XLIFFReader: RowReader {
    private let events: XMLEvents
    private var tags = TagCache()
    private var version = ""
    private var languages: (source: LanguageTag?, target: LanguageTag?)
    private var document: String?
    /// Of the unit that was read last: more than one where a unit has several segments.
    private var rows: [RowRecord] = []
    private(set) var unread: [String: Int] = [:]

    /// Elements whose content is part of the text, in 1.2 and in 2.x.
    private static let marks: Set<String> = ["g", "mrk", "pc"]
    /// Elements that hold texts which are no part of the document's: proposals, notes, codes' originals.
    private static let others: Set<String> = [
        "alt-trans", "matches", "glossary", "seg-source", "note", "notes", "originalData", "header", "skeleton",
        "changeTrack", "bin-unit", "context-group", "count-group", "prop-group",
    ]

    init(_ events: XMLEvents) { self.events = events }

    private(set) var line = 1
    private(set) var unit: String?

    func next() throws(TableError) -> RowRecord? {
        while rows.isEmpty, let event = try events.next() {
            guard case .start(let element) = event else { continue }
            if version.isEmpty {
                guard element.name == "xliff", let version = element["version"],
                    version.hasPrefix("1.") || version.hasPrefix("2.")
                else { throw events.problem("no 'xliff' of a version 1 or 2") }
                self.version = version
                languages = try languages(element, source: "srcLang", target: "trgLang")
            } else if element.name == "file" {
                document = element["original"]
                if version.hasPrefix("1.") {
                    languages = try languages(element, source: "source-language", target: "target-language")
                }
            } else if element.name == "unit" || element.name == "trans-unit" {
                line = events.line
                unit = element["id"]
                rows = try readUnit(isSegment: element.name == "trans-unit").reversed()
            } else if Self.others.contains(element.name) {
                count(element.name)
                try events.skip()
            }
        }
        return rows.popLast()
    }

    private func languages(
        _ element: MarkupElement, source: String, target: String
    ) throws(TableError) -> (source: LanguageTag?, target: LanguageTag?) {
        var found: [LanguageTag?] = []
        for name in [source, target] {
            guard let tag = element[name] else {
                found.append(nil)
                continue
            }
            guard let language = tags.language(tag) else { throw events.problem("unknown language '\(tag)'") }
            found.append(language)
        }
        if let language = found[0], language == found[1] {
            throw events.problem("source and target are both in '\(language)'")
        }
        return (found[0], found[1])
    }

    /// - Parameter isSegment: Whether source and target stand in the element itself.
    private func readUnit(isSegment: Bool) throws(TableError) -> [RowRecord] {
        var rows: [RowRecord] = []
        var metadata: [String: String] = [:]
        var row = RowRecord(document: document, parts: [])
        var depth = 1
        while depth > 0, let event = try events.next() {
            switch event {
            case .text: break
            case .end(let name):
                depth -= 1
                guard name == "segment" || depth == 0 && isSegment else { continue }
                if !row.parts.isEmpty { rows.append(row) } else { count("segments without text") }
                row.parts = []
            case .start(let element):
                switch element.name {
                case "source", "target": try add(element, to: &row)
                case "meta":
                    let type = element["type"] ?? ""
                    metadata[type] = try events.text()
                case "ignorable":
                    // White space between segments.
                    try events.skip()
                case "metaGroup" where element["category"] != "hexapla":
                    count("metadata")
                    try events.skip()
                case let name where Self.others.contains(name):
                    count(name)
                    try events.skip()
                default: depth += 1
                }
            }
        }
        if !rows.isEmpty { try read(metadata, into: &rows[0]) }
        return rows.map(\.scoredAsPair)
    }

    private func add(_ element: MarkupElement, to row: inout RowRecord) throws(TableError) {
        let known = element.name == "source" ? languages.source : languages.target
        let own = element["lang", space: MarkupElement.xmlSpace]
        var codes = 0
        let text = try events.content(marks: Self.marks, codes: &codes)
        if codes > 0 { count("inline codes", codes) }
        guard let language = known ?? own.flatMap({ tags.language($0) }) else {
            throw events.problem("the language of '\(element.name)' is not known")
        }
        guard row.add(RowRecord.Part(language: language, text: text)) else {
            throw events.problem("a second '\(element.name)' in a segment")
        }
    }

    private func read(_ metadata: [String: String], into row: inout RowRecord) throws(TableError) {
        if let number = metadata["row"] { row.number = try events.number(number) }
        if let score = metadata["score"] { row.score = try events.score(score) }
        for (side, language) in [("source", languages.source), ("target", languages.target)] {
            guard let place = row.parts.firstIndex(where: { $0.language == language }) else { continue }
            if let span = metadata["\(side)-span"] { row.parts[place].span = try events.span(span) }
            if let time = metadata["\(side)-time"] { row.parts[place].time = try events.time(time) }
            row.parts[place].isMoved = metadata["\(side)-moved"] != nil
            let names = ["path", "sha256", "licence", "origin"].map { ($0, metadata["\(side)-\($0)"]) }
            let fields = Dictionary(uniqueKeysWithValues: names).compactMapValues { $0 }
            row.parts[place].source = TextSource(fields: fields)
        }
    }

    private func count(_ what: String, _ number: Int = 1) { unread[what, default: 0] += number }
}
