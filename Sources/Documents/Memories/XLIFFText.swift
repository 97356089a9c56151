internal import Codecs

/// `.xliff`, `.xlf` (1.x and 2.x), and what CAT tools call `.sdlxliff`, `.mqxliff` and `.mxliff`: the source's or the
/// target's segments, whichever is in the language asked for, one a line. Proposed translations and what is not to be
/// translated are left out.
struct XLIFFText: TextExtractor {
    /// Copies and proposals.
    private static let leftOut: Set<String> = ["alt-trans", "matches", "notes", "note", "originalData", "header"]

    private enum Side { case source, target }

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let xml = try file.xml(format: "an XLIFF file")
        var choice = LanguageChoice(file.language)
        var lines = SegmentLines()
        var hasBegun = false
        /// nil in a file of other languages.
        var side: Side?
        var units = 0
        var unit = ""
        // In 1.x source and target are the unit's own; in 2.x those of its segments.
        var isOfUnit = false
        // Of the unit: the text, and where it is divided the segments.
        var found: InlineContent?
        while let event = try xml.next() {
            if case .end("trans-unit") = event, let content = found {
                let segments = content.isDivided ? content.segments.map(\.text) : [content.text]
                for segment in segments { lines.append(segment, unit: unit) }
                found = nil
            }
            guard case .start(let element) = event else { continue }
            if !hasBegun, element.name != "xliff" {
                throw .codec(xml.malformed("'\(element.name)' is the document's element"))
            }
            hasBegun = true
            if let source = element["srcLang"] ?? element["source-language"] {
                let target = element["trgLang"] ?? element["target-language"]
                side = choice.best([(source, Side.source), (target ?? "", .target)]).first
                // Of a file that does not say it is what was asked for.
                if side == nil, target == nil { side = .target }
            }
            if element.name == "unit" || element.name == "trans-unit" {
                isOfUnit = element.name == "trans-unit"
                units += 1
                unit = element["id"] ?? String(units)
            }
            if Self.leftOut.contains(element.name) || element.isNotTranslated {
                try xml.skip()
            } else if element.name == "source" || element.name == "target" || element.name == "seg-source" {
                let content = try SourceFile.inlineContent(xml)
                guard side == (element.name == "target" ? .target : .source) else { continue }
                if !isOfUnit {
                    lines.append(content.text, unit: unit)
                } else if element.name != "seg-source" || found?.saysTheSame(as: content) == true {
                    // The source comes once more, divided.
                    found = content
                }
            }
        }
        guard !lines.isEmpty || choice.known.isEmpty else { throw choice.missing(in: file) }
        return lines.extracted
    }
}
