/// A piece of text that no aligner cuts: a sentence, or less where the language does not say where sentences end.
public struct Segment: Sendable, Hashable {
    /// Code units of the document's text; no white space at either end.
    public let range: Range<Int>
    /// The number of the paragraph (block of lines) that it stands in, from 0.
    public let paragraph: Int

    public init(range: Range<Int>, paragraph: Int) {
        self.range = range
        self.paragraph = paragraph
    }
}
