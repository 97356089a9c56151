private import AlignedTable
private import Documents

/// JSON Lines: an object a row, with texts, spans in code points and the score of every pair; and where each text is
/// from, where that is known.
public struct JSONLinesFormat: TextRowFormat {
    public init() {}

    public var features: RowFeatures { .all }

    public func line(_ row: RowRecord) -> String {
        let tag = { (place: Int) in row.parts[place].language.tag }
        let texts = row.parts.map { "\($0.language.tag.quotedAsJSON):\($0.text.quotedAsJSON)" }
        var line = "{\"document\":\((row.document ?? "").quotedAsJSON),\"row\":\(row.number ?? 0)"
        line += ",\"score\":\(row.score?.spelledScore ?? "null")"
        line += Self.identities(of: row)
        line += ",\"texts\":{\(texts.joined(separator: ","))}"
        let spans = row.parts.compactMap { part in
            part.span.map { "\(part.language.tag.quotedAsJSON):[\($0.lowerBound),\($0.upperBound)]" }
        }
        if !spans.isEmpty { line += ",\"spans\":{\(spans.joined(separator: ","))}" }
        if !row.pairScores.isEmpty {
            let scores = row.pairScores.map {
                "\("\(tag($0.first))-\(tag($0.second))".quotedAsJSON):\($0.score.spelledScore)"
            }
            line += ",\"scores\":{\(scores.joined(separator: ","))}"
        }
        let moved = row.parts.filter(\.isMoved).map(\.language.tag.quotedAsJSON)
        if !moved.isEmpty { line += ",\"moved\":[\(moved.joined(separator: ","))]" }
        if let kind = row.kind { line += ",\"kind\":\(kind.name.quotedAsJSON)" }
        if row.startsParagraph { line += ",\"paragraph\":true" }
        switch row.decision {
        case .accepted: line += ",\"reviewed\":true"
        case .rejected: line += ",\"rejected\":true"
        case nil: break
        }
        let sources = row.parts.compactMap { part in
            part.source.map { "\(part.language.tag.quotedAsJSON):{\($0.fieldsAsJSON)}" }
        }
        if !sources.isEmpty { line += ",\"sources\":{\(sources.joined(separator: ","))}" }
        let times = row.parts.compactMap { part in
            part.time.map { "\(part.language.tag.quotedAsJSON):\(TimedSpan.spelled($0))" }
        }
        if !times.isEmpty { line += ",\"times\":{\(times.joined(separator: ","))}" }
        let links = row.links.map { pair in
            "\("\(tag(pair.first))-\(tag(pair.second))".quotedAsJSON):[\(pair.links.map(\.asJSON).joined(separator: ","))]"
        }
        if !links.isEmpty { line += ",\"links\":{\(links.joined(separator: ","))}" }
        return line + "}\n"
    }

    /// One name where all versions that have one have the same, else a name a version.
    private static func identities(of row: RowRecord) -> String {
        let named = row.parts.compactMap { part in part.identity.map { (language: part.language.tag, name: $0) } }
        guard let first = named.first else { return "" }
        if named.allSatisfy({ $0.name.utf8.elementsEqual(first.name.utf8) }) {
            return ",\"id\":\(first.name.quotedAsJSON)"
        }
        let fields = named.map { "\($0.language.quotedAsJSON):\($0.name.quotedAsJSON)" }
        return ",\"ids\":{\(fields.joined(separator: ","))}"
    }
}

extension RowRecord.Link {
    fileprivate var asJSON: String {
        "[[\(first.lowerBound),\(first.upperBound)],[\(second.lowerBound),\(second.upperBound)],\(probability.spelledScore)]"
    }
}

extension TextSource {
    fileprivate var fieldsAsJSON: String {
        fields.map { "\($0.name.quotedAsJSON):\($0.value.quotedAsJSON)" }.joined(separator: ",")
    }

    /// What is known, by the names that every format uses.
    var fields: [(name: String, value: String)] {
        [("path", path), ("sha256", sha256), ("licence", licence), ("origin", origin)].compactMap { name, value in
            value.map { (name, $0) }
        }
    }

    /// From fields by name; nil where the path is not among them.
    init?(fields: [String: String]) {
        guard let path = fields["path"] else { return nil }
        self.init(
            path: path, sha256: fields["sha256"], licence: fields["licence"], origin: fields["origin"])
    }
}

/// JSON Lines as Hugging Face's `translation` feature wants them: `{"id":"nato:2","translation":{"ar":"…","de":"…"}}`.
public struct HuggingFaceFormat: TextRowFormat {
    public init() {}

    public var features: RowFeatures { [.document, .number] }

    public func line(_ row: RowRecord) -> String {
        let texts = row.parts.map { "\($0.language.tag.quotedAsJSON):\($0.text.quotedAsJSON)" }
        let name = "\(row.document ?? ""):\(row.number ?? 0)"
        return "{\"id\":\(name.quotedAsJSON),\"translation\":{\(texts.joined(separator: ","))}}\n"
    }
}
