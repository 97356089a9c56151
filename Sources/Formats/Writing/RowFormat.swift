/// What a row has beside its texts.
public struct RowFeatures: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let document = RowFeatures(rawValue: 1)
    public static let number = RowFeatures(rawValue: 2)
    public static let score = RowFeatures(rawValue: 4)
    public static let pairScores = RowFeatures(rawValue: 8)
    public static let spans = RowFeatures(rawValue: 16)
    public static let moved = RowFeatures(rawValue: 32)
    public static let sources = RowFeatures(rawValue: 64)
    public static let times = RowFeatures(rawValue: 128)
    public static let paragraphs = RowFeatures(rawValue: 256)
    public static let kinds = RowFeatures(rawValue: 512)
    public static let links = RowFeatures(rawValue: 1024)
    public static let decisions = RowFeatures(rawValue: 2048)
    public static let identities = RowFeatures(rawValue: 4096)
    /// All but what JSON Lines alone hold: paragraphs, kinds of blocks, links, what a review decided, names of verses.
    public static let common: RowFeatures = [
        .document, .number, .score, .pairScores, .spans, .moved, .sources, .times,
    ]
    public static let all = common.union([.paragraphs, .kinds, .links, .decisions, .identities])
}

/// A way to write rows into one file, one after another, whatever document they are of.
public protocol RowFormat: Sendable {
    /// What the file holds beside the texts.
    var features: RowFeatures { get }
    /// A text as one reads it back from the file: itself where the format holds every character.
    func heldText(_ text: String) -> String
    /// Whether the row has a place in the file.
    func holds(_ row: RowRecord) -> Bool
    /// The bytes before the first row that are ready to be written; so with the others.
    mutating func opening() throws(RowFormatError) -> [UInt8]
    mutating func bytes(of row: RowRecord) throws(RowFormatError) -> [UInt8]
    /// The bytes after the last row.
    mutating func closing() throws(RowFormatError) -> [UInt8]
}

extension RowFormat {
    public func heldText(_ text: String) -> String { text }
    public func holds(_ row: RowRecord) -> Bool { true }
}

/// Why rows cannot be written so.
public enum RowFormatError: Error {
    /// No memory is left, or the file would be more than its format holds.
    case tooLarge
    /// A text is longer than its format holds.
    case textTooLong(row: Int, language: String, most: Int)
    /// A text cannot be cut into words, and why.
    case noWords(String)
}

/// A format whose file is text, a row after another.
public protocol TextRowFormat: RowFormat {
    /// What stands before the first row.
    mutating func header() -> String
    /// A row, line end included; empty for a row that has no place in the file.
    mutating func line(_ row: RowRecord) -> String
    /// What stands after the last row.
    mutating func footer() -> String
}

extension TextRowFormat {
    public mutating func header() -> String { "" }
    public mutating func footer() -> String { "" }
    public mutating func opening() -> [UInt8] { Array(header().utf8) }
    public mutating func bytes(of row: RowRecord) -> [UInt8] { Array(line(row).utf8) }
    public mutating func closing() -> [UInt8] { Array(footer().utf8) }
}
