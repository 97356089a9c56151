public import Documents

/// A version's text as an OPUS document: an `s` element a row, with its id, which is the row's place in the table.
///
/// Attributes say the document, the row, the span ("0 131"), the time ("12.500 14.000", seconds) and where the
/// text is from. Characters that XML 1.0 cannot hold become U+FFFD.
public struct XCESDocumentFormat: TextRowFormat {
    private let language: LanguageTag
    private var count = 0

    public init(_ language: LanguageTag) { self.language = language }

    public var features: RowFeatures { [.document, .number, .spans, .moved, .sources, .times] }
    public func heldText(_ text: String) -> String { text.spelledInXML }

    public func header() -> String {
        var xml = XMLWriter()
        xml.declaration()
        xml.start("text")
        xml.newLine()
        return xml.markup
    }

    public mutating func line(_ row: RowRecord) -> String {
        count += 1
        guard let part = row.part(language) else { return "" }
        var attributes: [XMLWriter.Attribute] = [
            ("id", String(count)), ("document", row.document), ("row", row.number.map(String.init)),
            ("span", part.span.map { "\($0.lowerBound) \($0.upperBound)" }),
            ("time", part.time.map(TimedSpan.spelledInXML)), ("moved", part.isMoved ? "yes" : nil),
        ]
        for field in part.source?.fields ?? [] { attributes.append((field.name, field.value)) }
        var xml = XMLWriter()
        xml.element("s", attributes, text: part.text)
        xml.newLine()
        return xml.markup
    }

    public func footer() -> String {
        var xml = XMLWriter()
        xml.end("text")
        xml.newLine()
        return xml.markup
    }
}

/// Which rows of two OPUS documents stand together, as OPUS's form of XCES says it; `certainty` is the pair's score.
public struct XCESAlignmentFormat: TextRowFormat {
    private let first: LanguageTag
    private let second: LanguageTag
    private let documents: (String, String)
    private var count = 0

    /// - Parameter documents: The paths of the two documents, from this file's folder.
    public init(_ first: LanguageTag, _ second: LanguageTag, documents: (String, String)) {
        (self.first, self.second, self.documents) = (first, second, documents)
    }

    public var features: RowFeatures { .pairScores }

    public func header() -> String {
        var xml = XMLWriter()
        xml.declaration()
        xml.start("cesAlign", [("version", "1.0")])
        xml.newLine()
        xml.start("linkGrp", [("targType", "s"), ("fromDoc", documents.0), ("toDoc", documents.1)])
        xml.newLine()
        return xml.markup
    }

    public mutating func line(_ row: RowRecord) -> String {
        count += 1
        let sides = [first, second].map { row.part($0) == nil ? "" : String(count) }
        guard sides.contains(where: { !$0.isEmpty }) else { return "" }
        var xml = XMLWriter()
        xml.empty(
            "link",
            [
                ("id", "SL\(count)"), ("xtargets", "\(sides[0]);\(sides[1])"),
                ("certainty", row.pairScore(first, second)?.spelledScore),
            ])
        xml.newLine()
        return xml.markup
    }

    public func footer() -> String {
        var xml = XMLWriter()
        for name in ["linkGrp", "cesAlign"] {
            xml.end(name)
            xml.newLine()
        }
        return xml.markup
    }
}
