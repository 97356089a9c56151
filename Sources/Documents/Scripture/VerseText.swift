internal import ICUText

/// Puts scripture together: a verse a line, or as many lines as headings inside it make; headings and what stands before
/// the first verse are lines of their own, without a name.
struct VerseText {
    private var units: [UInt16] = []
    private var identities: [IdentifiedSpan] = []
    private var headings: [BlockSpan] = []
    private var line = BlockText(isOneLine: true)
    /// What the verse is called whose text is read; nil outside of verses.
    private(set) var name: String?
    /// The level of the heading that is read; nil where none is.
    private(set) var heading: Int?

    /// Text as a browser shows it.
    mutating func append(_ text: String) { line.append(text) }

    /// Words do not grow together here.
    mutating func appendSpace() { line.append(" ") }

    /// What follows is of this verse, or of none.
    mutating func begin(verse: String?) {
        endLine()
        (name, heading) = (verse, nil)
    }

    /// What follows is a heading, until `endHeading`; a verse goes on after it.
    mutating func beginHeading(level: Int) {
        endLine()
        heading = level
    }

    mutating func endHeading() {
        guard heading != nil else { return }
        endLine()
        heading = nil
    }

    /// What follows is a paragraph: a line of its own outside of verses.
    mutating func beginParagraph() {
        endHeading()
        if name == nil { endLine() } else { appendSpace() }
    }

    private mutating func endLine() {
        line.endBlock()
        defer { line = BlockText(isOneLine: true) }
        guard !line.units.isEmpty else { return }
        let start = units.count
        units.append(contentsOf: line.units)
        if let heading {
            headings.append(BlockSpan(range: start..<units.count, kind: .heading(level: heading)))
        } else if let name {
            identities.append(IdentifiedSpan(range: start..<units.count, name: name))
        }
        units.append(0x0A)
    }

    mutating func finished() -> ExtractedText {
        endLine()
        return ExtractedText(
            text: TextBuffer(units: units), isLines: true, blocks: headings, identities: identities)
    }
}
