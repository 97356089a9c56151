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

    /// Elements that hold texts which are no part of the document's: proposals, notes, codes' originals.
    private static let others: Set<String> = [
        "alt-trans", "matches", "glossary", "note", "notes", "originalData", "header", "skeleton",
        "changeTrack", "bin-unit", "context-group", "count-group", "prop-group",
    ]

    /// The languages that somebody expects: what the target is in, where the file does not say it.
    private let expected: [LanguageTag]

    init(_ events: XMLEvents, expected: [LanguageTag] = []) { (self.events, self.expected) = (events, expected) }

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
            } else if element.isNotTranslated {
                count("units that are not to be translated")
                try events.skip()
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
        if found[1] == nil, let source = found[0] {
            let others = expected.filter { $0 != source }
            if others.count == 1 { found[1] = others[0] }
        }
        return (found[0], found[1])
    }

    /// - Parameter isSegment: Whether source and target stand in the element itself.
    private func readUnit(isSegment: Bool) throws(TableError) -> [RowRecord] {
        var rows: [RowRecord] = []
        var metadata: [String: String] = [:]
        var row = RowRecord(document: document, parts: [])
        // Of a unit of 1.x, which its sides may divide into segments.
        var sides: [Side] = []
        var depth = 1
        while depth > 0, let event = try events.next() {
            switch event {
            case .text: break
            case .end(let name):
                depth -= 1
                guard name == "segment" || depth == 0 && isSegment else { continue }
                if let divided = divided(row, sides) {
                    rows += divided
                } else if !row.parts.isEmpty {
                    rows.append(row)
                } else {
                    count("segments without text")
                }
                row.parts = []
            case .start(let element):
                switch element.name {
                case "source", "target", "seg-source":
                    if let side = try add(element, to: &row) { sides.append(side) }
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

    /// What an element of a unit says.
    private struct Side {
        let element: String
        let language: LanguageTag
        let content: InlineContent
    }

    /// A row for each segment that the sides name, in the order of the source; nil where a side is not divided.
    private func divided(_ row: RowRecord, _ sides: [Side]) -> [RowRecord]? {
        guard let source = sides.first(where: { $0.element == "source" }),
            let divided = sides.first(where: { $0.element == "seg-source" }),
            divided.content.isDivided, divided.content.saysTheSame(as: source.content)
        else { return nil }
        let target = sides.first { $0.element == "target" }
        guard target.map({ $0.content.text.isEmpty || $0.content.isDivided }) ?? true else { return nil }
        var names: [String] = []
        var rows: [String: RowRecord] = [:]
        for side in [divided, target].compactMap(\.self) {
            for (name, text) in side.content.segments {
                if rows[name] == nil { names.append(name) }
                var own = rows[name] ?? RowRecord(document: row.document, parts: [])
                if !own.add(RowRecord.Part(language: side.language, text: text)) { count("segments of one name") }
                rows[name] = own
            }
        }
        return names.compactMap { rows[$0] }.filter { !$0.parts.isEmpty }
    }

    /// - Returns: What the element says; nil for an empty one in an unknown language.
    private func add(_ element: MarkupElement, to row: inout RowRecord) throws(TableError) -> Side? {
        let known = element.name == "target" ? languages.target : languages.source
        let own = element["lang", space: MarkupElement.xmlSpace]
        let content = try events.content()
        if element.name != "seg-source", content.codes > 0 { count("inline codes", content.codes) }
        if content.text.isEmpty, known == nil { return nil }
        guard let language = known ?? own.flatMap({ tags.language($0) }) else {
            throw events.problem("the language of '\(element.name)' is not known; name both languages of the file")
        }
        if element.name != "seg-source", !row.add(RowRecord.Part(language: language, text: content.text)) {
            throw events.problem("a second '\(element.name)' in a segment")
        }
        return Side(element: element.name, language: language, content: content)
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
