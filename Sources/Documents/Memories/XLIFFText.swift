internal import Codecs

/// `.xliff`, `.xlf` (1.x and 2.x): the source's or the target's segments, whichever is in the language asked for, one a
/// line. Inline codes and proposed translations are left out.
struct XLIFFText: TextExtractor {
    private static let codes: Set<String> = ["ph", "bpt", "ept", "it", "x", "bx", "ex", "sc", "ec", "sm", "em", "cp"]
    /// Copies and proposals.
    private static let leftOut: Set<String> = ["alt-trans", "seg-source", "matches", "notes", "note", "originalData"]

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let xml = try file.xml(format: "an XLIFF file")
        var choice = LanguageChoice(file.language)
        var lines = SegmentLines()
        var hasBegun = false
        /// The elements' name of the side asked for: "source" or "target"; nil in a file of other languages.
        var side: String?
        var units = 0
        var unit = ""
        while let event = try xml.next() {
            guard case .start(let element) = event else { continue }
            if !hasBegun, element.name != "xliff" {
                throw .codec(xml.malformed("'\(element.name)' is the document's element"))
            }
            hasBegun = true
            if let source = element["srcLang"] ?? element["source-language"] {
                let target = element["trgLang"] ?? element["target-language"] ?? ""
                side = choice.best([(source, "source"), (target, "target")])
            }
            if element.name == "unit" || element.name == "trans-unit" {
                units += 1
                unit = element["id"] ?? String(units)
            }
            if Self.leftOut.contains(element.name) {
                try xml.skip()
            } else if element.name == "source" || element.name == "target" {
                let segment = try xml.segment(codes: Self.codes)
                if element.name == side { lines.append(segment, unit: unit) }
            }
        }
        guard !lines.isEmpty || choice.known.isEmpty else { throw choice.missing(in: file) }
        return lines.extracted
    }
}
