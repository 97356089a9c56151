private import AlignedTable
private import Documents

/// TMX 1.4b, a translation unit a row, of any number of versions.
///
/// What the standard has no place for stands in `prop` elements: `x-document`, `x-row`, `x-score` and `x-pair-score`
/// ("ar de 0.9500") of a unit; `x-span` ("0 131"), `x-time` ("12.500 14.000", seconds), `x-moved`, `x-path`, `x-sha256`, `x-licence` and `x-origin` of a
/// version. Characters that XML 1.0 cannot hold become U+FFFD.
public struct TMXFormat: RowFormat {
    private var count = 0

    public init() {}

    public var features: RowFeatures { .common }
    public func heldText(_ text: String) -> String { text.spelledInXML }

    public func header() -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4">
        <header creationtool="Hexapla" creationtoolversion="0.1.0" segtype="sentence" o-tmf="Hexapla" adminlang="en" srclang="*all*" datatype="plaintext"/>
        <body>

        """
    }

    public mutating func line(_ row: RowRecord) -> String {
        count += 1
        var markup = "<tu tuid=\"\(count)\">"
        markup += Self.property("document", row.document)
        markup += Self.property("row", row.number.map(String.init))
        markup += Self.property("score", row.score?.spelledScore)
        for pair in row.pairScores {
            let tags = [pair.first, pair.second].map { row.parts[$0].language.tag }
            markup += Self.property("pair-score", "\(tags[0]) \(tags[1]) \(pair.score.spelledScore)")
        }
        markup += "\n"
        for part in row.parts {
            markup += "<tuv xml:lang=\"\(part.language.tag.escapedAsXMLAttribute)\">"
            markup += Self.property("span", part.span.map { "\($0.lowerBound) \($0.upperBound)" })
            markup += Self.property("time", part.time.map(TimedSpan.spelledInXML))
            markup += Self.property("moved", part.isMoved ? "yes" : nil)
            for field in part.source?.fields ?? [] { markup += Self.property(field.name, field.value) }
            markup += "<seg>\(part.text.escapedAsXML)</seg></tuv>\n"
        }
        return markup + "</tu>\n"
    }

    public func footer() -> String { "</body>\n</tmx>\n" }

    private static func property(_ name: String, _ value: String?) -> String {
        value.map { "<prop type=\"x-\(name)\">\($0.escapedAsXML)</prop>" } ?? ""
    }
}
