/// What people and other programs call languages, as BCP 47 has it: `ger`, `de_DE`, `sr@latin`, `arb_Arab`, `tl`.
///
/// Source: ISO 639-2's bibliographic codes, ISO 639-3's members of macrolanguages as CLDR takes them for the language,
/// codes that IANA's registry calls deprecated, and glibc's names for scripts.
enum LanguageAliases {
    static func tag(_ name: String) -> String {
        var name = name
        if name.lowercased().hasSuffix(".utf-8") { name.removeLast(".utf-8".count) }
        if let at = name.firstIndex(of: "@"), let script = scripts[name[name.index(after: at)...].lowercased()] {
            let language = name[..<at].prefix { $0 != "_" && $0 != "-" }
            name = "\(language)-\(script)\(name[..<at].dropFirst(language.count))"
        }
        let subtags = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map(String.init)
        guard let language = subtags.first, let usual = languages[language.lowercased()] else {
            return subtags.joined(separator: "-")
        }
        let rest = Array(subtags.dropFirst())
        // A script that is named already is not named twice.
        let own = usual.split(separator: "-").map(String.init)
        let isScriptNamed = rest.first.map { $0.count == 4 } ?? false
        return ((isScriptNamed ? Array(own.prefix(1)) : own) + rest).joined(separator: "-")
    }

    /// Whether a piece of a file's name is a language and a country or script, not two words: `de_DE`, `zh-Hant`, no `my_file`.
    static func looksLikeTag(_ piece: Substring) -> Bool {
        let subtags = piece.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard subtags.count > 1, piece.contains("_") else { return true }
        return subtags.dropFirst().allSatisfy { subtag in
            let letters = subtag.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
            return letters
                && (subtag.count == 2 && subtag == subtag.uppercased()
                    || subtag.count == 4 && subtag == subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased())
        }
    }

    private static let scripts = [
        "latin": "Latn", "latn": "Latn", "cyrillic": "Cyrl", "cyrl": "Cyrl", "devanagari": "Deva",
    ]

    private static let languages: [String: String] = [
        // Bibliographic codes.
        "alb": "sq", "arm": "hy", "baq": "eu", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr",
        "geo": "ka", "ger": "de", "gre": "el", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms", "per": "fa",
        "rum": "ro", "slo": "sk", "tib": "bo", "wel": "cy", "scc": "sr", "scr": "hr",
        // Of a macrolanguage the member that is meant by its name.
        "cmn": "zh", "arb": "ar", "pes": "fa", "swh": "sw", "zsm": "ms", "ekk": "et", "lvs": "lv", "khk": "mn",
        "ydd": "yi", "als": "sq", "plt": "mg", "azj": "az", "uzn": "uz", "npi": "ne", "ory": "or", "pbt": "ps",
        "gaz": "om", "nob": "nb", "nno": "nn", "kmr": "ku", "quy": "qu", "ayr": "ay", "gug": "gn", "fil": "fil",
        // Codes of former times.
        "tl": "fil", "tgl": "fil", "sh": "sr-Latn", "hbs": "sr-Latn", "bh": "bho", "bih": "bho", "iw": "he",
        "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "mol": "ro",
    ]
}
