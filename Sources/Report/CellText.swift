private import Formats

/// A version's text in a cell, with every character as it was; where a blank line stands in it, the page shows one.
struct CellText {
    let markup: String

    init(_ text: String) {
        guard text.contains(where: \.isNewline) else {
            markup = text.escapedAsMarkup
            return
        }
        var markup = ""
        var rest = text[...]
        while let start = rest.firstIndex(where: Self.isSpace) {
            markup += String(rest[..<start]).escapedAsMarkup
            let space = rest[start...].prefix(while: Self.isSpace)
            let lineEnds = space.reduce(0) { $0 + ($1 == "\u{2029}" ? 2 : $1.isNewline ? 1 : 0) }
            let escaped = String(space).escapedAsMarkup
            markup += lineEnds > 1 ? "<span class=\"break\">\(escaped)</span>" : escaped
            rest = rest[space.endIndex...]
        }
        self.markup = markup + String(rest).escapedAsMarkup
    }

    /// A space that carries a combining mark is text.
    private static func isSpace(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}
