internal import ICUText

/// Whether a word with a full stop is an abbreviation, and of which kind.
///
/// A language's own are in its file. They are found behind an elision ("l'ing.") or what is written as part of the word
/// ("لد."), and in a text of capitals ("PROF. VERDI"). In a text of another script international ones count too
/// ("Prof. Brown" in a Hebrew text; `latin-script.txt`).
struct Abbreviations {
    enum Kind {
        /// "Dr.": never ends a sentence.
        case never
        /// "Nr.": goes on before a number.
        case number
        /// "Inc.": may end a sentence.
        case maybe
        /// "etc.": ends what it stands in; a sentence too, before a capital.
        case final
    }

    private static let latin: LanguageRules =
        (try? LanguageRules(
            parsing: String(decoding: PackageResources.latin_script_txt, as: UTF8.self), name: "latin-script.txt"))
        ?? LanguageRules()

    private let rules: LanguageRules
    private let capitals: [String: Kind]
    private let prefixes: [String]
    /// What compounds may end with: abbreviations before a number, in small letters, that nobody reads as a word.
    private let compoundEnds: [String]

    init(rules: LanguageRules) {
        self.rules = rules
        var capitals: [String: Kind] = [:]
        for (words, kind) in [
            (rules.maybeEnding, Kind.maybe), (rules.finalAbbreviations, .final), (rules.numberAbbreviations, .number),
            (rules.neverEnding, .never),
        ] {
            for word in words where word.count(where: \.isLetter) > 1 { capitals[word.uppercased()] = kind }
        }
        self.capitals = capitals
        compoundEnds = rules.numberAbbreviations.map { $0.lowercased() }.filter {
            $0.count > 3 && Self.isUnspoken($0.dropLast())
        }
        prefixes =
            rules.abbreviationPrefixes + rules.wordPrefixes.map { String(decoding: $0, as: UTF16.self) }
    }

    /// Whether a word has no vowel in Latin or Cyrillic letters.
    static func isUnspoken(_ word: some StringProtocol) -> Bool {
        word.allSatisfy { "bcdfghjklmnpqrstvxzбвгджзклмнпрстфхцчшщ".contains($0) }
    }

    /// Names such as "De Wit", whose first word is no start of a sentence.
    static func isNameParticle(_ word: String) -> Bool { latin.titles.contains(word.lowercased()) }

    /// - Parameter next: Where the text after the dot begins.
    func kind(
        of tokens: TokensBefore, in text: UnsafeBufferPointer<UInt16>, block: Range<Int>, next: Int
    ) -> Kind? {
        for candidate in tokens.candidates {
            if let kind = Self.kind(of: candidate, in: rules) { return kind }
        }
        if let part = behindElision(tokens.last), let kind = Self.kind(of: part, in: rules) { return kind }
        for prefix in prefixes where tokens.last.hasPrefix(prefix) && tokens.last.count > prefix.count + 1 {
            // "به." is a word, though "ه." is an abbreviation: of single letters only titles count.
            let part = String(tokens.last.dropFirst(prefix.count))
            if let kind = Self.kind(of: part, in: rules), part.count > 2 || kind == .never { return kind }
        }
        // "Hauptstr."
        if compoundEnds.contains(where: { tokens.last.hasSuffix($0) }) { return .number }
        if let kind = capitalKind(tokens, in: text, block: block, next: next) { return kind }
        // "i." is a letter of a formula, unless a number follows.
        guard let first = tokens.letters.first, Scalars.isLatin(first.value),
            tokens.letters.count > 1 || next < block.upperBound && text[next].characterClass == .digit
        else { return nil }
        for candidate in tokens.candidates {
            guard let kind = Self.kind(of: candidate, in: Self.latin) else { continue }
            return isForeign(text, block: block, around: next) ? kind : nil
        }
        return nil
    }

    private static func kind(of candidate: String, in rules: LanguageRules) -> Kind? {
        if rules.neverEnding.contains(candidate) { return .never }
        if rules.numberAbbreviations.contains(candidate) { return .number }
        if rules.finalAbbreviations.contains(candidate) { return .final }
        return rules.maybeEnding.contains(candidate) ? .maybe : nil
    }

    /// "l'ing." → "ing.", "d'A." → "A.": what follows an apostrophe, unless it is one small letter ("don't.").
    func behindElision(_ token: String) -> String? {
        guard let mark = token.lastIndex(where: { $0 == "'" || $0 == "’" }) else { return nil }
        let part = token[token.index(after: mark)...]
        guard part.count > 2 || part.first?.isUppercase == true else { return nil }
        return String(part)
    }

    /// "IL PROF. VERDI": an abbreviation in capitals, before a word in capitals.
    private func capitalKind(
        _ tokens: TokensBefore, in text: UnsafeBufferPointer<UInt16>, block: Range<Int>, next: Int
    ) -> Kind? {
        guard tokens.letters.count > 1, tokens.letters.allSatisfy({ CharacterClass.of($0.value) == .upper }),
            let kind = tokens.candidates.lazy.compactMap({ capitals[$0] }).first
        else { return nil }
        let following = Words.range(in: text, at: Words.start(in: text, from: next), to: block.upperBound)
        return following.contains(where: { text[$0].characterClass == .lower }) ? nil : kind
    }

    /// Whether letters of another script than Latin stand nearby.
    private func isForeign(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, around position: Int) -> Bool {
        let nearby = max(block.lowerBound, position - 120)..<min(block.upperBound, position + 120)
        return nearby.contains {
            text[$0] > 0x36F && text[$0].characterClass.isLetter && !Scalars.isLatin(UInt32(text[$0]))
        }
    }
}
