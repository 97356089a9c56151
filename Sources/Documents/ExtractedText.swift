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
}

/// Reads the text out of one kind of file.
protocol TextExtractor: Sendable {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText
}
