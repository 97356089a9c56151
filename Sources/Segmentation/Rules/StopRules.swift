internal import ICUText

/// How sure it is that a sentence ends at a place behind a stop, or after a closing quotation mark or bracket.
///
/// The probabilities (`Strength`) are rounded judgements, not fits: an aligner weighs them, and `hexapla segment` cuts at
/// one half. What each kind of word before the stop says is in `DotRules`, what quotations say in `Quotations`.
struct StopRules {
    private let rules: LanguageRules
    private let openers: WordTable
    private let dots: DotRules
    private let quotations: Quotations

    init(rules: LanguageRules, months: Set<String>) {
        self.rules = rules
        openers = WordTable(rules.openers)
        dots = DotRules(rules: rules, months: months)
        quotations = Quotations(rules: rules)
    }

    /// - Returns: nil where no sentence ends.
    func boundary(in text: UnsafeBufferPointer<UInt16>, block: Range<Int>, at place: Place) -> Boundary? {
        var last = place.stopEnd - 1
        var closers = 0
        while last > block.lowerBound, text[last].isCloser, place.kind != .verse {
            last -= 1
            closers += 1
        }
        var isCut = place.kind != .space
        // "« Oui. » Elle partit.": ICU cuts before the mark, and the mark belongs to what stands before it.
        let closer = text[place.stopEnd - 1]
        if !isCut, closer == 0xBB || closer == 0x203A, text[last].isSpace {
            while last > block.lowerBound, text[last].isSpace { last -= 1 }
            isCut = text[last].characterClass == .terminator || text[last].characterClass == .dot
        }
        let following = following(text, block: block, at: place, stop: last)
        guard isCut else {
            guard closers > 0, following.kind != .lower, following.kind != .pause else { return nil }
            // A quotation that ends where the next begins: two of them, or two paragraphs of one.
            let isNextQuote = closer.characterClass == .neutralQuote && text[place.next].characterClass == .neutralQuote
            return Boundary(kind: .quote, strength: isNextQuote ? Strength.betweenQuotes : Strength.afterQuote)
        }
        var strength = afterStop(text, block: block, at: place, stop: last, closers: closers, following: following)
        // Where full stops end sentences, the openers are words such as "said": they go on after a quotation only.
        if closers > 0 || rules.spacesEndSentences {
            strength = weighed(strength, opener: text, at: place.next, to: block.upperBound)
        }
        if let most = quotations.mostStrength(in: text, block: block, at: place, stop: last, following: following) {
            strength = min(strength, most)
        }
        if place.kind == .speaker { strength = min(strength, speaker(text, block: block, at: place, following)) }
        if strength < Strength.least { return nil }
        return Boundary(kind: strength >= Strength.leastSure ? .sentence : .doubtful, strength: strength)
    }

    private func following(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, at place: Place, stop: Int
    ) -> Following {
        let following =
            place.kind == .speaker
            ? Following(text, afterDash: place.next, to: block.upperBound)
            : Following(text, from: place.next, to: block.upperBound)
        // "शुरू हुआ। iPhone": a script without capitals says nothing by a small letter.
        guard following.kind == .lower, hasNoCapitals(text, block: block, before: stop) else { return following }
        return following.withoutCapitals()
    }

    /// Whether the last letter before a stop is of a script without capitals.
    private func hasNoCapitals(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, before stop: Int) -> Bool {
        var position = stop
        while position > block.lowerBound, stop - position < 8 {
            position -= 1
            let kind = text[position].characterClass
            if kind.isLetter { return kind == .letter }
        }
        return false
    }

    private func afterStop(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, at place: Place, stop: Int, closers: Int,
        following: Following
    ) -> Float {
        switch place.kind {
        case .verse: return Strength.mark
        case .substitute: return following.kind == .pause ? Strength.moreMarks : Strength.mark
        default: break
        }
        switch text[stop].characterClass {
        case .terminator:
            // "بی۔ بی۔ سی۔": Urdu's full stop abbreviates too.
            if text[stop].isAbbreviationDot, closers == 0,
                let strength = dots.afterAbbreviation(text, block: block, dot: stop, following: following)
            {
                return strength
            }
            let isSmall = following.kind == .lower && startsSmall(text, block)
            return afterTerminator(following.kind, closers: closers, isSmall: isSmall)
        case .dot:
            return dots.strength(
                text, block: block, dot: stop, closers: closers, following: following,
                isSmall: startsSmall(text, block))
        default: return Strength.unmarkedCut
        }
    }

    /// Whether a block begins with a small letter: then small letters say nothing of where sentences begin.
    private func startsSmall(_ text: UnsafeBufferPointer<UInt16>, _ block: Range<Int>) -> Bool {
        Following(text, from: block.lowerBound, to: block.upperBound).kind == .lower
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

    /// The most that a place before a dash is worth: "– Hi. – Bye.", but "– Hi! – she said."
    private func speaker(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, at place: Place, _ following: Following
    ) -> Float {
        switch following.kind {
        case .upper: return Strength.mark
        case .lower, .other, .pause: return 0
        default:
            let isDialogue = text[block.lowerBound] == text[place.next]
            return isDialogue && following.kind != .digit ? Strength.mark : Strength.doubtfulSpeaker
        }
    }

    /// What the word after the boundary says, where the language's file says something.
    private func weighed(
        _ strength: Float, opener text: UnsafeBufferPointer<UInt16>, at next: Int, to end: Int
    ) -> Float {
        guard !openers.isEmpty else { return strength }
        let opener = Words.range(in: text, at: next, to: end)
        guard let first = opener.first else { return strength }
        // Chinese and Japanese write words together: the first characters speak for them.
        let isRun = Scalars.isWide(TextBuffer.scalar(in: text, at: first).value)
        let lengths = isRun ? Array((1...min(3, opener.count)).reversed()) : [opener.count]
        let known = lengths.lazy.compactMap { openers.value(text, first..<(first + $0)) }.first
        guard let evidence = known else { return strength }
        let boundary = Boundary(kind: .sentence, strength: strength)
        return Boundary(kind: .sentence, logit: boundary.logit + evidence).strength
    }
}
