private import AlignedTable
public import Documents

/// TEI P5: a `div` a document, an `ab` a row, a `seg` a version, which points at the others of its row (`corresp`); a
/// `linkGrp` tells the scores of pairs.
///
/// Scores are `cert`, a probability. A heading is an `ab` of the type `heading`; paragraphs begin at a `milestone`.
/// Characters that XML 1.0 cannot hold become U+FFFD. It is valid against the schema of all of TEI (`tei_all`).
public struct TEIFormat: TextRowFormat {
    private let languages: [LanguageTag]
    private let labels: [VersionLabel]
    private var hasHeader = false
    private var document: String??
    private var count = 0

    /// - Parameter languages: The table's versions, in the order of its columns.
    public init(languages: [LanguageTag]) {
        self.languages = languages
        labels = languages.map(VersionLabel.init)
    }

    public var features: RowFeatures {
        [.document, .number, .score, .pairScores, .moved, .paragraphs, .kinds]
    }
    public func heldText(_ text: String) -> String { text.spelledInXML }

    /// The header waits for the first row, whose document gives the title.
    public func header() -> String { "" }

    public mutating func line(_ row: RowRecord) -> String {
        var xml = XMLWriter()
        if !hasHeader { begin(row.document ?? "", &xml) }
        if document != .some(row.document) {
            if document != nil { Self.end(["div"], &xml) }
            document = .some(row.document)
            xml.start("div", [("type", "document"), ("n", row.document)])
            xml.newLine()
        }
        count += 1
        if row.startsParagraph {
            xml.empty("milestone", [("unit", "paragraph")])
            xml.newLine()
        }
        let attributes: [XMLWriter.Attribute] = [
            ("xml:id", "r\(count)"), ("n", row.number.map(String.init)), ("type", row.kind?.name),
            ("cert", row.score?.spelledScore),
        ]
        xml.element("ab", attributes) { xml in
            for (place, part) in row.parts.enumerated() { segment(part, place, of: row, xml: &xml) }
            if row.parts.count > 2, !row.pairScores.isEmpty { links(row, &xml) }
        }
        xml.newLine()
        return xml.markup
    }

    public mutating func footer() -> String {
        var xml = XMLWriter()
        if !hasHeader { begin("", &xml) }
        if document == nil {
            xml.element("div") { $0.element("p") { _ in } }
            xml.newLine()
        } else {
            Self.end(["div"], &xml)
        }
        Self.end(["body", "text", "TEI"], &xml)
        return xml.markup
    }

    private static func end(_ names: [String], _ xml: inout XMLWriter) {
        for name in names {
            xml.end(name)
            xml.newLine()
        }
    }

    private func identity(_ part: RowRecord.Part, _ place: Int) -> String { "r\(count).\(place + 1)" }

    private func segment(_ part: RowRecord.Part, _ place: Int, of row: RowRecord, xml: inout XMLWriter) {
        let others = row.parts.enumerated().filter { $0.offset != place }.map { "#" + identity($0.element, $0.offset) }
        xml.newLine(indentation: 1)
        let attributes: [XMLWriter.Attribute] = [
            ("xml:id", identity(part, place)), ("xml:lang", part.language.canonical),
            ("type", part.isMoved ? "moved" : nil),
            ("corresp", others.isEmpty ? nil : others.joined(separator: " ")),
        ]
        xml.element("seg", attributes, text: part.text)
    }

    private func links(_ row: RowRecord, _ xml: inout XMLWriter) {
        xml.newLine(indentation: 1)
        xml.element("linkGrp", [("type", "alignment")]) { xml in
            for pair in row.pairScores {
                let ends = [pair.first, pair.second].map { "#" + identity(row.parts[$0], $0) }
                xml.empty("link", [("target", ends.joined(separator: " ")), ("cert", pair.score.spelledScore)])
            }
        }
    }

    private mutating func begin(_ title: String, _ xml: inout XMLWriter) {
        hasHeader = true
        xml.declaration()
        xml.start("TEI", [("xmlns", "http://www.tei-c.org/ns/1.0")])
        xml.newLine()
        xml.element("teiHeader") { xml in
            xml.element("fileDesc") { xml in
                xml.element("titleStmt") { $0.element("title", text: title) }
                xml.element("publicationStmt") { $0.element("p", text: "Not published.") }
                xml.element("sourceDesc") { $0.element("p", text: "Versions of a text, aligned by Hexapla.") }
            }
            xml.newLine()
            xml.element("profileDesc") { xml in
                xml.element("langUsage") { xml in
                    for label in labels {
                        xml.element("language", [("ident", label.tag)], text: label.englishName ?? label.ownName)
                    }
                }
            }
        }
        xml.newLine()
        xml.start("text")
        xml.start("body")
        xml.newLine()
    }
}
