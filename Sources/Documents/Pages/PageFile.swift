internal import Codecs
internal import ICUText

/// `.html`, `.htm`, `.xhtml`: a page's main text.
struct PageFile: TextExtractor {
    /// Whether it is XML where it is well-formed.
    var isXML = false

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let events = try Self.events(try file.bytes(), of: file, name: file.name, isXML: isXML)
        var blocks = PageText.blocks(events, keepsFurniture: false)
        return blocks.finished(tellsKinds: true)
    }

    func start(in content: TextBuffer) -> Int {
        let page = content.string
        return page.firstRange(of: /(?i)<body[\s>]/).map { $0.lowerBound.utf16Offset(in: page) } ?? 0
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
