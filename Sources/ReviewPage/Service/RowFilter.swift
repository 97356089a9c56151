internal import Codecs
internal import Documents
private import Glibc
internal import Review

/// Which rows a page shows, and in which order.
struct RowFilter: Equatable {
    enum Kind: String {
        case open, accepted, rejected, pinned, noted, changed, marked, finding
    }

    enum Order: String {
        /// As in the table.
        case table
        /// What is least sure first.
        case surety
    }

    var kind: Kind?
    var order = Order.table
    /// Rows that are less sure.
    var below: Double?
    /// Columns that rows must have, and lack.
    var having: Int?
    var lacking: Int?
    var isGap = false
    /// In small letters.
    var text = ""

    init() {}

    init(_ fields: RequestFields, languages: [LanguageTag]) throws(JSONReader.Problem) {
        let column = { (name: String) throws(JSONReader.Problem) -> Int? in
            guard let tag = fields.text(name), !tag.isEmpty, tag != "any" else { return nil }
            guard let column = languages.firstIndex(where: { $0.tag == tag }) else {
                throw .init(reason: "no version '\(tag)'")
            }
            return column
        }
        kind = fields.text("kind").flatMap(Kind.init)
        order = fields.text("order").flatMap(Order.init) ?? .table
        below = fields.number("below")
        having = try column("having")
        lacking = try column("lacking")
        isGap = fields.text("lacking") == "any"
        text = fields.text("text")?.lowercased() ?? ""
    }

    /// Whether every row is shown, in the table's order.
    var isWholeTable: Bool { self == RowFilter() }

    /// The rows that it lets pass, by their numbers.
    ///
    /// - Complexity: O(rows), or O(text) where words are looked for.
    func rows(of state: ReviewState, hasFinding: (ReviewRow) -> Bool) -> [Int] {
        var found: [(id: Int, surety: Double)] = []
        var last = state.row(at: 0)
        while let row = last {
            if admits(row, of: state, hasFinding: hasFinding) { found.append((row.id, surety(row, of: state))) }
            last = state.row(after: row.id)
        }
        guard order == .surety else { return found.map(\.id) }
        return found.enumerated().sorted { ($0.element.surety, $0.offset) < ($1.element.surety, $1.offset) }
            .map(\.element.id)
    }

    private func admits(_ row: ReviewRow, of state: ReviewState, hasFinding: (ReviewRow) -> Bool) -> Bool {
        let isOfKind =
            switch kind {
            case nil: true
            case .open: row.status == .open
            case .accepted: row.status == .accepted
            case .rejected: row.status == .rejected
            case .pinned: row.isPinned
            case .noted: row.note != nil
            case .changed: !state.isUnchanged(row)
            case .marked: !row.missing.isEmpty || !row.added.isEmpty
            case .finding: hasFinding(row)
            }
        guard isOfKind else { return false }
        if let below, surety(row, of: state) >= below { return false }
        if let having, row.cells[having] == nil { return false }
        if let lacking, row.cells[lacking] != nil { return false }
        if isGap, !row.cells.contains(nil) { return false }
        return text.isEmpty || row.present.contains { contains(state.text(row, version: $0) ?? "") }
    }

    /// A row of one version says that nothing answers it, which no score bears out; what was put together by hand was
    /// looked at.
    private func surety(_ row: ReviewRow, of state: ReviewState) -> Double {
        if row.present.count == 1, row.cells.count > 1 { return Self.suretyOfGaps }
        return state.score(row) ?? 1
    }

    private static let suretyOfGaps = 0.5

    private func contains(_ other: String) -> Bool {
        var lowered = other.lowercased()
        var sought = text
        return lowered.withUTF8 { hay in sought.withUTF8 { Self.contains(hay, $0) } }
    }

    private static func contains(_ hay: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = needle.first, let start = hay.baseAddress, let wanted = needle.baseAddress else {
            return true
        }
        var place = 0
        while place + needle.count <= hay.count,
            let found = memchr(start + place, Int32(first), hay.count - needle.count + 1 - place)
        {
            place = UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if memcmp(found, wanted, needle.count) == 0 { return true }
            place += 1
        }
        return false
    }
}
