public import Documents

/// XLIFF 2.1, a unit of one segment a row, of a source and a target language; a file element a document.
///
/// A row that one version lacks has an empty source, or no target. What the core has no place for stands in the
/// metadata module, in a group of the category `hexapla`. Characters that XML 1.0 cannot hold are `cp` elements: every
/// text comes back as it was.
public struct XLIFFFormat: RowFormat {
    private let source: LanguageTag
    private let target: LanguageTag
    private var document: String??
    private var files = 0
    private var units = 0

    public init(source: LanguageTag, target: LanguageTag) { (self.source, self.target) = (source, target) }

    public var features: RowFeatures { RowFeatures.common.subtracting(.pairScores) }

    public func header() -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" \
        version="2.1" srcLang="\(source.tag.escapedAsXMLAttribute)" trgLang="\(target.tag.escapedAsXMLAttribute)">

        """
    }

    public mutating func line(_ row: RowRecord) -> String {
        let first = row.part(source)
        let second = row.part(target)
        guard first != nil || second != nil else { return "" }
        var markup = ""
        if document != .some(row.document) {
            if files > 0 { markup += "</file>\n" }
            files += 1
            units = 0
            document = .some(row.document)
            let original = row.document.map { " original=\"\($0.escapedAsXMLAttribute)\"" } ?? ""
            markup += "<file id=\"f\(files)\"\(original) xml:space=\"preserve\">\n"
        }
        units += 1
        markup += "<unit id=\"u\(units)\">"
        let metadata = Self.metadata(row, first, second)
        if !metadata.isEmpty {
            markup += "<mda:metadata><mda:metaGroup category=\"hexapla\">"
            for (type, value) in metadata {
                markup += "<mda:meta type=\"\(type)\">\(value.escapedAsXML)</mda:meta>"
            }
            markup += "</mda:metaGroup></mda:metadata>"
        }
        markup += "\n<segment><source>\(Self.content(first?.text ?? ""))</source>"
        if let second { markup += "<target>\(Self.content(second.text))</target>" }
        return markup + "</segment></unit>\n"
    }

    /// A document without rows is a file with an empty group: the schema wants something in it.
    public mutating func footer() -> String {
        (files > 0 ? "</file>\n" : "<file id=\"f1\"><group id=\"g1\"/></file>\n") + "</xliff>\n"
    }

    private static func metadata(
        _ row: RowRecord, _ first: RowRecord.Part?, _ second: RowRecord.Part?
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

    private static func content(_ text: String) -> String {
        text.escaped { scalar in
            guard scalar.isForbiddenInXML else { return nil }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "<cp hex=\"\(String(repeating: "0", count: 4 - digits.count))\(digits)\"/>"
        }
    }
}
