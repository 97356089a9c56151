internal import Codecs
private import ICUText

/// `.po`, `.pot`: the messages' sources or their translations, whichever are in the language asked for, one a line.
/// Guessed translations are left out.
struct MessageCatalogText: TextExtractor {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let content = try file.decoded(try file.bytes()).string
        let catalog: MessageCatalog
        do throws(MessageCatalog.Problem) {
            catalog = try MessageCatalog(content)
        } catch {
            throw .codec(
                .malformed(path: file.name, line: error.line, format: "a catalog of messages", reason: error.reason))
        }
        var choice = LanguageChoice(file.language)
        let isSource: Bool
        switch choice.best([(catalog.sourceLanguage, true), (catalog.language ?? "", false)]).first {
        case let found?: isSource = found
        // Of a file that does not say it is what was asked for.
        case nil where catalog.language == nil: isSource = false
        case nil: throw choice.missing(in: file)
        }
        var lines = SegmentLines()
        for message in catalog.messages {
            for pair in message.pairs {
                let text = isSource ? pair.source : message.isFuzzy ? nil : pair.translation
                if let text { lines.append(text, unit: String(message.line)) }
            }
        }
        return lines.extracted
    }
}
