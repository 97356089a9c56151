internal import Documents
private import Hashes
private import ICUText
internal import Segmentation
internal import TextFacts

/// Reads the traits of one language's texts.
struct TextTraitsReader: Sendable {
    private let language: LanguageTag
    private let numbers: NumberScanner
    /// The scripts of the language; empty where ICU does not know them.
    private let scripts: Set<Int32>
    /// Up to here numbers are spelled out as often as not.
    private static let spelledOut: UInt64 = 12
    /// Fewer letters may be a name.
    private static let fewestLetters = 4
    /// Of shorter texts, in bytes of UTF-8, no language can be told surely: names and foreign words make much of them.
    private static let shortestTold = 100

    init(language: LanguageTag, rules: LanguageRules) {
        self.language = language
        numbers = NumberScanner(rules: rules)
        scripts = LocaleData.scripts(of: language.localeIdentifier)
    }

    func read(_ text: String) -> TextTraits {
        var traits = TextTraits()
        let units = Array(text.utf16)
        var exact = StableHash()
        var isAfterSpace = true
        var ownLetters = 0
        var allLetters = 0
        var position = 0
        units.withUnsafeBufferPointer { buffer in
            while position < buffer.count {
                let (scalar, width) = TextBuffer.scalar(in: buffer, at: position)
                let kind = CharacterClass.of(scalar)
                if kind == .space {
                    if !isAfterSpace { exact.combine(UInt16(0x20)) }
                } else {
                    for unit in buffer[position..<(position + width)] { exact.combine(unit) }
                    traits.length += 1
                }
                isAfterSpace = kind == .space
                if kind.isLetter {
                    allLetters += 1
                    if scripts.contains(Scalars.scriptNumber(scalar)) { ownLetters += 1 }
                }
                position += width
            }
            traits.numbers = numbers.numbers(in: buffer).filter { $0 > Self.spelledOut }.sorted()
        }
        traits.exact = exact.value
        // A quarter is enough: a Chinese sentence with English names has more Latin letters than its own.
        if !scripts.isEmpty, allLetters >= Self.fewestLetters { traits.isInWrongScript = ownLetters * 4 < allLetters }
        traits.isOnlyAddresses = Self.isOnlyAddresses(text)
        if text.utf8.count >= Self.shortestTold {
            traits.isInOtherLanguage = LanguageGuess.other(than: language, in: text) != nil
        }
        let folded = foldedForMatching(units)
        traits.folded = Self.hash(folded.filter { CharacterClass.of(UInt32($0)) != .space })
        // Half a surrogate pair is a letter of its own here: rare scripts must not become empty.
        let letters = folded.filter { CharacterClass.of(UInt32($0)).isLetter || $0 & 0xF800 == 0xD800 }
        traits.letters = letters.isEmpty ? traits.folded : Self.hash(letters)
        traits.signature = MinHash(letters)
        return traits
    }

    private static func hash(_ units: [UInt16]) -> UInt64 {
        var hash = StableHash()
        for unit in units { hash.combine(unit) }
        return hash.value
    }

    /// Whether every word is an address of the web or of mail, and there is one.
    private static func isOnlyAddresses(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "@") }) else { return false }
        var found = false
        for word in text.split(whereSeparator: \.isWhitespace) {
            guard word.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
            guard isAddress(word) else { return false }
            found = true
        }
        return found
    }

    private static func isAddress(_ word: Substring) -> Bool {
        let lower = word.lowercased()
        if lower.contains("://") || lower.contains("www.") { return true }
        let pieces = lower.split(separator: "@", omittingEmptySubsequences: false)
        return pieces.count == 2 && !pieces[0].isEmpty && pieces[1].contains(".")
    }
}
