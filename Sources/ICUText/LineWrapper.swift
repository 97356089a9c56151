/// Wraps a text into lines of a width, at the places where its language lets a line end (Unicode Standard Annex 14; words
/// of dictionaries in Thai, Lao, Khmer and Burmese).
public struct LineWrapper: ~Copyable {
    private var breaks: BreakIterator
    private let width: Int

    /// - Parameter columns: A line's width; a letter is one column, one of Chinese or Japanese is two, and what stands on
    ///   another is none.
    public init(columns: Int, locale: String) throws(ICUError) {
        breaks = try BreakIterator(.lines, locale: locale)
        width = columns
    }

    /// The lines, as few as the width allows and of widths that are as alike as can be. Only a piece that no line may end
    /// in is longer. White space in the text, line ends too, is a single space.
    /// - Complexity: O(length of the text · log columns).
    public mutating func lines(of text: String) -> [String] {
        let words = text.unicodeScalars.split { $0.properties.isWhitespace && !Self.binds($0) }
        let units = Array(words.map(String.init).joined(separator: " ").utf16)
        guard !units.isEmpty else { return [] }
        var pieces: [Piece] = []
        var start = 0
        for end in breaks.boundaries(in: units) where end > start {
            pieces.append(Piece(units[start..<end]))
            start = end
        }
        let fewest = Self.filled(pieces, width: width)
        guard fewest.count > 1 else { return Self.texts(fewest, pieces) }
        // The least width that needs no more lines.
        var (low, high) = (1, width)
        while low < high {
            let middle = (low + high) / 2
            if Self.filled(pieces, width: middle).count <= fewest.count { high = middle } else { low = middle + 1 }
        }
        return Self.texts(Self.filled(pieces, width: high), pieces)
    }

    /// How many columns a text takes.
    public static func columns(of text: some Sequence<Unicode.Scalar>) -> Int {
        text.reduce(0) { $0 + columns(of: $1) }
    }

    private struct Piece {
        let text: String
        /// Without the spaces at its end, and with them.
        let columns: Int
        let columnsWithSpaces: Int

        init(_ units: ArraySlice<UInt16>) {
            text = String(decoding: units, as: UTF16.self)
            columnsWithSpaces = LineWrapper.columns(of: text.unicodeScalars)
            columns = columnsWithSpaces - text.unicodeScalars.reversed().prefix { $0 == " " }.count
        }
    }

    private static func filled(_ pieces: [Piece], width: Int) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var filled = 0
        for (place, piece) in pieces.enumerated() {
            if place > start, filled + piece.columns > width {
                lines.append(start..<place)
                (start, filled) = (place, 0)
            }
            filled += piece.columnsWithSpaces
        }
        lines.append(start..<pieces.count)
        return lines
    }

    private static func texts(_ lines: [Range<Int>], _ pieces: [Piece]) -> [String] {
        lines.map { line in
            var text = pieces[line].map(\.text).joined()
            while text.unicodeScalars.last == " " { text.unicodeScalars.removeLast() }
            return text
        }
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: Scalars.isWide(scalar.value) ? 2 : 1
        }
    }

    /// Spaces that no line ends at.
    private static func binds(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{A0}", "\u{2007}", "\u{202F}": true
        default: false
        }
    }
}
