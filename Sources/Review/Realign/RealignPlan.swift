public import AlignedTable
internal import Documents
private import Formats

/// What is aligned anew of a review, and between what: rows that a person decided about stay as they are, and rows that
/// are pinned begin where they begin.
///
/// A region is what stands between two such places, in every version. Whatever an aligner makes of the texts, each of its
/// rows gives a region the text that it has there, so that decided rows stay by construction.
public struct RealignPlan: Sendable {
    /// A document's texts.
    public struct Part: Sendable {
        public let name: String?
        /// By column; nil where the document lacks the version.
        public let texts: [String?]
        /// What to add to a text's code points to have the review's.
        public let bases: [Int]
        let number: Int32
        /// Places where regions end, by column in code points of the text, rising; nil where a version has no other
        /// place than at the cut before.
        public fileprivate(set) var cuts: [[Int?]] = []
    }

    /// A row as an aligner made it, in code points of a part's texts.
    public struct AlignedRow: Sendable {
        public var cells: [Range<Int>?]
        public var moved: [Int]
        public var score: Double?
        public var pairScores: [Row.PairScore]

        public init(cells: [Range<Int>?], moved: [Int], score: Double?, pairScores: [Row.PairScore]) {
            self.cells = cells
            self.moved = moved
            self.score = score
            self.pairScores = pairScores
        }
    }

    public private(set) var parts: [Part]
    let state: ReviewState
    /// Rows that follow one another and may change.
    let regions: [[ReviewRow]]

    /// - Complexity: O(text + rows).
    public init(_ state: ReviewState) {
        self.state = state
        let rows = state.rowsInOrder
        let documents = rows.map { state.document(of: $0) }
        var regions: [[ReviewRow]] = []
        var isOpen = false
        for (index, row) in rows.enumerated() {
            let isFree = row.status == .open
            let begins = row.isPinned || index > 0 && documents[index] != documents[index - 1]
            if isFree, isOpen, !begins {
                regions[regions.count - 1].append(row)
            } else if isFree {
                regions.append([row])
            }
            isOpen = isFree
        }
        self.regions = regions
        parts = []
        var known: Set<Int32> = []
        for (index, document) in documents.enumerated() where known.insert(document).inserted {
            let texts = state.table.versions.map { $0.text(ofDocument: document) }
            parts.append(
                Part(
                    name: state.table.rows[state.original(of: rows[index])].document, texts: texts.map { $0?.text },
                    bases: texts.map { $0?.base ?? 0 }, number: document))
        }
        findCuts(rows, documents)
    }

    /// Whether anything may change.
    public var isEmpty: Bool { regions.isEmpty }

    private mutating func findCuts(_ rows: [ReviewRow], _ documents: [Int32]) {
        let columns = state.table.languages.indices
        // By document, what comes next in the order of the text, from the end.
        var next: [Int32: [Int?]] = [:]
        var found: [Int32: [[Int?]]] = [:]
        for (index, row) in rows.enumerated().reversed() {
            let document = documents[index]
            var places = next[document] ?? columns.map { _ in nil }
            for version in columns where !row.moved.contains(version) {
                if let cell = row.cells[version] { places[version] = cell.lowerBound }
            }
            next[document] = places
            let before = index > 0 && documents[index - 1] == document ? rows[index - 1] : nil
            guard let before, row.isPinned || row.status != .open || before.status != .open else { continue }
            found[document, default: []].append(places)
        }
        for index in parts.indices {
            // A text's beginning is a place like any other: what another version has before it stands alone.
            var last = columns.map { parts[index].bases[$0] - 1 }
            for places in (found[parts[index].number] ?? []).reversed() {
                let cut = columns.map { version -> Int? in
                    guard let place = places[version], place > last[version] else { return nil }
                    return place
                }
                guard cut.count(where: { $0 != nil }) > 1 else { continue }
                for version in columns { last[version] = cut[version] ?? last[version] }
                let bases = parts[index].bases
                parts[index].cuts.append(columns.map { version in cut[version].map { $0 - bases[version] } })
            }
        }
    }
}

extension ReviewState {
    var rowsInOrder: [ReviewRow] {
        var rows: [ReviewRow] = []
        rows.reserveCapacity(count)
        var next = row(at: 0)
        while let row = next {
            rows.append(row)
            next = self.row(after: row.id)
        }
        return rows
    }

    /// The first of the table's rows, from 0, that the row has text of.
    func original(of row: ReviewRow) -> Int {
        row.present.lazy.compactMap { self.originals(of: row, version: $0).first }.min() ?? 0
    }
}
