public import ICUText

/// One version of a text: its language, where it came from, and its characters.
public struct Document: Sendable {
    public let language: LanguageTag
    /// What errors call it: the path as the user gave it, or "standard input".
    public let name: String
    public let text: TextBuffer

    public init(language: LanguageTag, name: String, text: TextBuffer) {
        self.language = language
        self.name = name
        self.text = text
    }

    public init(language: LanguageTag, name: String = "text", string: String) {
        self.init(language: language, name: name, text: TextBuffer(string))
    }
}
