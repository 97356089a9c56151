private import CICU

/// Numbers as words in one language, by ICU's rule-based formats.
public struct NumberSpeller: ~Copyable {
    private let handle: OpaquePointer

    /// nil where ICU has no rules for the language (it falls back to its root's digits for some).
    public init?(locale: String) {
        var status: Int32 = 0
        guard let opened = hexapla_icu_speller_open(locale, &status), status <= 0 else { return nil }
        handle = opened
    }

    deinit { hexapla_icu_speller_close(handle) }

    /// Every way in which a number is written as a word: cardinal and ordinal, by gender and case.
    public func spellings(of number: Int) -> [String] {
        var spellings: [String] = []
        for rules in 0..<hexapla_icu_speller_count(handle) {
            let spelling = LocaleData.name(capacity: 400) {
                hexapla_icu_speller_spell(handle, rules, Int64(number), $0, $1)
            }
            if let spelling, !spellings.contains(spelling) { spellings.append(spelling) }
        }
        return spellings
    }
}

extension LocaleData {
    /// A number in compact form, "2 Millionen" or "2 Mio.".
    public static func compactNumber(_ number: Int, isLong: Bool, in locale: String) -> String? {
        name { hexapla_icu_compact_number(locale, isLong ? 1 : 0, Int64(number), $0, $1) }
    }

    /// A number with a unit of measure by ICU's name for it: "3 miles" or "3 mi".
    public static func measure(_ number: Int, unit: String, isLong: Bool, in locale: String) -> String? {
        name { hexapla_icu_measure(locale, unit, isLong ? 1 : 0, Int64(number), $0, $1) }
    }
}
