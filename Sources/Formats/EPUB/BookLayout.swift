/// How a book sets the versions of a text.
public enum BookLayout: String, Sendable, CaseIterable {
    /// A column a version.
    case sideBySide = "side-by-side"
    /// A row's versions one after another.
    case sentence
    /// A paragraph's versions one after another.
    case paragraph
}
