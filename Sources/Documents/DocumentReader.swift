public import Codecs
private import ICUText

/// Reads a text from a file or from standard input, whatever it is packed in: plain text, Markdown, HTML, documents,
/// books, subtitles, translation memories, JSON Lines, each compressed or not. The suffix says what it is.
public struct DocumentReader: Sendable {
    public var decoder: TextDecoder
    /// Whether a text without a single character (or with white space only) is a version that lacks everything.
    public var allowsEmpty: Bool
    /// The most bytes that a compressed file or an archive may unpack to.
    public var maximumSize: InputSize
    /// Whether a text shall know where its words stand in its file: what tells people where something is.
    public var findsLines = false

    public init(
        decoder: TextDecoder = TextDecoder(), allowsEmpty: Bool = false, maximumSize: InputSize = .standard
    ) {
        self.decoder = decoder
        self.allowsEmpty = allowsEmpty
        self.maximumSize = maximumSize
    }

    /// - Parameters:
    ///   - path: A file, or "-" for standard input, which is plain text.
    ///   - language: Which version to take from a file that holds several.
    ///   - asPlainText: Whether the file's text is taken as it is, whatever its suffix says.
    public func read(
        path: String, language: LanguageTag, asPlainText: Bool = false
    ) throws(DocumentError) -> Document {
        let file = try SourceFile(
            path: path, language: language, decoder: decoder, maximumSize: maximumSize.bytes)
        let extractor: any TextExtractor = asPlainText ? PlainText() : TextFormats.extractor(path: path)
        let extracted = try extractor.text(of: file)
        if !allowsEmpty, !extracted.text.containsInk { throw DocumentError.empty(path: file.name) }
        var document = Document(language: language, name: file.name, text: extracted.text)
        document.isLines = extracted.isLines
        document.times = extracted.times
        document.blocks = extracted.blocks
        document.landmarks = extracted.landmarks
        document.identities = extracted.identities
        document.hasNoLines = TextFormats.isPacked(path: path) && !asPlainText
        if findsLines, !document.hasNoLines, !(extractor is PlainText) {
            document.fileLines = lines(of: extracted.text, in: file, path: path, extractor)
            document.hasNoLines = document.fileLines == nil
        }
        return document
    }

    /// Where the text's words stand in its file, which is read once more; nil where it cannot be, as from a pipe.
    private func lines(
        of text: TextBuffer, in file: SourceFile, path: String, _ extractor: any TextExtractor
    ) -> FileLines? {
        guard file.isRegular,
            let again = try? SourceFile(
                path: path, language: file.language, decoder: decoder, maximumSize: maximumSize.bytes),
            let bytes = try? again.bytes(),
            let content = try? again.decoded(
                bytes, declared: DeclaredEncoding.ofPage(bytes) ?? DeclaredEncoding.ofXML(bytes))
        else { return nil }
        return FileLines(of: text, in: content, from: extractor.start(in: content))
    }
}
