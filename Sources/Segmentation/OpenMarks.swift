internal import ICUText

/// Which quotation marks and brackets are open at a place of a block, read from left to right.
struct OpenMarks {
    private(set) var isInQuotes = false
    private var brackets = 0
    private var position: Int

    var isInBrackets: Bool { brackets > 0 }

    init(from start: Int) {
        position = start
    }

    mutating func advance(_ text: UnsafeBufferPointer<UInt16>, to end: Int) {
        while position < end {
            let unit = text[position]
            switch unit {
            case 0x201C, 0x201E, 0xAB: isInQuotes = true
            case 0x201D, 0xBB: isInQuotes = false
            case 0x22: isInQuotes.toggle()
            default:
                let kind = CharacterClass.of(UInt32(unit))
                if kind == .openingMark { brackets += 1 }
                if kind == .closingMark { brackets = max(0, brackets - 1) }
            }
            position += 1
        }
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
