internal import Codecs

/// Which files are read how, by the suffix before that of a compression.
public enum TextFormats {
    /// What is read otherwise than as plain text.
    static let bySuffix: [String: any TextExtractor] = [
        "md": MarkdownText(), "markdown": MarkdownText(),
        "html": PageFile(), "htm": PageFile(), "xhtml": PageFile(isXML: true), "xht": PageFile(isXML: true),
        "pdf": PortableDocumentText(), "docx": WordText(), "odt": OpenDocumentText(), "epub": BookText(),
        "srt": SubtitleText(), "vtt": SubtitleText(form: .webVTT),
        "ass": SubtitleText(form: .advanced), "ssa": SubtitleText(form: .advanced),
        "tmx": TranslationMemoryText(), "xliff": XLIFFText(), "xlf": XLIFFText(),
        "sdlxliff": XLIFFText(), "mqxliff": XLIFFText(), "mxliff": XLIFFText(),
        "usfm": UnifiedMarkersText(), "sfm": UnifiedMarkersText(), "osis": ScriptureXMLText(),
        "usx": ScriptureXMLText(),
        "xml": XMLText(),
        "po": MessageCatalogText(), "pot": MessageCatalogText(),
        "jsonl": JSONLinesText(), "ndjson": JSONLinesText(),
    ]
    private static let multilingual: Set<String> = [
        "tmx", "xliff", "xlf", "sdlxliff", "mqxliff", "mxliff", "po", "pot", "jsonl", "ndjson",
    ]

    /// - Parameter path: A path as the user named it; standard input is plain text.
    static func extractor(path: String) -> any TextExtractor { bySuffix[suffix(of: path)] ?? PlainText() }

    private static let packed: Set<String> = ["pdf", "docx", "odt", "epub"]

    /// Whether a file of this name is an archive, in which no lines stand.
    static func isPacked(path: String) -> Bool { packed.contains(suffix(of: path)) }

    /// Whether one file of this name may hold several versions.
    public static func holdsSeveralLanguages(path: String) -> Bool { multilingual.contains(suffix(of: path)) }

    /// Whether a file of this name is a text in one language, by its suffix.
    public static func isOneText(path: String) -> Bool {
        let suffix = suffix(of: path)
        // Most files in XML are no texts.
        guard suffix != "xml", !multilingual.contains(suffix) else { return false }
        return ["", "txt", "text"].contains(suffix) || bySuffix[suffix] != nil
    }

    /// The pieces between the dots of the file's name, without the suffix of a compression: "book", "ar", "docx".
    public static func pieces(ofName path: String) -> [Substring] {
        let plain = Compression.split(path: path).path
        return plain.split(separator: "/").last?.split(separator: ".").map { Substring(String($0)) } ?? []
    }

    private static func suffix(of path: String) -> String {
        guard path != "-", let file = Compression.split(path: path).path.split(separator: "/").last,
            let dot = file.lastIndex(of: ".")
        else { return "" }
        return file[file.index(after: dot)...].lowercased()
    }
}

/// Text as it is: `.txt`, and whatever nobody knows.
struct PlainText: TextExtractor {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        ExtractedText(text: try file.decoded(try file.bytes()))
    }
}
