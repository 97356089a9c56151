internal import ICUText

/// How sure it is that a sentence ends after a full stop, which abbreviations, initials, ordinals and markers of items
/// have too.
struct DotRules {
    typealias Strength = StopRules.Strength

    private let abbreviations: Abbreviations
    private let markers: ListMarkers
    private let numbers: NumberRules
    private let starters: WordTable
    private let letterNames: Set<String>
    private let listsFinals: Bool
    private let nounsHaveCapitals: Bool

    init(rules: LanguageRules, months: Set<String>) {
        abbreviations = Abbreviations(rules: rules)
        markers = ListMarkers(rules: rules, abbreviations: abbreviations)
        numbers = NumberRules(rules: rules, months: months)
        starters = WordTable(rules.starters)
        letterNames = rules.letterNames
        nounsHaveCapitals = rules.nounsHaveCapitals
        listsFinals = !rules.finalAbbreviations.isEmpty
    }

    /// - Parameter isSmall: Whether the block begins with a small letter, so that small letters say nothing.
    func strength(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, dot: Int, closers: Int, following: Following,
        isSmall: Bool
    ) -> Float {
        let isEllipsis = text[dot] == 0x2026 || dot > block.lowerBound && text[dot - 1] == 0x2E
        let tokens = TokensBefore(text, block: block, dot: dot)
        switch following.kind {
        case .lower:
            return isEllipsis
                ? Strength.ellipsisThenSmall
                : beforeSmallLetter(text, block: block, tokens: tokens, closers: closers, following, isSmall: isSmall)
        case .pause, .terminator, .dot: return Strength.moreMarks
        case .other: return Strength.dotThenNoLetter
        default: break
        }
        if isEllipsis { return following.kind == .upper ? Strength.ellipsisThenCapital : Strength.ellipsis }
        let next = following.position
        if closers == 0, markers.contains(tokens, in: text, block: block, next: next) { return Strength.abbreviation }
        if joins(text, between: dot + 1 + closers, and: next) || isSecondOfPair(text, block: block, tokens) {
            return Strength.initial
        }
        if following.kind == .digit || following.kind == .symbol, goesOnSmall(text, from: next, to: block.upperBound) {
            return beforeNumber(
                text, block: block, tokens: tokens, following: following, closers: closers, isSmall: isSmall)
        }
        if next == dot + 1, closers == 0 { return withoutSpace(text, block: block, dot: dot, tokens: tokens) }
        if let known = abbreviation(text, block: block, tokens: tokens, following: following) { return known }
        let name = tokens.last.dropLast()
        let isStarted = isStarted(text, at: next, to: block.upperBound)
        let follower = Words.string(in: text, at: next, to: block.upperBound)
        if let known = numbers.strength(after: name, before: follower, isStarted: isStarted) { return known }
        return initial(text, block: block, tokens: tokens, following: following, isStarted: isStarted)
            ?? (looksLikeTitle(name) ? Strength.initial : Strength.dot)
    }

    /// The strength after an abbreviation; nil where the word is none.
    func afterAbbreviation(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, dot: Int, following: Following
    ) -> Float? {
        let tokens = TokensBefore(text, block: block, dot: dot)
        return abbreviation(text, block: block, tokens: tokens, following: following)
            ?? spelled(text, block: block, tokens: tokens, following: following)
    }

    // MARK: Kinds of words

    private func abbreviation(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, tokens: TokensBefore, following: Following
    ) -> Float? {
        let next = following.position
        guard let kind = abbreviations.kind(of: tokens, in: text, block: block, next: next) else { return nil }
        // "… at 5 p.m. She left.", "No. The …"
        var isStarted: Bool { following.isClitic || self.isStarted(text, at: next, to: block.upperBound) }
        switch kind {
        case .never: return Strength.abbreviation
        case .number:
            if following.kind == .digit || RomanNumeral.isValid(Words.string(in: text, at: next, to: block.upperBound))
            {
                return Strength.abbreviation
            }
            return isStarted ? Strength.abbreviationThenStarter : Strength.abbreviationMaybe
        case .final:
            return following.kind == .digit || following.kind == .symbol
                ? Strength.abbreviationMaybe : Strength.finalAbbreviation
        case .maybe:
            if isStarted { return Strength.abbreviationThenStarter }
            if following.kind == .letter { return Strength.letters }
            guard following.kind == .upper else { return Strength.abbreviationMaybe }
            let endsList = !listsFinals && endsEnumeration(text, block: block, tokens: tokens)
            return endsList ? Strength.finalAbbreviation : Strength.abbreviationThenCapital
        }
    }

    /// "nuts, figs etc. The": small letters behind a comma, in a language whose file does not say what ends a list.
    private func endsEnumeration(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, tokens: TokensBefore) -> Bool {
        guard tokens.letters.count > 1, tokens.letters.allSatisfy({ CharacterClass.of($0.value) == .lower }) else {
            return false
        }
        return (max(block.lowerBound, tokens.start - 40)..<tokens.start).contains { text[$0] == 0x2C }
    }

    /// An initial, "J. R. R.": a name follows. "Vitamin C." is rarer.
    private func initial(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, tokens: TokensBefore, following: Following,
        isStarted: Bool
    ) -> Float? {
        if let known = spelled(text, block: block, tokens: tokens, following: following) { return known }
        let letters = tokens.letters
        let isElided = abbreviations.behindElision(tokens.last)?.count == 2
        if isElided || letters.count == 1 && tokens.last.count == 2, let letter = letters.last {
            switch CharacterClass.of(letter.value) {
            case .lower: return following.kind == .letter ? Strength.initialThenNoCapital : Strength.smallInitial
            // "م. امید": a letter alone, in a script without capitals.
            case .letter:
                let isAlone = tokens.last.unicodeScalars.count == 2 && !Scalars.isWide(letter.value)
                return isAlone && following.kind == .letter ? Strength.initial : nil
            default: break
            }
            guard following.kind == .upper else { return Strength.initialThenNoCapital }
            return isStarted ? Strength.initialThenStarter : Strength.initial
        }
        // "u.a.", "U.S.": ends a sentence now and then.
        if tokens.last.dropLast().contains("."), tokens.last.split(separator: ".").allSatisfy({ $0.count == 1 }) {
            if isStarted { return Strength.abbreviationThenStarter }
            return following.kind == .upper ? Strength.lettersThenCapital : Strength.letters
        }
        return nil
    }

    /// "بی۔ بی۔ سی۔": names of letters, at least two in a row.
    private func spelled(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, tokens: TokensBefore, following: Following
    ) -> Float? {
        guard letterNames.contains(String(tokens.last.dropLast())) else { return nil }
        let next = Words.range(in: text, at: following.position, to: block.upperBound)
        if next.upperBound < block.upperBound, text[next.upperBound].isAbbreviationDot,
            letterNames.contains(String(units: text, range: next))
        {
            return Strength.abbreviation
        }
        let last = tokens.previousEnd - 1
        guard last > block.lowerBound, tokens.previousEnd <= tokens.start, text[last].isAbbreviationDot else {
            return nil
        }
        let before = Words.string(
            in: text, at: Words.range(in: text, endingAt: last, from: block.lowerBound).lowerBound, to: last)
        return letterNames.contains(before) ? Strength.letters : nil
    }

    /// "Sr.", "Hr.": no vowel, so that nobody reads it as a word; "Krk." has its r between two consonants.
    private func looksLikeTitle(_ name: Substring) -> Bool {
        guard (2...4).contains(name.count), let first = name.first, first.isUppercase,
            name.dropFirst().allSatisfy(\.isLowercase),
            !name.dropFirst().dropLast().contains(where: { "rlрл".contains($0) })
        else { return false }
        return Abbreviations.isUnspoken(name.lowercased())
    }

    // MARK: What follows

    private func isStarted(_ text: UnsafeBufferPointer<UInt16>, at next: Int, to end: Int) -> Bool {
        let word = Words.range(in: text, at: next, to: end)
        guard starters.contains(text, word) else { return false }
        // "H. A. Hart": an initial too.
        if word.count == 1, word.upperBound < end, text[word.upperBound] == 0x2E { return false }
        if nounsHaveCapitals { return true }
        // "J. De Wit": part of the name, where a capital follows.
        let second = Words.start(in: text, from: word.upperBound)
        guard second < end, text[second].characterClass == .upper else { return true }
        return !Abbreviations.isNameParticle(String(units: text, range: word))
    }

    /// "Eng. & Sci.": a sign joins what stands on both sides.
    private func joins(_ text: UnsafeBufferPointer<UInt16>, between start: Int, and next: Int) -> Bool {
        guard start < next else { return false }
        return (start..<min(next, start + 4)).contains { [0x26, 0x2B, 0x2F, 0x3D, 0xD7].contains(text[$0]) }
    }

    /// "Mech. & Elec. Eng.": the second word before which a sign stands, as abbreviated as the first.
    private func isSecondOfPair(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, _ tokens: TokensBefore) -> Bool
    {
        let sign = tokens.previousEnd - 1
        guard sign > block.lowerBound + 1, text[sign] == 0x26, text[sign - 1].isSpace else { return false }
        return text[sign - 2] == 0x2E
    }

    /// Whether the first letter from here on is a small one, with no other full stop before it.
    private func goesOnSmall(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to end: Int) -> Bool {
        for position in start..<min(end, start + 64) {
            switch text[position].characterClass {
            case .lower: return true
            case .upper, .letter, .terminator, .dot: return false
            default: continue
            }
        }
        return false
    }

    /// "It snowed. 12 people were hurt.", but "Hauptstr. 5 und": a word of its own, or one that goes on.
    private func beforeNumber(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, tokens: TokensBefore, following: Following,
        closers: Int, isSmall: Bool
    ) -> Float {
        let small = beforeSmallLetter(
            text, block: block, tokens: tokens, closers: closers, following, isSmall: isSmall)
        guard following.kind == .digit, text[following.position].characterClass == .digit else {
            return min(Strength.dotThenSmall, small)
        }
        let name = tokens.last.dropLast()
        if tokens.isNumber { return name.count == 4 ? Strength.dotThenNumber : Strength.dotThenSmall }
        let isWord = name.count > 2 && name.unicodeScalars.allSatisfy { CharacterClass.of($0.value).isWordly }
        return small > Strength.dotInWord && isWord || closers > 0
            ? Strength.dotThenNumber : min(Strength.dotThenSmall, small)
    }

    /// "she said. and he went": an abbreviation that nobody listed, or who writes has no capitals.
    private func beforeSmallLetter(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, tokens: TokensBefore, closers: Int,
        _ following: Following, isSmall: Bool
    ) -> Float {
        guard closers == 0 else { return Strength.quotedDotThenSmall }
        let word = tokens.last.dropLast()
        let least = isSmall ? 2 : following.kind == .digit ? 3 : 4
        if word.count < least || !word.allSatisfy(\.isLetter)
            || abbreviations.kind(of: tokens, in: text, block: block, next: following.position) != nil
        {
            return Strength.dotInWord
        }
        return isSmall ? Strength.dotInSmallText : Strength.dotThenSmall
    }

    /// Scripts without capitals: ICU cuts "พ.ศ." after each letter, and sentences that lack the space.
    private func withoutSpace(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, dot: Int, tokens: TokensBefore
    ) -> Float {
        // "だ．牛乳は", and with the narrow full stop; "2．はじめに" begins a section.
        if dot > block.lowerBound, text[dot - 1].isWide, !text[dot - 1].isHangul, tokens.letters.count > 1 {
            return text[dot] == 0xFF0E ? Strength.mark : Strength.narrowDot
        }
        return tokens.last.unicodeScalars.allSatisfy { $0 == "." || CharacterClass.of($0.value).isLetter }
            && tokens.last.count > 6 ? Strength.dotWithoutSpace : Strength.dotInWord
    }
}
