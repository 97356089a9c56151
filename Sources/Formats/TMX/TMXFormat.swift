private import AlignedTable
private import Documents

/// TMX 1.4b, a translation unit a row, of any number of versions.
///
/// What the standard has no place for stands in `prop` elements: `x-document`, `x-row`, `x-score` and `x-pair-score`
/// ("ar de 0.9500") of a unit; `x-span` ("0 131"), `x-time` ("12.500 14.000", seconds), `x-moved`, `x-path`,
/// `x-sha256`, `x-licence` and `x-origin` of a version. Characters that XML 1.0 cannot hold become U+FFFD.
public struct TMXFormat: TextRowFormat {
    private var count = 0

    public init() {}

    public var features: RowFeatures { .common }
    public func heldText(_ text: String) -> String { text.spelledInXML }

    public func header() -> String {
        var xml = XMLWriter()
        xml.declaration()
        xml.start("tmx", [("version", "1.4")])
        xml.newLine()
        xml.empty(
            "header",
            [
                ("creationtool", "Hexapla"), ("creationtoolversion", "0.1.0"), ("segtype", "sentence"),
                ("o-tmf", "Hexapla"), ("adminlang", "en"), ("srclang", "*all*"), ("datatype", "plaintext"),
            ])
        xml.newLine()
        xml.start("body")
        xml.newLine()
        return xml.markup
    }

    public mutating func line(_ row: RowRecord) -> String {
        count += 1
        var xml = XMLWriter()
        xml.element("tu", [("tuid", String(count))]) { xml in
            Self.property("document", value: row.document, xml: &xml)
            Self.property("row", value: row.number.map(String.init), xml: &xml)
            Self.property("score", value: row.score?.spelledScore, xml: &xml)
            for pair in row.pairScores {
                let tags = [pair.first, pair.second].map { row.parts[$0].language.tag }
                Self.property("pair-score", value: "\(tags[0]) \(tags[1]) \(pair.score.spelledScore)", xml: &xml)
            }
            xml.newLine()
            for part in row.parts { Self.version(part, &xml) }
        }
        xml.newLine()
        return xml.markup
    }

    public func footer() -> String {
        var xml = XMLWriter()
        for name in ["body", "tmx"] {
            xml.end(name)
            xml.newLine()
        }
        return xml.markup
    }

    private static func version(_ part: RowRecord.Part, _ xml: inout XMLWriter) {
        xml.element("tuv", [("xml:lang", part.language.tag)]) { xml in
            property("span", value: part.span.map { "\($0.lowerBound) \($0.upperBound)" }, xml: &xml)
            property("time", value: part.time.map(TimedSpan.spelledInXML), xml: &xml)
            property("moved", value: part.isMoved ? "yes" : nil, xml: &xml)
            for field in part.source?.fields ?? [] { property(field.name, value: field.value, xml: &xml) }
            xml.element("seg", text: part.text)
        }
        xml.newLine()
    }

    private static func property(_ name: String, value: String?, xml: inout XMLWriter) {
        if let value { xml.element("prop", [("type", "x-\(name)")], text: value) }
    }
}
