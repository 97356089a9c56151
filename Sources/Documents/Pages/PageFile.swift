internal import Codecs
internal import ICUText

/// `.html`, `.htm`, `.xhtml`: a page's main text.
struct PageFile: TextExtractor {
    /// Whether it is XML where it is well-formed.
    var isXML = false

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let events = try Self.events(try file.bytes(), of: file, name: file.name, isXML: isXML)
        return ExtractedText(text: PageText.text(events, keepsFurniture: false))
    }

    /// - Parameter name: What errors call the page: a chapter of a book has its own.
    static func events(
        _ bytes: [UInt8], of file: SourceFile, name: String, isXML: Bool
    ) throws(DocumentError) -> [MarkupEvent] {
        let page = try file.decodedAsUTF8(bytes, declared: DeclaredEncoding.ofPage(bytes))
        if isXML {
            do throws(CodecError) {
                let reader = try XMLReader(page, name: name, format: "an XHTML page", isUTF8: true)
                var events: [MarkupEvent] = []
                while let event = try reader.nextEvent() { events.append(event) }
                return events
            } catch {
                if case .entity = error { throw DocumentError(error) }
                // Much that is called XHTML is none; browsers and readers take it for HTML then.
            }
        }
        return try SourceFile.checked { () throws(CodecError) in try HTMLReader.events(page, name: name) }
    }
}

/// `.md`: what the page says that it makes.
struct MarkdownText: TextExtractor {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let markdown = try file.decoded(try file.bytes()).string
        // What stands before the text between lines of hyphens is for the machine.
        let body = markdown.prefixMatch(of: /---[ \t]*\r?\n(?s:.*?)\n---[ \t]*(?:\r?\n|$)/).map {
            markdown[$0.range.upperBound...]
        }
        let events = try SourceFile.checked { () throws(CodecError) in
            let html = try MarkdownReader.html(Array((body ?? markdown[...]).utf8), name: file.name)
            return try HTMLReader.events(html, name: file.name)
        }
        return ExtractedText(text: PageText.text(events, keepsFurniture: true))
    }
}
