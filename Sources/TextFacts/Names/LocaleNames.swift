package import ICUText
package import Segmentation
private import Synchronization

/// What countries, languages, months, weekdays and currencies are called in one language, from ICU's locale data:
/// a small dictionary between any two languages, for free.
package struct LocaleNames: Sendable {
    private struct Name: Sendable {
        /// Folded words.
        let words: [[UInt16]]
        let concept: Int
    }

    /// Names by the first letters of their first word.
    private var names: [[UInt16]: [Name]] = [:]
    private static let stemLength = 3
    private let rules: LanguageRules

    private static let cache = Mutex<[String: LocaleNames]>([:])

    /// The names in a language; they are read from ICU once.
    package static func of(locale: String, rules: LanguageRules) throws(ICUError) -> LocaleNames {
        let key = "\(locale) \(rules.wordPrefixes)"
        if let known = cache.withLock({ $0[key] }) { return known }
        let made = try LocaleNames(locale: locale, rules: rules)
        cache.withLock { $0[key] = made }
        return made
    }

    private init(locale: String, rules: LanguageRules) throws(ICUError) {
        self.rules = rules
        var splitter = try BreakIterator(.words, locale: locale)
        for (index, code) in LocaleData.countryCodes.enumerated() {
            add(LocaleData.countryName(code, in: locale), concept: index, &splitter)
        }
        for (index, code) in LocaleData.languageCodes.enumerated() where code.utf8.count == 2 {
            add(LocaleData.languageName(code, in: locale), concept: 1_000 + index, &splitter)
        }
        for kind in [LocaleData.CalendarName.month, .standaloneMonth] {
            for (index, name) in LocaleData.calendarNames(kind, in: locale).enumerated() {
                add(name, concept: 3_000 + index, &splitter)
            }
        }
        for (index, name) in LocaleData.calendarNames(.weekday, in: locale).enumerated() {
            add(name, concept: 3_100 + index, &splitter)
        }
        for (index, code) in Self.currencies.enumerated() {
            for plural in [false, true] {
                add(LocaleData.currencyName(code, plural: plural, in: locale), concept: 4_000 + index, &splitter)
            }
        }
    }

    /// The most traded currencies, and those of the encoder's languages.
    private static let currencies = [
        "USD", "EUR", "JPY", "GBP", "CNY", "AUD", "CAD", "CHF", "HKD", "SGD", "SEK", "KRW", "NOK", "NZD", "INR", "MXN",
        "TWD", "ZAR", "BRL", "DKK", "PLN", "THB", "ILS", "IDR", "CZK", "AED", "TRY", "HUF", "CLP", "SAR", "PHP", "MYR",
        "COP", "RUB", "RON", "PEN", "KWD", "EGP", "IRR", "IQD", "VND", "LAK", "KHR", "MMK", "UAH", "PKR", "JOD",
    ]

    private mutating func add(_ name: String?, concept: Int, _ splitter: inout BreakIterator) {
        guard let name, !name.isEmpty else { return }
        let words = Self.words(of: foldedForMatching(Array(name.utf16)), &splitter).map(rules.strippingPrefix)
        // Numbers are no names: Chinese calls January "1月".
        guard let first = words.first, !words.contains(where: { $0.contains { $0.isDigitUnit } }) else { return }
        names[Self.stem(of: first), default: []].append(Name(words: words, concept: concept))
    }

    private static func words(of text: [UInt16], _ splitter: inout BreakIterator) -> [[UInt16]] {
        var words: [[UInt16]] = []
        text.withUnsafeBufferPointer { buffer in
            var start = 0
            splitter.forEachBoundary(in: buffer) { end, status in
                if status != .other { words.append(Array(buffer[start..<end])) }
                start = end
            }
        }
        return words
    }

    private static func stem(of word: [UInt16]) -> [UInt16] { Array(word.prefix(stemLength)) }

    /// The concepts that the folded words (without prefixes) from `start` on name, the longest name's first; none where no name begins.
    package func concepts(in words: [[UInt16]], at start: Int) -> [Int] {
        guard let candidates = names[Self.stem(of: words[start])] else { return [] }
        var longest = 0
        var concepts: [Int] = []
        for name in candidates where name.words.count >= longest && start + name.words.count <= words.count {
            guard zip(name.words, words[start...]).allSatisfy({ Self.isForm($1, of: $0) }) else { continue }
            if name.words.count > longest { concepts = [] }
            longest = name.words.count
            if !concepts.contains(name.concept) { concepts.append(name.concept) }
        }
        return concepts
    }

    /// "japans", "japanische" are forms of "japan"; short words only as they are.
    private static func isForm(_ word: [UInt16], of name: [UInt16]) -> Bool {
        name.count >= 4 ? word.starts(with: name) && word.count <= name.count + 5 : word == name
    }
}

extension LanguageRules {
    /// Without the article or preposition that the language writes as part of the word.
    package func strippingPrefix(_ word: [UInt16]) -> [UInt16] {
        for prefix in wordPrefixes where word.count >= prefix.count + 3 && word.starts(with: prefix) {
            return Array(word[prefix.count...])
        }
        return word
    }
}
