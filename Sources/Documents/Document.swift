public import ICUText

/// One version of a text: its language, where it came from, and its characters.
public struct Document: Sendable {
    public let language: LanguageTag
    /// What errors call it: the path as the user gave it, or "standard input".
    public let name: String
    public let text: TextBuffer
    /// What a table says of the text's origin; nil where it says nothing.
    public var source: TextSource?

    public init(language: LanguageTag, name: String, text: TextBuffer, source: TextSource? = nil) {
        self.language = language
        self.name = name
        self.text = text
        self.source = source
    }

    public init(language: LanguageTag, name: String = "text", string: String) {
        self.init(language: language, name: name, text: TextBuffer(string))
    }
}
