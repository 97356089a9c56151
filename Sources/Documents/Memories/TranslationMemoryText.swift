internal import Codecs

/// `.tmx` (1.1 to 1.4b): the segments in the language asked for, one a line, in the order of the units; of several variants
/// in a unit each is a line.
struct TranslationMemoryText: TextExtractor {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let xml = try file.xml(format: "a TMX file")
        var choice = LanguageChoice(file.language)
        var lines = SegmentLines()
        var hasBegun = false
        var tag = ""
        var units = 0
        var unit = ""
        var versions: [(tag: String, value: String)] = []
        while let event = try xml.next() {
            switch event {
            case .start(let element):
                if !hasBegun, element.name != "tmx" {
                    throw .codec(xml.malformed("'\(element.name)' is the document's element"))
                }
                hasBegun = true
                switch element.name {
                case "tu":
                    versions = []
                    units += 1
                    unit = element["tuid"] ?? String(units)
                case "tuv": tag = element["lang", space: MarkupElement.xmlSpace] ?? element["lang"] ?? ""
                case "seg": versions.append((tag, try SourceFile.inlineContent(xml).text))
                default: break
                }
            case .end(let name):
                if name == "tu" {
                    for segment in choice.best(versions) { lines.append(segment, unit: unit) }
                }
            case .text: break
            }
        }
        guard !lines.isEmpty || choice.known.isEmpty else { throw choice.missing(in: file) }
        return lines.extracted
    }
}
