internal import ICUText

/// A BCP 47 language tag ("ar", "zh-Hant", "nah"), as the user wrote it and in canonical form. What common practice calls
/// a language means the same: `ger`, `de_DE`, `sr@latin`, `zho_Hans`, `tl`.
public struct LanguageTag: Sendable, CustomStringConvertible {
    /// As given: what columns and JSON keys are called.
    public let tag: String
    /// In canonical form: what two tags are compared by.
    public let canonical: String

    /// No tag that means something is as long.
    private static let longest = 256

    /// Two-letter languages must exist. Three-letter ones are taken as they are: Hexapla works for languages that
    /// ICU has no data for, and ISO 639-3 has thousands of them.
    /// - Returns: nil for what is not a well-formed tag of a language.
    public init?(_ tag: String) {
        // ICU reads up to a NUL, and takes time that grows with the square of the length.
        guard tag.utf8.count <= Self.longest, !tag.utf8.contains(0),
            var canonical = LocaleData.canonicalTag(LanguageAliases.tag(tag))
        else {
            return nil
        }
        if canonical.hasPrefix("und-x-"), tag.lowercased().hasPrefix("x-") { canonical.removeFirst(4) }
        let language = canonical.prefix { $0 != "-" }
        switch language.utf8.count {
        case 1: guard canonical.hasPrefix("x-") else { return nil }
        case 2: guard LocaleData.isKnown(language: String(language)) else { return nil }
        case 3: guard language != "und" else { return nil }
        default: return nil
        }
        self.tag = tag
        self.canonical = canonical
    }

    /// A language named by a piece of a file's name; nil where the piece is more likely two words ("my_file").
    public init?(pieceOfName piece: Substring) {
        guard LanguageAliases.looksLikeTag(piece) else { return nil }
        self.init(String(piece))
    }

    /// The language subtag alone: "zh" of "zh-Hant".
    public var language: String { String(canonical.prefix { $0 != "-" }) }

    /// ICU's locale identifier: "zh_Hant".
    public var localeIdentifier: String { String(canonical.map { $0 == "-" ? "_" : $0 }) }

    public var description: String { tag }
}

extension LanguageTag: Hashable {
    public static func == (left: LanguageTag, right: LanguageTag) -> Bool { left.canonical == right.canonical }
    public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }
}
