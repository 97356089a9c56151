private import Documents
private import ICUText
package import Segmentation

/// How one language writes numbers as words: from ICU's rule-based formats, its compact formats ("Mio."), the names of
/// months, and the language's file.
public struct NumberWords: Sendable {
    /// Values by folded spelling without white space and hyphens.
    private var values: [[UInt16]: Set<Int>] = [:]
    /// Values from two on by those spellings that are long enough to begin a compound: "drei" in "dreijährig".
    private var stems: [[UInt16]: Set<Int>] = [:]
    private var longestStem = 0
    /// Powers of ten by folded word: "million", "mio", "万".
    private var scales: [[UInt16]: Double] = [:]
    /// What words beside them tell of numbers: "both", "dozen".
    private var hints: [[UInt16]: Double] = [:]
    /// Months (from 1) by folded name.
    private var months: [[UInt16]: Int] = [:]
    /// Words between the parts of a number: "and", "y", "и".
    private var connectors: Set<[UInt16]> = []
    /// The most words in a spelling that is looked for.
    public static let longest = 4
    /// Numbers in whose spellings languages say "and".
    private static let joinedNumbers = [21, 45, 101, 121, 205]
    private static let longestConnector = 4
    private static let shortestStem = 3
    private static let shortestMonth = 3

    package init(locale: String, rules: LanguageRules) {
        for (word, value) in rules.numbers.hints { hints[FoldedWord.of(word)] = value }
        for (word, value) in rules.numbers.words {
            if let whole = Int(exactly: value) { values[FoldedWord.of(word), default: []].insert(whole) }
        }
        if let speller = NumberSpeller(locale: locale) {
            let numbers = Array(0...100) + Array(stride(from: 200, through: 1000, by: 100))
            for number in numbers + [2000, 3000, 5000, 10_000, 100_000, 1_000_000, 1_000_000_000] {
                for spelling in speller.spellings(of: number).flatMap({ Self.variants(of: $0, rules.numbers.endings) })
                {
                    let key = FoldedWord.of(spelling)
                    guard !key.isEmpty, !key.contains(where: { CharacterClass.of(UInt32($0)) == .digit }) else {
                        continue
                    }
                    values[key, default: []].insert(number)
                    guard number > 1, key.count >= Self.shortestStem else { continue }
                    stems[key, default: []].insert(number)
                    longestStem = max(longestStem, key.count)
                }
            }
        }
        if let speller = NumberSpeller(locale: locale) {
            for spelling in Self.joinedNumbers.flatMap({ speller.spellings(of: $0) }) {
                let words = spelling.split(whereSeparator: { $0 == " " || $0 == "-" }).map { FoldedWord.of(String($0)) }
                connectors.formUnion(words.filter { $0.count <= Self.longestConnector && values[$0] == nil })
            }
        }
        for power in [3, 4, 5, 6, 7, 8, 9, 12] {
            let unit = (0..<power).reduce(1) { value, _ in value * 10 }
            for isLong in [true, false] {
                for count in [1, 2, 5, 11, 25] {
                    guard let text = LocaleData.compactNumber(count * unit, isLong: isLong, in: locale) else {
                        continue
                    }
                    // 10^4 is "10 thousand" in most languages: only where the number before it is the count itself.
                    let digits = text.unicodeScalars.compactMap { Scalars.decimalDigit($0.value) }
                    guard digits.reduce(0, { $0 * 10 + $1 }) == count else { continue }
                    // 万 is a number to Unicode too, but no digit.
                    let letters = text.unicodeScalars.filter { Scalars.decimalDigit($0.value) == nil }
                    let word = FoldedWord.of(String(String.UnicodeScalarView(letters)))
                    if !word.isEmpty { scales[word] = Double(unit) }
                }
            }
        }
        for (word, value) in rules.numbers.scales { scales[FoldedWord.of(word)] = value }
        for kind in [LocaleData.CalendarName.month, .standaloneMonth] {
            for (index, name) in LocaleData.calendarNames(kind, in: locale).enumerated() {
                let key = FoldedWord.of(name)
                if key.count >= Self.shortestMonth, !key.contains(where: { CharacterClass.of(UInt32($0)) == .digit }) {
                    months[key] = index + 1
                }
            }
        }
    }

    /// A spelling, and as it is with every other ending: ICU's formats know the nominative alone.
    private static func variants(of spelling: String, _ endings: [(from: String, to: String)]) -> [String] {
        let words = spelling.split(separator: " ")
        return [spelling]
            + endings.compactMap { from, to in
                let changed = words.map { $0.hasSuffix(from) ? String($0.dropLast(from.count)) + to : String($0) }
                let variant = changed.joined(separator: " ")
                return variant == spelling ? nil : variant
            }
    }

    package func numbers(for key: [UInt16]) -> Set<Int> { values[key] ?? [] }
    package func scale(of key: [UInt16]) -> Double? { scales[key] }
    package func isConnector(_ key: [UInt16]) -> Bool { connectors.contains(key) }
    package func hint(of key: [UInt16]) -> Double? { hints[key] }
    package func month(of key: [UInt16]) -> Int? { months[key] }

    /// The numbers with whose spellings a word begins that goes on.
    package func numbers(beginning word: [UInt16]) -> Set<Int> {
        var numbers: Set<Int> = []
        for length in stride(from: Self.shortestStem, through: min(longestStem, word.count - 1), by: 1) {
            if let found = stems[Array(word[..<length])] { numbers.formUnion(found) }
        }
        return numbers
    }
}
