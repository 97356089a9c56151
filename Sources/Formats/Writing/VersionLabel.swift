package import Documents
private import ICUText

/// What a file for people calls a version, and which way it is read.
package struct VersionLabel: Sendable {
    /// BCP 47, as markup wants it.
    package let tag: String
    /// In the language itself, then in English; the tag as the user wrote it where ICU has neither.
    package let ownName: String
    /// nil where it would say the same again.
    package let englishName: String?
    /// nil where ICU does not know the script.
    package let isRightToLeft: Bool?

    package init(_ language: LanguageTag) {
        tag = language.canonical
        let locale = language.localeIdentifier
        let english = LocaleData.displayName(locale, in: "en")
        ownName = LocaleData.displayName(locale, in: locale) ?? english ?? language.tag
        englishName = english == ownName ? nil : english
        isRightToLeft = LocaleData.direction(of: locale).map { $0 == .rightToLeft }
    }

    /// HTML's `dir`: the text itself decides where ICU does not know the script.
    package var direction: String { isRightToLeft.map { $0 ? "rtl" : "ltr" } ?? "auto" }
}
