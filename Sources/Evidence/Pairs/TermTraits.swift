/// All that is known of a term beside its value: everything that treats terms differently asks here, so that a new term
/// is described once, in `Term.traits`.
public struct TermTraits: Sendable {
    /// What a term looks at.
    public enum Subject: Sendable {
        /// Lengths, ends, how many sentences: how the texts are built.
        case form
        /// Numbers, names, words: what the texts name.
        case content
        /// What the encoder says.
        case meaning
        /// What is left out.
        case leftOut
    }

    /// When a bead's term is known, and how much it can be before: what a search may leave unread where even the most is
    /// too little.
    enum Cost: Sendable {
        /// Always read.
        case quick
        /// Read with the vectors; how far it reaches from the cosine of the two sides (`ScoreBounds`).
        case meaning(MeaningRange)
        /// Read with the numbers; from 0 to this.
        case numbers(most: Double)
        /// Read with the keys, which know themselves what they can be worth (`SharedKeys.most`).
        case keys
    }

    /// What a term of meaning is made of.
    enum MeaningRange: Sendable {
        /// The cosine less what is usual.
        case likeness
        /// The cosine less that with the neighbours, which is from -1 to 1.
        case margin
        /// The same times a number from 0 to 1.
        case scaledMargin
        /// From 0 to this, whatever the cosine.
        case bounded(most: Double)
    }

    /// What it looks at, in words for a translator.
    public let words: String
    public let subject: Subject
    let cost: Cost
    /// Whether its weight is set by hand (or stays from an earlier fit), for the texts of a fit say nothing of it.
    public let isHeld: Bool

    init(_ words: String, of subject: Subject, cost: Cost = .quick, isHeld: Bool = false) {
        self.words = words
        self.subject = subject
        self.cost = cost
        self.isHeld = isHeld
    }
}

extension Term {
    public var traits: TermTraits {
        switch self {
        case .paired: TermTraits("the texts stand together", of: .form)
        case .joined: TermTraits("sentences beyond one on each side", of: .form, isHeld: true)
        case .joinedOnBothSides: TermTraits("several sentences on both sides", of: .form, isHeld: true)
        case .joinedLines: TermTraits("lines joined", of: .form, isHeld: true)
        case .meaning:
            TermTraits("how near the meanings are, against the usual", of: .meaning, cost: .meaning(.likeness))
        case .meaningMargin: TermTraits("nearer in meaning than the neighbours", of: .meaning, cost: .meaning(.margin))
        case .meaningMarginByLength:
            TermTraits("nearer than the neighbours, by length", of: .meaning, cost: .meaning(.scaledMargin))
        case .likeStrangers:
            TermTraits(
                "no nearer in meaning than strangers", of: .meaning,
                cost: .meaning(.bounded(most: CosineHabits.mostLogOdds)), isHeld: true)
        case .likeStrangersOfLines:
            TermTraits(
                "lines no nearer in meaning than strangers", of: .meaning,
                cost: .meaning(.bounded(most: CosineHabits.mostLogOdds)), isHeld: true)
        case .nearerWithoutPart:
            TermTraits(
                "nearer in meaning without a part", of: .meaning,
                cost: .meaning(.bounded(most: PairEvidence.mostNearer)), isHeld: true)
        case .lengthMismatch: TermTraits("lengths do not fit", of: .form)
        case .lengthMismatchOfLong: TermTraits("lengths do not fit, for long texts", of: .form)
        case .numbersMatched: TermTraits("numbers on both sides", of: .content, cost: .numbers(most: 3))
        case .numbersUnmatched: TermTraits("numbers on one side only", of: .content, cost: .numbers(most: 3))
        case .wordsMatched: TermTraits("words written alike", of: .content, cost: .keys)
        case .cognatesMatched: TermTraits("words that begin alike", of: .content, cost: .keys)
        case .soundsMatched: TermTraits("names that sound alike", of: .content, cost: .keys)
        case .conceptsMatched: TermTraits("countries, months, languages, currencies", of: .content, cost: .keys)
        case .entriesMatched: TermTraits("entries of your dictionary", of: .content, cost: .keys, isHeld: true)
        case .learnedMatched:
            TermTraits("words that the texts themselves teach", of: .content, cost: .keys, isHeld: true)
        case .linksAcross: TermTraits("words that answer words outside", of: .content)
        case .wordsLinked: TermTraits("words that answer each other", of: .content)
        case .leftOutLinked: TermTraits("left out, though its words are answered", of: .leftOut)
        case .questionsDiffer: TermTraits("only one side asks", of: .form)
        case .paragraphsInside: TermTraits("paragraph ends inside", of: .form, isHeld: true)
        case .paragraphEndsAgree: TermTraits("paragraphs end together", of: .form, isHeld: true)
        case .paragraphEndsDiffer: TermTraits("a paragraph ends on one side only", of: .form, isHeld: true)
        case .kindsAgree: TermTraits("both are headings, list items or cells", of: .form, isHeld: true)
        case .kindsDiffer: TermTraits("a heading, list item or cell on one side only", of: .form, isHeld: true)
        case .kindsJoined:
            TermTraits("headings, list items or cells joined with other text", of: .form, isHeld: true)
        case .timesApart: TermTraits("said at other times", of: .form, isHeld: true)
        case .timesOverlap: TermTraits("said at the same time", of: .form, isHeld: true)
        case .endsDoubtful: TermTraits("ends at a doubtful sentence end", of: .form)
        case .endsAfterQuote: TermTraits("ends after a closing mark", of: .form)
        case .endsAtSpace: TermTraits("ends at a space", of: .form, isHeld: true)
        case .endLogit: TermTraits("how sure the sentence ends are", of: .form)
        case .endsInside: TermTraits("ends inside what may be one sentence", of: .form)
        case .endsInsideLogit: TermTraits("how likely a sentence ends there", of: .form)
        case .pieceShortness: TermTraits("short for a sentence that no mark ends", of: .form, isHeld: true)
        case .leftOut: TermTraits("text is left out", of: .leftOut, isHeld: true)
        case .leftOutSize: TermTraits("how much text is left out", of: .leftOut, isHeld: true)
        case .leftOutInDoubt: TermTraits("left out where translations look like strangers", of: .leftOut, isHeld: true)
        case .leftOutAtWeakEnd: TermTraits("leaves out less than whole sentences", of: .leftOut)
        case .leftOutAgain: TermTraits("the text beside it is left out too", of: .leftOut, isHeld: true)
        case .leftOutOnBothSides: TermTraits("both versions leave out text in one place", of: .leftOut, isHeld: true)
        case .leftOutLine: TermTraits("a line is left out", of: .leftOut, isHeld: true)
        case .leftOutLineSize: TermTraits("how long the line is that is left out", of: .leftOut, isHeld: true)
        }
    }
}
