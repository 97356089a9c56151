internal import ICUText

/// Which quotation marks and brackets are open at a place of a block, read from left to right.
struct OpenMarks {
    private(set) var isInQuotes = false
    /// Whether the open quotation began with „, which “ closes, or with », which « closes.
    private var isLow = false
    private var isInverted = false
    private var brackets = 0
    private var position: Int

    var isInBrackets: Bool { brackets > 0 }

    init(from start: Int) {
        position = start
    }

    /// Whether a bracket or a quotation mark, the next to be read, opens.
    func isOpened(by unit: UInt16) -> Bool {
        switch unit {
        case 0x201C: !(isInQuotes && isLow)
        case 0x22: !isInQuotes
        case 0xAB: !(isInQuotes && isInverted)
        case 0x2018: true
        default: unit.characterClass == .openingMark
        }
    }

    /// Whether a mark, the next to be read, closes the open quotation: no sentence begins with it.
    func isClosed(by unit: UInt16) -> Bool {
        isInQuotes && (unit == 0x201D || unit == (isInverted ? 0xAB : 0xBB))
    }

    mutating func advance(_ text: UnsafeBufferPointer<UInt16>, to end: Int) {
        while position < end {
            let unit = text[position]
            switch unit {
            case 0x201C, 0x22, 0xAB: isInQuotes = isOpened(by: unit)
            case 0x201E: isInQuotes = true
            case 0x201D: isInQuotes = false
            case 0xBB:
                isInverted = !isInQuotes && Self.standsBeforeWord(text, position)
                isInQuotes = isInverted
            default:
                let kind = CharacterClass.of(UInt32(unit))
                if kind == .openingMark { brackets += 1 }
                if kind == .closingMark { brackets = max(0, brackets - 1) }
            }
            if unit == 0x201E || !isInQuotes { isLow = isInQuotes }
            if !isInQuotes { isInverted = false }
            position += 1
        }
    }

    /// »Ja«, (»ja«), not the end of « oui » nor a mark that stands alone.
    private static func standsBeforeWord(_ text: UnsafeBufferPointer<UInt16>, _ position: Int) -> Bool {
        guard position + 1 < text.count, !text[position + 1].isSpace else { return false }
        return position == 0 || text[position - 1].isSpace || text[position - 1].characterClass == .openingMark
    }
}

/// Questions about single code units that several rules ask.
extension UInt16 {
    var characterClass: CharacterClass { CharacterClass.of(UInt32(self)) }
    var isSpace: Bool { characterClass == .space }
    /// A closing bracket, or a quotation mark, which closes where white space follows.
    var isCloser: Bool { characterClass == .closingMark || characterClass == .neutralQuote }
    /// Quotation marks that in all but a few books open: before a space they open too ("« Oui »").
    var isGuillemet: Bool { self == 0xAB || self == 0x2039 || self == 0x201C }
    /// An opening bracket, or a quotation mark, which opens where white space precedes.
    var isOpener: Bool { characterClass == .openingMark || characterClass == .neutralQuote }
    /// Part of a word; half of a surrogate pair may be.
    var isWordly: Bool { self & 0xF800 == 0xD800 || characterClass.isWordly }
}
