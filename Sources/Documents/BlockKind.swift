/// What a block of a text is, where the file says so: a heading, a list item, a table's cell.
public enum BlockKind: Sendable, Hashable {
    /// From 1, the largest; 0 where it is not told.
    case heading(level: Int)
    case listItem
    case tableCell
    case quote
    /// Preformatted text, such as a program.
    case code

    /// What tables call it.
    public var name: String {
        switch self {
        case .heading: "heading"
        case .listItem: "list-item"
        case .tableCell: "table-cell"
        case .quote: "quote"
        case .code: "code"
        }
    }

    private static let all: [BlockKind] = [.heading(level: 0), .listItem, .tableCell, .quote, .code]

    /// Every name that a table may have.
    package static let names = all.map(\.name)

    /// By the name in a table, which does not tell a heading's level.
    package init?(name: String) {
        guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
        self = kind
    }
}

/// A part of a text that is a block of some kind.
public struct BlockSpan: Sendable, Hashable {
    /// Code units of the text.
    public let range: Range<Int>
    public let kind: BlockKind

    public init(range: Range<Int>, kind: BlockKind) {
        self.range = range
        self.kind = kind
    }
}
