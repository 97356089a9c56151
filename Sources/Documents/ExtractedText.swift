internal import ICUText

/// What a file says, without what it is packed in.
struct ExtractedText {
    var text: TextBuffer
    /// Whether the file came cut into segments, one a line.
    var isLines = false
    var times: [TimedSpan] = []
    /// Blocks that are no ordinary text; nil for files that do not tell kinds of blocks.
    var blocks: [BlockSpan]?
    var landmarks: [Landmark] = []
    /// Parts that have names of their own, such as verses.
    var identities: [IdentifiedSpan] = []
}

/// Reads the text out of one kind of file.
protocol TextExtractor: Sendable {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText
    /// Where in the file's text what is read begins, as far as that is easily told: after front matter, or a page's head.
    func start(in content: TextBuffer) -> Int
}

extension TextExtractor {
    func start(in content: TextBuffer) -> Int { 0 }
}
