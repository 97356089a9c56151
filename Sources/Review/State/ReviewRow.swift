public import AlignedTable

/// A row as corrections left it.
public struct ReviewRow: Sendable, Equatable {
    /// What a person said of the row as a whole.
    public enum Status: String, Sendable, CaseIterable {
        case open, accepted, rejected
    }

    /// What realigning says of a row that it made.
    public struct Scores: Sendable, Equatable {
        public var score: Double?
        /// By columns, the smaller first.
        public var pairs: [Row.PairScore]

        public init(score: Double?, pairs: [Row.PairScore]) {
            self.score = score
            self.pairs = pairs
        }
    }

    /// Rows of the table have their place in it, from 1; others the numbers after these, in the order in which they
    /// were made. A number is never given twice.
    public let id: Int
    /// By column, the version's part: a range of its text (``VersionText``); nil where the row lacks it.
    public internal(set) var cells: [Range<Int>?]
    public internal(set) var status = Status.open
    /// Whether a row must begin here when the table is realigned.
    public internal(set) var isPinned = false
    public internal(set) var note: String?
    /// Versions that the row lacks on purpose.
    public internal(set) var missing = VersionSet()
    /// Versions whose text the others lack on purpose.
    public internal(set) var added = VersionSet()
    /// Versions whose part stands elsewhere in their text than the rows around it say.
    public internal(set) var moved = VersionSet()
    public internal(set) var scores: Scores?

    init(id: Int, cells: [Range<Int>?]) {
        self.id = id
        self.cells = cells
    }

    /// The columns that have a part.
    public var present: [Int] { cells.indices.filter { cells[$0] != nil } }

    /// What structural changes leave of marks: those that still make sense. What was said of the row as a whole was
    /// said of another one.
    mutating func reopen() {
        status = .open
        scores = nil
        for version in cells.indices {
            if cells[version] != nil { missing.remove(version) }
            if cells[version] == nil || !cells.contains(nil) { added.remove(version) }
            if cells[version] == nil { moved.remove(version) }
        }
    }
}
