internal import ICUText

/// How sure it is that a sentence ends at a place where ICU's rules cut, or after a closing quotation mark or bracket.
///
/// The probabilities (`Strength`) are rounded judgements, not fits: an aligner weighs them, and `hexapla segment` cuts at
/// one half.
struct StopRules {
    private let rules: LanguageRules
    /// Month names, which an ordinal number stands before; lower case.
    private let months: Set<String>
    private let starters: WordTable
    private let openers: WordTable

    init(rules: LanguageRules, months: Set<String>) {
        self.rules = rules
        self.months = months
        starters = WordTable(rules.starters)
        openers = WordTable(rules.openers)
    }

    /// - Parameters:
    ///   - end: Where the text before the boundary ends, white space left out.
    ///   - next: Where the text after it begins.
    ///   - isCut: Whether ICU cuts here.
    /// - Returns: nil where no sentence ends.
    func boundary(
        in text: UnsafeBufferPointer<UInt16>, block: Range<Int>, end: Int, next: Int, isCut: Bool
    ) -> Boundary? {
        var last = end - 1
        var closers = 0
        while last > block.lowerBound, text[last].isCloser {
            last -= 1
            closers += 1
        }
        var isCut = isCut
        // "« Oui. » Elle partit.": ICU cuts before the mark, and the mark belongs to what stands before it.
        if !isCut, text[end - 1] == 0xBB || text[end - 1] == 0x203A, text[last].isSpace {
            while last > block.lowerBound, text[last].isSpace { last -= 1 }
            isCut = text[last].characterClass == .terminator || text[last].characterClass == .dot
        }
        let stop = text[last].characterClass
        let following = firstLetter(text, from: next, to: block.upperBound)
        guard isCut else {
            guard closers > 0, following.kind != .lower, following.kind != .pause else { return nil }
            // A quotation that ends where the next begins: two of them, or two paragraphs of one.
            let isNextQuote =
                text[end - 1].characterClass == .neutralQuote && text[next].characterClass == .neutralQuote
            return Boundary(kind: .quote, strength: isNextQuote ? Strength.betweenQuotes : Strength.afterQuote)
        }
        var strength: Float
        switch stop {
        case .terminator:
            let isSmall = following.kind == .lower && startsSmall(text, block)
            strength = afterTerminator(following.kind, closers: closers, isSmall: isSmall)
        case .dot: strength = afterDot(text, block: block, dot: last, closers: closers, following: following)
        default: strength = Strength.unmarkedCut
        }
        // Where full stops end sentences, the openers are words such as "said": they go on after a quotation only.
        if closers > 0 || rules.spacesEndSentences {
            strength = weighed(strength, opener: text, at: next, to: block.upperBound)
        }
        if strength < Strength.least { return nil }
        return Boundary(kind: strength >= Strength.leastSure ? .sentence : .doubtful, strength: strength)
    }

    /// A headline glued to the first sentence: "… ends in a draw The coach said …".
    /// - Parameter isFirst: Whether no sentence of the block ends before.
    func headlineEnd(
        in text: UnsafeBufferPointer<UInt16>, block: Range<Int>, next: Int, isFirst: Bool
    ) -> Boundary? {
        guard starters.contains(text, wordRange(text, at: next, to: block.upperBound)) else { return nil }
        return Boundary(kind: .space, strength: isFirst ? Strength.firstHeadline : Strength.laterHeadline)
    }

    private struct Following {
        var kind: CharacterClass
        var position: Int
        /// Whether an opening quotation mark, bracket or dash stands before it.
        var isOpened: Bool
    }

    private func firstLetter(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to end: Int) -> Following {
        var position = start
        // Farther than this nothing opens a sentence; and a text of brackets alone must not take quadratic time.
        let limit = min(end, start + 64)
        while position < limit {
            let (scalar, width) = TextBuffer.scalar(in: text, at: position)
            let kind = CharacterClass.of(scalar)
            switch kind {
            case .openingMark, .neutralQuote, .closingMark, .space, .control, .other:
                position += width
            default:
                return Following(kind: kind, position: position, isOpened: position > start)
            }
        }
        return Following(kind: .other, position: end, isOpened: false)
    }

    /// Whether the first letter from here on is a small one, with no other full stop before it.
    private func goesOnSmall(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to end: Int) -> Bool {
        var position = start
        let limit = min(end, start + 64)
        while position < limit {
            let (scalar, width) = TextBuffer.scalar(in: text, at: position)
            switch CharacterClass.of(scalar) {
            case .lower: return true
            case .upper, .letter, .terminator, .dot: return false
            default: position += width
            }
        }
        return false
    }

    /// Whether a block begins with a small letter: then small letters say nothing of where sentences begin.
    private func startsSmall(_ text: UnsafeBufferPointer<UInt16>, _ block: Range<Int>) -> Bool {
        firstLetter(text, from: block.lowerBound, to: block.upperBound).kind == .lower
    }

    private func afterTerminator(_ following: CharacterClass, closers: Int, isSmall: Bool) -> Float {
        switch following {
        // „Wer da?“ fragte er.
        case .lower:
            closers > 0 ? Strength.quotedMarkThenSmall : isSmall ? Strength.markInSmallText : Strength.markThenSmall
        case .pause, .terminator: Strength.moreMarks
        case .other: Strength.markThenNoLetter
        default: Strength.mark
        }
    }

    private func afterDot(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, dot: Int, closers: Int, following: Following
    ) -> Float {
        let isEllipsis = text[dot] == 0x2026 || dot > block.lowerBound && text[dot - 1] == 0x2E
        switch following.kind {
        case .lower:
            return isEllipsis
                ? Strength.ellipsisThenSmall : beforeSmallLetter(text, block: block, dot: dot, closers: closers)
        case .pause, .terminator, .dot: return Strength.moreMarks
        case .other: return Strength.dotThenNoLetter
        default: break
        }
        if isEllipsis { return following.kind == .upper ? Strength.ellipsisThenCapital : Strength.ellipsis }
        // "Hauptstr. 5 und": ICU does not cut here, the digits and signs before the small letter say nothing.
        if goesOnSmall(text, from: following.position, to: block.upperBound) {
            return min(Strength.dotThenSmall, beforeSmallLetter(text, block: block, dot: dot, closers: closers))
        }
        let tokens = TokensBefore(text, block: block, dot: dot)
        // Scripts without capitals: ICU cuts "พ.ศ." after each letter, and sentences that lack the space.
        if following.position == dot + 1, closers == 0 {
            return tokens.last.unicodeScalars.allSatisfy { $0 == "." || CharacterClass.of($0.value).isLetter }
                && tokens.last.count > 6 ? Strength.dotWithoutSpace : Strength.dotInWord
        }
        if let known = afterAbbreviation(text, tokens: tokens, following: following, to: block.upperBound) {
            return known
        }
        let token = tokens.last
        if tokens.isNumber {
            return afterNumber(
                text, token: token, isFirst: tokens.startsBlock, following: following, to: block.upperBound)
        }
        let letters = token.filter { $0.isLetter }
        if letters.count == 1, token.count == 2, CharacterClass.of(letters.unicodeScalars.first?.value ?? 0) != .letter
        {
            // An initial, "J. R. R.": a name follows. "Vitamin C." is rarer.
            return letters.first?.isLowercase == true && following.kind != .letter
                ? Strength.smallInitial
                : following.kind == .upper ? Strength.initial : Strength.initialThenNoCapital
        }
        // "u.a.", "U.S.": ends a sentence now and then.
        if token.dropLast().contains("."), token.split(separator: ".").allSatisfy({ $0.count == 1 }) {
            return following.kind == .upper ? Strength.lettersThenCapital : Strength.letters
        }
        return Strength.dot
    }

    /// "she said. and he went": an abbreviation that nobody listed, or who writes has no capitals.
    private func beforeSmallLetter(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, dot: Int, closers: Int
    ) -> Float {
        guard closers == 0 else { return Strength.quotedDotThenSmall }
        let tokens = TokensBefore(text, block: block, dot: dot)
        let isKnown = tokens.candidates.contains { candidate in
            rules.neverEnding.contains(candidate) || rules.maybeEnding.contains(candidate)
                || rules.numberAbbreviations.contains(candidate)
        }
        let word = tokens.last.dropLast()
        let isSmall = startsSmall(text, block)
        if isKnown || word.count < (isSmall ? 2 : 4) || !word.allSatisfy(\.isLetter) {
            return Strength.dotInWord
        }
        return isSmall ? Strength.dotInSmallText : Strength.dotThenSmall
    }

    private func afterAbbreviation(
        _ text: UnsafeBufferPointer<UInt16>, tokens: TokensBefore, following: Following, to end: Int
    ) -> Float? {
        for candidate in tokens.candidates {
            if rules.neverEnding.contains(candidate) { return Strength.abbreviation }
            // "… at 5 p.m. She left.", "No. The …"
            var isStarted: Bool { starters.contains(text, wordRange(text, at: following.position, to: end)) }
            if rules.numberAbbreviations.contains(candidate) {
                if following.kind == .digit || isRomanNumber(word(text, at: following.position, to: end)) {
                    return Strength.abbreviation
                }
                return isStarted ? Strength.abbreviationThenStarter : Strength.abbreviationMaybe
            }
            if rules.maybeEnding.contains(candidate) {
                if isStarted { return Strength.abbreviationThenStarter }
                return following.kind == .upper ? Strength.abbreviationThenCapital : Strength.abbreviationMaybe
            }
        }
        return nil
    }

    private func afterNumber(
        _ text: UnsafeBufferPointer<UInt16>, token: String, isFirst: Bool, following: Following, to end: Int
    ) -> Float {
        let digits = token.dropLast()
        // "1. Wash your hands."
        if isFirst { return Strength.abbreviation }
        guard rules.hasOrdinalDot, digits.count <= 3 else { return Strength.number }
        let follower = word(text, at: following.position, to: end).lowercased()
        if months.contains(follower) || rules.ordinalFollowers.contains(follower) { return Strength.abbreviation }
        return digits.count <= 2 ? Strength.likelyOrdinal : Strength.unlikelyOrdinal
    }

    private func isRomanNumber(_ word: String) -> Bool {
        !word.isEmpty && word.allSatisfy { "IVXLCDM".contains($0) }
    }

    /// What the word after the boundary says, where the language's file says something.
    private func weighed(
        _ strength: Float, opener text: UnsafeBufferPointer<UInt16>, at next: Int, to end: Int
    ) -> Float {
        guard !openers.isEmpty else { return strength }
        let opener = wordRange(text, at: next, to: end)
        guard let first = opener.first else { return strength }
        // Chinese and Japanese write words together: the first characters speak for them.
        let isRun = Scalars.isWide(TextBuffer.scalar(in: text, at: first).value)
        let lengths = isRun ? Array((1...min(3, opener.count)).reversed()) : [opener.count]
        let known = lengths.lazy.compactMap { openers.value(text, first..<(first + $0)) }.first
        guard let evidence = known else { return strength }
        let boundary = Boundary(kind: .sentence, strength: strength)
        return Boundary(kind: .sentence, logit: boundary.logit + evidence).strength
    }

    /// The letters and digits from `start` on.
    private func wordRange(_ text: UnsafeBufferPointer<UInt16>, at start: Int, to end: Int) -> Range<Int> {
        var stop = start
        while stop < end, stop - start < 40, text[stop].isWordly { stop += 1 }
        return start..<stop
    }

    private func word(_ text: UnsafeBufferPointer<UInt16>, at start: Int, to end: Int) -> String {
        String(units: text, range: wordRange(text, at: start, to: end))
    }
}
