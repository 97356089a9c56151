internal import Evidence

extension Term {
    /// What the term looks at, in words for a translator.
    var words: String {
        switch self {
        case .paired: "the texts stand together"
        case .joined: "sentences beyond one on each side"
        case .joinedOnBothSides: "several sentences on both sides"
        case .meaning: "how near the meanings are, against the usual"
        case .meaningMargin: "nearer in meaning than the neighbours"
        case .meaningMarginByLength: "nearer than the neighbours, by length"
        case .lengthMismatch: "lengths do not fit"
        case .lengthMismatchOfLong: "lengths do not fit, for long texts"
        case .numbersMatched: "numbers on both sides"
        case .numbersUnmatched: "numbers on one side only"
        case .wordsMatched: "words written alike"
        case .cognatesMatched: "words that begin alike"
        case .soundsMatched: "names that sound alike"
        case .conceptsMatched: "countries, months, languages, currencies"
        case .entriesMatched: "entries of your dictionary"
        case .learnedMatched: "words that the texts themselves teach"
        case .questionsDiffer: "only one side asks"
        case .paragraphsInside: "paragraph ends inside"
        case .paragraphEndsAgree: "paragraphs end together"
        case .paragraphEndsDiffer: "a paragraph ends on one side only"
        case .endsDoubtful: "ends at a doubtful sentence end"
        case .endsAfterQuote: "ends after a closing mark"
        case .endsAtSpace: "ends at a space"
        case .endLogit: "how sure the sentence ends are"
        case .endsInside: "ends inside what may be one sentence"
        case .endsInsideLogit: "how likely a sentence ends there"
        case .pieceShortness: "short for a sentence that no mark ends"
        case .leftOutAtWeakEnd: "leaves out less than whole sentences"
        case .leftOutHabit: "how much these texts leave out"
        case .leftOutLine: "a line is left out"
        case .joinedLines: "lines joined"
        case .leftOutLineSize: "how long the line is that is left out"
        case .leftOut: "text is left out"
        case .leftOutSize: "how much text is left out"
        }
    }
}
