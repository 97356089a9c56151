internal import Documents
internal import Formats
internal import Review

/// Rows as JSON for the page.
struct RowSpelling {
    let state: ReviewState
    let places: SentencePlaces
    let findings: FindingStore

    func spelled(_ row: ReviewRow) -> String {
        var json = "{\"id\":\(row.id),\"n\":\((state.place(of: row.id) ?? 0) + 1),\"status\":\"\(row.status.rawValue)\""
        if row.isPinned { json += ",\"pinned\":true" }
        if let note = row.note { json += ",\"note\":\(note.quotedAsJSON)" }
        if let score = state.score(row) { json += ",\"score\":\(score.spelledScore)" }
        let isUnchanged = state.isUnchanged(row)
        if !isUnchanged { json += ",\"edited\":true" }
        for (name, versions) in [("moved", row.moved), ("missing", row.missing), ("added", row.added)]
        where !versions.isEmpty {
            json += ",\"\(name)\":[\(versions.versions.map(String.init).joined(separator: ","))]"
        }
        let cells = row.cells.indices.map { cell(row, version: $0) }
        json += ",\"cells\":[\(cells.joined(separator: ","))]"
        if isUnchanged {
            if let links = links(row) { json += ",\"links\":[\(links)]" }
            let found = findings.findings(ofRow: row.id)
            if !found.isEmpty { json += ",\"findings\":[\(found.map(\.asJSON).joined(separator: ","))]" }
        }
        return json + "}"
    }

    /// A text as its sentences, white space between them at their ends.
    private func cell(_ row: ReviewRow, version: Int) -> String {
        guard let text = state.text(row, version: version) else { return "null" }
        return Self.pieces(text, at: places.places(in: text, state.table.languages[version]))
    }

    static func pieces(_ text: String, at places: [Int]) -> String {
        let scalars = text.unicodeScalars
        var pieces: [String] = []
        var start = scalars.startIndex
        var point = 0
        for place in places {
            let end = scalars.index(start, offsetBy: place - point, limitedBy: scalars.endIndex) ?? scalars.endIndex
            pieces.append(String(scalars[start..<end]).quotedAsJSON)
            (start, point) = (end, place)
        }
        pieces.append(String(scalars[start...]).quotedAsJSON)
        return "[\(pieces.joined(separator: ","))]"
    }

    /// Links between words, by columns and code points; nil where the table has none.
    private func links(_ row: ReviewRow) -> String? {
        let record = state.table.rows[row.id - 1]
        guard !record.links.isEmpty else { return nil }
        let columns = record.parts.map { state.table.version($0.language) ?? 0 }
        return record.links.map { pair in
            let links = pair.links.map {
                "[\($0.first.lowerBound),\($0.first.upperBound),\($0.second.lowerBound),\($0.second.upperBound)]"
            }
            return "[\(columns[pair.first]),\(columns[pair.second]),[\(links.joined(separator: ","))]]"
        }.joined(separator: ",")
    }
}
