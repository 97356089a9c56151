public import Documents

/// One step of a review. None of them changes a text: they say which row it stands in, and what a person says of a row.
public enum Correction: Sendable, Equatable {
    /// The row before or after.
    public enum Side: String, Sendable, CaseIterable {
        case previous, next
    }

    public enum Target: Sendable, Equatable {
        case side(Side)
        case row(Int)
    }

    public enum Mark: String, Sendable, CaseIterable {
        /// The row lacks the version on purpose.
        case missing
        /// The others lack the version's text on purpose.
        case added
    }

    /// The row is right, wrong, or not decided again.
    case decide(ReviewRow.Status, row: Int)
    /// The same of many rows, as one step: all of them, or none where one is not there.
    case decideAll(ReviewRow.Status, rows: [Int])
    case merge(row: Int, with: Side)
    /// Cuts the row in two. By version the code points of its part that stay; a version that is not named stays whole,
    /// one with 0 goes whole.
    case split(row: Int, at: [LanguageTag: Int])
    /// Puts a version's part into another row: all of it, or to the row before what stands before a place, to the row
    /// after what stands behind it. The place is in code points of the part.
    case move(row: Int, version: LanguageTag, to: Target, at: Int?)
    case mark(Mark, row: Int, version: LanguageTag, isOn: Bool)
    /// A row begins here, whatever realigning does around it.
    case pin(row: Int, isOn: Bool)
    /// nil takes the note away.
    case note(row: Int, String?)
    /// Rows between others in another arrangement, as realigning finds it.
    case arrange([Arrangement])
    case undo
    case redo
}

/// Rows that follow one another, and the rows that take their place.
public struct Arrangement: Sendable, Equatable {
    public struct NewRow: Sendable, Equatable {
        /// By version, the range of its text, counted as ``ReviewState`` does.
        public var cells: [LanguageTag: Range<Int>]
        public var moved: [LanguageTag]
        public var score: Double?
        /// By pair of languages in the order of the columns.
        public var pairScores: [PairScore]

        public struct PairScore: Sendable, Equatable {
            public var first: LanguageTag
            public var second: LanguageTag
            public var score: Double

            public init(first: LanguageTag, second: LanguageTag, score: Double) {
                (self.first, self.second, self.score) = (first, second, score)
            }
        }

        public init(
            cells: [LanguageTag: Range<Int>], moved: [LanguageTag] = [], score: Double? = nil,
            pairScores: [PairScore] = []
        ) {
            self.cells = cells
            self.moved = moved
            self.score = score
            self.pairScores = pairScores
        }
    }

    public var first: Int
    public var last: Int
    public var rows: [NewRow]

    public init(first: Int, last: Int, rows: [NewRow]) {
        (self.first, self.last, self.rows) = (first, last, rows)
    }
}

/// Why a correction cannot be made.
public struct RefusedCorrection: Error, Sendable, Equatable, CustomStringConvertible {
    public let reason: String

    init(_ reason: String) { self.reason = reason }

    public var description: String { reason }
}
