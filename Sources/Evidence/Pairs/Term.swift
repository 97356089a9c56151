/// What speaks for or against one bead. A bead's score is the sum of its terms, each times its weight.
public enum Term: Int, CaseIterable, Sendable {
    /// 1 for every bead that pairs text.
    case paired
    /// Effective sentences beyond one on each side; and the smaller of the two, for beads that join on both.
    case joined, joinedOnBothSides
    /// The cosine of the two sides' vectors; what it is above the mean with their neighbours (half a translation
    /// looks like its neighbour too); and that times log2(1 + ratio of lengths).
    case meaning, meaningMargin, meaningMarginByLength
    /// How much likelier the cosine is of strangers than of translations, in these two texts: a log-odds from 0 to 6,
    /// times the size in mean sentences where that is below 1, for a few words' cosine says little (`CosineHabits`).
    case likeStrangers
    /// For beads of several sentences on one side, how much nearer the two sides would be without the first or the last of
    /// them: up to 0.2. A sentence that belongs there brings them nearer.
    case nearerWithoutPart
    /// |ln| of the ratio of lengths against the pair's own, and the same scaled by √size, at most 3.
    case lengthMismatch, lengthMismatchOfLong
    /// Numbers that both sides have, and that only one has.
    case numbersMatched, numbersUnmatched
    /// Words written alike, cognates, names that sound alike, names from locale data, dictionary entries, words learned
    /// from these texts, signs: each counts ln(sentences / sentences that have it).
    case wordsMatched, cognatesMatched, soundsMatched, conceptsMatched, entriesMatched, learnedMatched
    /// Words that an encoder's states link (`SegmentLinks`). For a bead that pairs text: links from it to words outside, their
    /// probabilities' sum up to 12; and the share of the two sides' words that links within the bead reach. For one that
    /// leaves text out: the share of its words that answer any word of the other version.
    case linksAcross, wordsLinked, leftOutLinked
    /// Exactly one side asks.
    case questionsDiffer
    /// Paragraph ends inside the bead; and at its end on both sides, or on one only.
    case paragraphsInside, paragraphEndsAgree, paragraphEndsDiffer
    /// Where both files tell kinds of blocks (headings, list items, cells): 1 where the two sides begin with blocks of one
    /// kind that is not ordinary text (a half for headings of different levels), 1 where they begin with different kinds,
    /// and how often the kind changes inside the bead, at a heading's edge twice.
    case kindsAgree, kindsDiffer, kindsJoined
    /// For subtitles whose times agree (`PairTiming`): how far apart the two sides begin and end, each in units of what is
    /// usual, at most 4; and the share of their time in which both are said.
    case timesApart, timesOverlap
    /// Ends of the bead, per side, at a boundary that is doubtful, after a closing mark, at a space; and those
    /// boundaries' log-odds.
    case endsDoubtful, endsAfterQuote, endsAtSpace, endLogit
    /// The same at a place inside what the language's rules take for one sentence.
    case endsInside, endsInsideLogit
    /// For a two-sided bead, edges where no mark ends a sentence, each times ln(size / mean sentence) where that is below
    /// 0: a few words that translate each other are no sentence.
    case pieceShortness
    /// 1 for every bead that leaves text out, its size in mean sentences, and its ends where no sentence surely ends:
    /// nobody drops half a sentence.
    case leftOut, leftOutSize, leftOutAtWeakEnd
    /// For a bead that leaves text out, how badly cosines tell translations from strangers in these two texts: 0 to 5.5
    /// (`CosineHabits.doubt`). A free translation is not a text with parts left out.
    case leftOutInDoubt
    /// 1 for each two beads side by side that leave out text of the same version, and of different versions: no term of a
    /// bead, but of two (`GapScores`).
    case leftOutAgain, leftOutOnBothSides
    /// 1 for a bead that leaves lines out of two texts that came as lines: who cut them took out what is not the text.
    case leftOutLine
    /// `joined`, `leftOutSize` and `likeStrangers` again, for two texts that came as lines.
    case joinedLines, leftOutLineSize, likeStrangersOfLines
}

/// A weight for every term.
public struct Weights: Sendable, Hashable {
    private var values: [Double]

    public init(_ weights: [Term: Double]) {
        values = Term.allCases.map { weights[$0] ?? 0 }
    }

    /// - Parameter weights: By the terms' names, as files of fitted numbers have them.
    init(named weights: [String: Double]) {
        values = Term.allCases.map { weights["\($0)"] ?? 0 }
    }

    /// The terms' names, as files of fitted numbers have them.
    static var names: [String] { Term.allCases.map { "\($0)" } }

    @inline(__always)
    public subscript(term: Term) -> Double {
        get { values[term.rawValue] }
        set { values[term.rawValue] = newValue }
    }

    /// In the order of `Term.allCases`.
    public var all: [Double] { values }

    public init(all values: [Double]) {
        self.values = values
    }
}
