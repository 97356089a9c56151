private import CICU

/// What ICU knows about languages: which exist, and what countries, languages, months and currencies are called in them.
public enum LocaleData {
    public static func isKnown(language: String) -> Bool { hexapla_icu_language_known(language) != 0 }

    /// A BCP 47 tag in canonical form ("ZH-hans" → "zh-Hans", "iw" → "he"), or nil where it is not well-formed.
    public static func canonicalTag(_ tag: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 256)
        let length = hexapla_icu_canonical_tag(tag, &buffer, Int32(buffer.count))
        guard length > 0 else { return nil }
        return String(decoding: buffer[..<Int(length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    public static let countryCodes: [String] = (0..<hexapla_icu_country_count()).compactMap {
        hexapla_icu_country_code($0).map { String(cString: $0) }
    }

    public static let languageCodes: [String] = (0..<hexapla_icu_language_count()).compactMap {
        hexapla_icu_language_code($0).map { String(cString: $0) }
    }

    /// The name of a country (ISO 3166 code) in the language of `locale`, or nil where ICU has none.
    public static func countryName(_ code: String, in locale: String) -> String? {
        name { hexapla_icu_country_name(code, locale, $0, $1) }
    }

    public static func languageName(_ code: String, in locale: String) -> String? {
        name { hexapla_icu_language_name(code, locale, $0, $1) }
    }

    /// A locale's name with script and country ("中文（繁體）" of zh_Hant in zh_Hant), or nil where ICU has none.
    public static func displayName(_ named: String, in locale: String) -> String? {
        name { hexapla_icu_display_name(named, locale, $0, $1) }
    }

    public enum Direction: Sendable { case leftToRight, rightToLeft }

    /// Which way a locale's script runs; nil where ICU does not know in which script it is written.
    ///
    /// Of Ancient Greek ICU thinks of the Cypriot syllabary, which runs from the right.
    public static func direction(of locale: String) -> Direction? {
        if locale == "grc" { return .leftToRight }
        return switch hexapla_icu_locale_direction(locale) {
        case 0: .leftToRight
        case 1: .rightToLeft
        default: nil
        }
    }

    /// The scripts that a locale's language is written in, as `Scalars.scriptNumber` gives them, parts of mixed scripts
    /// by themselves ("Jpan" is Han, Hiragana and Katakana); empty where ICU does not know.
    public static func scripts(of locale: String) -> Set<Int32> {
        var scripts = [Int32](repeating: 0, count: 64)
        return Set(scripts[..<Int(hexapla_icu_locale_scripts(locale, &scripts, Int32(scripts.count)))])
    }

    /// The name of a currency (ISO 4217 code), singular or plural, or nil where ICU has none.
    public static func currencyName(_ code: String, plural: Bool, in locale: String) -> String? {
        name { hexapla_icu_currency_name(code, locale, plural ? 1 : 0, $0, $1) }
    }

    public enum CalendarName: Int32, Sendable, CaseIterable { case month, shortMonth, standaloneMonth, weekday }

    /// The names of the months (12, January first) or the weekdays (8, the first empty, then Sunday).
    public static func calendarNames(_ kind: CalendarName, in locale: String) -> [String] {
        (0..<(kind == .weekday ? 8 : 12)).map { index in
            name { hexapla_icu_calendar_name(locale, kind.rawValue, Int32(index), $0, $1) } ?? ""
        }
    }

    static func name(
        capacity: Int = 200, _ read: (UnsafeMutablePointer<UInt16>, Int32) -> Int32
    ) -> String? {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: capacity) { buffer in
            guard let base = buffer.baseAddress else { return nil }
            let length = Int(read(base, Int32(buffer.count)))
            return length > 0 ? String(decoding: buffer[..<length], as: UTF16.self) : nil
        }
    }
}
