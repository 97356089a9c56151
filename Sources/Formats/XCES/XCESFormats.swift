public import Documents

/// A version's text as an OPUS document: an `s` element a row, with its id, which is the row's place in the table.
///
/// Attributes say the document, the row, the span ("0 131"), the time ("12.500 14.000", seconds) and where the text is from. Characters that XML 1.0 cannot
/// hold become U+FFFD.
public struct XCESDocumentFormat: RowFormat {
    private let language: LanguageTag
    private var count = 0

    public init(_ language: LanguageTag) { self.language = language }

    public var features: RowFeatures { [.document, .number, .spans, .moved, .sources, .times] }
    public func heldText(_ text: String) -> String { text.spelledInXML }

    public func header() -> String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<text>\n" }

    public mutating func line(_ row: RowRecord) -> String {
        count += 1
        guard let part = row.part(language) else { return "" }
        var attributes: [(name: String, value: String)] = [("id", String(count))]
        if let document = row.document { attributes.append(("document", document)) }
        if let number = row.number { attributes.append(("row", String(number))) }
        if let span = part.span { attributes.append(("span", "\(span.lowerBound) \(span.upperBound)")) }
        if let time = part.time { attributes.append(("time", TimedSpan.spelledInXML(time))) }
        if part.isMoved { attributes.append(("moved", "yes")) }
        attributes += part.source?.fields ?? []
        let spelled = attributes.map { " \($0.name)=\"\($0.value.escapedAsXMLAttribute)\"" }.joined()
        return "<s\(spelled)>\(part.text.escapedAsXML)</s>\n"
    }

    public func footer() -> String { "</text>\n" }
}

/// Which rows of two OPUS documents stand together, as OPUS's form of XCES says it; `certainty` is the pair's score.
public struct XCESAlignmentFormat: RowFormat {
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
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <cesAlign version="1.0">
        <linkGrp targType="s" fromDoc="\(documents.0.escapedAsXMLAttribute)" toDoc="\(documents.1.escapedAsXMLAttribute)">

        """
    }

    public mutating func line(_ row: RowRecord) -> String {
        count += 1
        let sides = [first, second].map { row.part($0) == nil ? "" : String(count) }
        guard sides.contains(where: { !$0.isEmpty }) else { return "" }
        let score = row.pairScore(first, second).map { " certainty=\"\($0.spelledScore)\"" } ?? ""
        return "<link id=\"SL\(count)\" xtargets=\"\(sides[0]);\(sides[1])\"\(score)/>\n"
    }

    public func footer() -> String { "</linkGrp>\n</cesAlign>\n" }
}
