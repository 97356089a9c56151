internal import ICUText

/// Whether a word with a full stop marks an item of a list, so that the item goes on behind it: "1.", "ii.", "b.", "가.".
struct ListMarkers {
    private let markers: Set<String>
    private let abbreviations: Abbreviations

    init(rules: LanguageRules, abbreviations: Abbreviations) {
        markers = rules.listMarkers
        self.abbreviations = abbreviations
    }

    /// - Parameters:
    ///   - tokens: The words up to the full stop.
    ///   - next: Where the text after it begins.
    func contains(
        _ tokens: TokensBefore, in text: UnsafeBufferPointer<UInt16>, block: Range<Int>, next: Int
    ) -> Bool {
        let name = String(tokens.last.dropLast())
        let isStart = tokens.startsBlock || isSectionSign(text, block: block, end: tokens.previousEnd)
        guard isStart || followsStop(tokens, in: text, block: block) else { return false }
        if tokens.isNumber { return name.utf16.count <= 3 }
        if markers.contains(name) { return true }
        // "3.1. Scope"
        if isStart, name.split(separator: ".").allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) { return true }
        if isStart, RomanNumeral.isValid(name.uppercased()), name == name.uppercased() || name == name.lowercased() {
            return true
        }
        guard tokens.letters.count == 1, name.unicodeScalars.count == 1, let letter = tokens.letters.first else {
            return false
        }
        let kind = CharacterClass.of(letter.value)
        if isStart {
            // "J. R. Smith" begins with initials.
            let word = Words.range(in: text, at: next, to: block.upperBound)
            let isInitial =
                kind == .upper && word.count == 1 && word.upperBound < block.upperBound
                && text[word.upperBound] == 0x2E
            return !isInitial && (kind != .letter || !Scalars.isWide(letter.value))
        }
        return kind == .lower && next < block.upperBound && text[next].characterClass == .upper
    }

    /// "§ 3."
    private func isSectionSign(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, end: Int) -> Bool {
        end > block.lowerBound && end - block.lowerBound <= 2 && text[end - 1] == 0xA7
    }

    /// "Two things matter. 1. Keep calm.", "as follows: 1. Keep calm."; but not "on 3. 4." nor "see Fig. 3."
    private func followsStop(
        _ tokens: TokensBefore, in text: UnsafeBufferPointer<UInt16>, block: Range<Int>
    ) -> Bool {
        var last = tokens.previousEnd - 1
        guard last > block.lowerBound else { return false }
        while last > block.lowerBound, tokens.previousEnd - last < 8, text[last].isCloser { last -= 1 }
        // "。1. …": scripts without spaces.
        guard tokens.previousEnd < tokens.start || text[last].isWide else { return false }
        if text[last] == 0x3A || text[last] == 0x3B { return true }
        guard text[last].characterClass == .terminator || text[last] == 0x2E else { return false }
        guard text[last].isAbbreviationDot else { return true }
        let before = TokensBefore(text, block: block, dot: last)
        return before.letters.count > 1 && !before.isNumber
            && abbreviations.kind(of: before, in: text, block: block, next: tokens.start) == nil
    }
}

/// Numbers in Roman numerals, as kings, centuries and items have them.
enum RomanNumeral {
    /// In capitals, up to 399; "MIX" and "CIVIL" are none.
    static func isValid(_ word: some StringProtocol) -> Bool {
        guard (1...12).contains(word.utf8.count) else { return false }
        var rest = Substring(word)
        func read(_ part: String) -> Bool {
            guard rest.hasPrefix(part) else { return false }
            rest = rest.dropFirst(part.count)
            return true
        }
        func readOnes(_ one: String, five: String, ten: String) {
            if read(one + ten) || read(one + five) { return }
            _ = read(five)
            for _ in 0..<3 where !read(one) { return }
        }
        for _ in 0..<3 where !read("C") { break }
        readOnes("X", five: "L", ten: "C")
        readOnes("I", five: "V", ten: "X")
        return rest.isEmpty
    }
}
