internal import ICUText

/// Puts a text together from blocks (paragraphs, headings, list items, tables' cells), with a blank line between, so
/// that segmentation sees them.
struct BlockText {
    private(set) var units: [UInt16] = []
    /// Blocks that are no ordinary text.
    private(set) var spans: [BlockSpan] = []
    /// What the block is that is being put together; nil for ordinary text.
    var kind: BlockKind?
    private var block: [UInt16] = []
    /// Where blocks begin.
    private var starts: [Int] = []
    private var identifiers: [Landmark] = []
    /// The innermost element's name that the next block has.
    private var identifier: String?
    /// White space that stands only if something follows.
    private var hasSpace = false
    private static let lineFeed: UInt16 = 0x0A
    /// Whether Unicode's own ends of lines are spaces too, as in a text of lines, which has ends of lines between them alone.
    private let isOneLine: Bool

    init(isOneLine: Bool = false) { self.isOneLine = isOneLine }

    /// What is put together now, or next, is what people find by this name.
    mutating func mark(_ identifier: String) {
        if !identifier.isEmpty { self.identifier = identifier }
    }

    /// Text as a browser shows it: white space in it is one space, and none where a line begins.
    mutating func append(_ text: String) {
        for unit in text.utf16 {
            if isSpace(unit) { hasSpace = true } else { appendInk(unit) }
        }
    }

    private func isSpace(_ unit: UInt16) -> Bool {
        if unit < 0x80 { return unit == 0x20 || (0x09...0x0D).contains(unit) }
        return isOneLine && (unit == 0x85 || unit == 0x2028 || unit == 0x2029)
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
        add(block, kind)
    }

    /// Adds blocks that were put together elsewhere.
    /// - Parameter kind: What those are that are of no kind of their own.
    mutating func append(_ other: BlockText, kind: BlockKind? = nil) {
        endBlock()
        guard !other.units.isEmpty else { return }
        separate()
        let start = units.count
        units.append(contentsOf: other.units)
        starts += other.starts.map { $0 + start }
        identifiers += other.identifiers.map { Landmark(start: $0.start + start, kind: $0.kind, name: $0.name) }
        if other.spans.isEmpty, let kind {
            spans.append(BlockSpan(range: start..<units.count, kind: kind))
        } else {
            for span in other.spans {
                spans.append(
                    BlockSpan(
                        range: (span.range.lowerBound + start)..<(span.range.upperBound + start), kind: span.kind))
            }
        }
    }

    private mutating func separate() {
        if !units.isEmpty { units.append(contentsOf: [Self.lineFeed, Self.lineFeed]) }
    }

    private mutating func add(_ block: [UInt16], _ kind: BlockKind?) {
        func isBlank(_ unit: UInt16) -> Bool { CharacterClass.of(UInt32(unit)) == .space }
        guard let last = block.lastIndex(where: { !isBlank($0) }), var first = block.firstIndex(where: { !isBlank($0) })
        else { return }
        // The first line's indentation belongs to a preformatted block.
        while first > 0, block[first - 1] != Self.lineFeed { first -= 1 }
        separate()
        let start = units.count
        units.append(contentsOf: block[first...last])
        if let kind { spans.append(BlockSpan(range: start..<units.count, kind: kind)) }
        starts.append(start)
        if let identifier { identifiers.append(Landmark(start: start, kind: .element, name: identifier)) }
        identifier = nil
    }

    /// The text, with a line end after the last block.
    /// - Parameters:
    ///   - tellsKinds: Whether blocks without a kind are surely ordinary text.
    ///   - numbersParagraphs: Whether people find its places by the numbers of paragraphs.
    mutating func finished(tellsKinds: Bool = false, numbersParagraphs: Bool = false) -> ExtractedText {
        endBlock()
        if !units.isEmpty { units.append(Self.lineFeed) }
        let landmarks =
            numbersParagraphs
            ? starts.enumerated().map { Landmark(start: $1, kind: .paragraph, name: String($0 + 1)) } : identifiers
        return ExtractedText(
            text: TextBuffer(units: units), blocks: tellsKinds ? spans : nil, landmarks: landmarks)
    }
}
