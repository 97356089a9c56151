private import ICUText

/// How wide a sheet's columns are and how high its rows: spreadsheets show one line of a text that wraps where a file says
/// nothing, some of them always, some until the row is touched.
enum SheetLayout {
    /// In digits of the sheet's font.
    static let textWidth = 60
    /// Of the columns before the texts: the hidden identity, the document, the row, the score.
    static let widthsBefore = [12, 14, 7, 8]
    static let statusWidth = 14

    /// In points; the highest that a row may be.
    private static let highest = 409
    private static let lineHeight = 15
    /// Some of a line stays empty before a word that does not fit.
    private static let usedWidth = textWidth * 9 / 10

    /// In points, for a row of these texts. A guess, for the font is the reader's.
    ///
    /// - Complexity: O(text), up to what fills the highest row.
    static func height(of texts: some Sequence<String>) -> Int {
        min(highest, lineHeight * (texts.map(lines).max() ?? 1))
    }

    private static func lines(_ text: String) -> Int {
        var (lines, width) = (1, 0)
        for scalar in text.unicodeScalars {
            if scalar == "\n" || width >= usedWidth {
                lines += 1
                width = 0
                guard lines * lineHeight < highest else { break }
            }
            width += columns(scalar)
        }
        return lines
    }

    /// How many digits a character is wide.
    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x20: 0
        case ..<0x300: 1
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1_F300...0x3_FFFF: 2
        default: CharacterClass.of(scalar.value) == .mark ? 0 : 1
        }
    }
}
