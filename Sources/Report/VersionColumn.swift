internal import Documents
private import Formats
private import ICUText

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
        tag = language.tag
        canonicalTag = language.canonical
        let locale = language.localeIdentifier
        let english = LocaleData.displayName(locale, in: "en")
        ownName = LocaleData.displayName(locale, in: locale) ?? english ?? language.tag
        englishName = english == ownName ? nil : english
        direction =
            switch LocaleData.direction(of: locale) {
            case .leftToRight: "ltr"
            case .rightToLeft: "rtl"
            case nil: "auto"
            }
    }

    /// The attributes of an element that holds this version's text.
    var attributes: String { "lang=\"\(canonicalTag.escapedAsMarkup)\" dir=\"\(direction)\"" }
}
