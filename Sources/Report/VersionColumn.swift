internal import Documents
private import Formats

/// What a page says of a version: its language, that language's own name, and which way it is read.
struct VersionColumn {
    /// As the user wrote it, and as HTML wants it.
    let tag: String
    let canonicalTag: String
    /// In the language itself, then in English; the tag where ICU has neither.
    let ownName: String
    /// nil where it would say the same again.
    let englishName: String?
    /// HTML's `dir`: the text itself decides where ICU does not know the script.
    let direction: String

    init(_ language: LanguageTag) {
        let label = VersionLabel(language)
        tag = language.tag
        canonicalTag = label.tag
        ownName = label.ownName
        englishName = label.englishName
        direction = label.direction
    }

    /// The attributes of an element that holds this version's text.
    var attributes: String { "lang=\"\(canonicalTag.escapedAsMarkup)\" dir=\"\(direction)\"" }
}
