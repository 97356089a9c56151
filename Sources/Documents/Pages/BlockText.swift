internal import ICUText

/// Puts a text together from blocks (paragraphs, headings, list items, tables' cells), with a blank line between, so
/// that segmentation sees them.
struct BlockText {
    private(set) var units: [UInt16] = []
    private var block: [UInt16] = []
    /// White space that stands only if something follows.
    private var hasSpace = false
    private static let lineFeed: UInt16 = 0x0A

    /// Text as a browser shows it: white space in it is one space, and none where a line begins.
    mutating func append(_ text: String) {
        for unit in text.utf16 {
            if unit == 0x20 || (0x09...0x0D).contains(unit) { hasSpace = true } else { appendInk(unit) }
        }
    }

    /// Text whose spaces and line ends count.
    mutating func appendAsIs(_ text: String) {
        var previous: UInt16 = 0
        for unit in text.utf16 {
            if unit == Self.lineFeed && previous == 0x0D {
                // CR LF is one line end.
            } else if unit == 0x0D || unit == Self.lineFeed {
                hasSpace = false
                block.append(Self.lineFeed)
            } else {
                appendInk(unit)
            }
            previous = unit
        }
    }

    private mutating func appendInk(_ unit: UInt16) {
        if hasSpace, let last = block.last, last != Self.lineFeed { block.append(0x20) }
        hasSpace = false
        block.append(unit)
    }

    mutating func endLine() {
        hasSpace = false
        block.append(Self.lineFeed)
    }

    /// What follows is a block of its own.
    mutating func endBlock() {
        defer {
            block.removeAll(keepingCapacity: true)
            hasSpace = false
        }
        append(block: block)
    }

    /// Adds a block that was put together elsewhere.
    mutating func append(block: [UInt16]) {
        func isBlank(_ unit: UInt16) -> Bool { CharacterClass.of(UInt32(unit)) == .space }
        guard let last = block.lastIndex(where: { !isBlank($0) }), var first = block.firstIndex(where: { !isBlank($0) })
        else { return }
        // The first line's indentation belongs to a preformatted block.
        while first > 0, block[first - 1] != Self.lineFeed { first -= 1 }
        if !units.isEmpty { units.append(contentsOf: [Self.lineFeed, Self.lineFeed]) }
        units.append(contentsOf: block[first...last])
    }

    /// The text, with a line end after the last block.
    mutating func finished() -> TextBuffer {
        endBlock()
        if !units.isEmpty { units.append(Self.lineFeed) }
        return TextBuffer(units: units)
    }
}
