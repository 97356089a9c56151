public import Documents

/// XLIFF 2.1, a unit of one segment a row, of a source and a target language; a file element a document.
///
/// A row that one version lacks has an empty source, or no target. What the core has no place for stands in the
/// metadata module, in a group of the category `hexapla`. Characters that XML 1.0 cannot hold are `cp` elements: every
/// text comes back as it was.
public struct XLIFFFormat: TextRowFormat {
    private let source: LanguageTag
    private let target: LanguageTag
    private var document: String??
    private var files = 0
    private var units = 0

    public init(source: LanguageTag, target: LanguageTag) { (self.source, self.target) = (source, target) }

    public var features: RowFeatures { RowFeatures.common.subtracting(.pairScores) }

    public func header() -> String {
        var xml = XMLWriter()
        xml.declaration()
        xml.start(
            "xliff",
            [
                ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
                ("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"), ("version", "2.1"), ("srcLang", source.tag),
                ("trgLang", target.tag),
            ])
        xml.newLine()
        return xml.markup
    }

    public mutating func line(_ row: RowRecord) -> String {
        let first = row.part(source)
        let second = row.part(target)
        guard first != nil || second != nil else { return "" }
        var xml = XMLWriter()
        if document != .some(row.document) { begin(row.document, &xml) }
        units += 1
        xml.element("unit", [("id", "u\(units)")]) { xml in
            let metadata = Self.metadata(row, first: first, second: second)
            if !metadata.isEmpty {
                xml.element("mda:metadata") { xml in
                    xml.element("mda:metaGroup", [("category", "hexapla")]) { xml in
                        for (type, value) in metadata { xml.element("mda:meta", [("type", type)], text: value) }
                    }
                }
            }
            xml.newLine()
            xml.element("segment") { xml in
                xml.element("source") { $0.text(first?.text ?? "", forbidden: Self.codePoint) }
                if let second { xml.element("target") { $0.text(second.text, forbidden: Self.codePoint) } }
            }
        }
        xml.newLine()
        return xml.markup
    }

    private mutating func begin(_ next: String?, _ xml: inout XMLWriter) {
        if files > 0 {
            xml.end("file")
            xml.newLine()
        }
        files += 1
        units = 0
        document = .some(next)
        xml.start("file", [("id", "f\(files)"), ("original", next), ("xml:space", "preserve")])
        xml.newLine()
    }

    /// A document without rows is a file with an empty group: the schema wants something in it.
    public mutating func footer() -> String {
        var xml = XMLWriter()
        if files > 0 {
            xml.end("file")
        } else {
            xml.element("file", [("id", "f1")]) { $0.empty("group", [("id", "g1")]) }
        }
        xml.newLine()
        xml.end("xliff")
        xml.newLine()
        return xml.markup
    }

    private static func metadata(
        _ row: RowRecord, first: RowRecord.Part?, second: RowRecord.Part?
    ) -> [(type: String, value: String)] {
        var entries: [(String, String)] = []
        if let number = row.number { entries.append(("row", String(number))) }
        if let score = row.score { entries.append(("score", score.spelledScore)) }
        for (side, part) in [("source", first), ("target", second)] {
            guard let part else { continue }
            if let span = part.span { entries.append(("\(side)-span", "\(span.lowerBound) \(span.upperBound)")) }
            if let time = part.time { entries.append(("\(side)-time", TimedSpan.spelledInXML(time))) }
            if part.isMoved { entries.append(("\(side)-moved", "yes")) }
            for field in part.source?.fields ?? [] { entries.append(("\(side)-\(field.name)", field.value)) }
        }
        return entries
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        var xml = XMLWriter()
        xml.empty("cp", [("hex", String(repeating: "0", count: 4 - digits.count) + digits)])
        return xml.markup
    }
}
