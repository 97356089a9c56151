public import Documents

/// A place that versions of a text have in common: a row of the table begins there in all of them.
///
/// What stands before it in one version is never in a row with what stands after it in another.
public struct Anchor: Sendable, Hashable {
    /// Where the row's text begins in one version. White space at a place is passed over: the text after it is meant.
    public enum Place: Sendable, Hashable {
        /// Where these words begin. They must stand in the text once; any white space in them is as good as any other.
        case words(String)
        /// A code point of the text, from 0. Inside a word of a script with spaces the word's beginning.
        case codePoint(Int)
        /// The beginning of a line, from 1, ended by LF, CR LF or CR.
        case line(Int)
    }

    /// Two versions at least.
    public var places: [LanguageTag: Place]
    /// What errors call it, such as "anchors.tsv:3".
    public var name: String

    public init(_ places: [LanguageTag: Place], name: String = "anchor") {
        self.places = places
        self.name = name
    }
}
