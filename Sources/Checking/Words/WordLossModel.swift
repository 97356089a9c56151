internal import FittedModels

/// How probable it is that a version really lacks a word, or a run of them, that links find no answer for.
typealias WordLossModel = LogisticModel<WordLossFeature>

/// What `WordLossModel` weighs. Log-odds are those of `WordLinker.missing`, within ±6.
package enum WordLossFeature: Int, CaseIterable, Sendable {
    /// Always 1.
    case constant
    /// The log-odds that the other version lacks the run's likeliest word.
    case odds
    /// ln of how many words the run has.
    case runSize
    /// For a version that lacks a word: whether other versions are asked, and the log-odds that they do have the word (the
    /// middle one of them).
    case isWitnessed
    case carried
    /// For a version that adds a word: whether other versions are asked, and the least log-odds that they lack it too.
    case isAsked
    case lackedToo
    /// Whether the word is a name, its log-odds then, and how likely it is that a name of the other version stands in its
    /// place: the log-odds that nothing here answers that one.
    case isName
    case nameOdds
    case hasStranger
    case stranger
    /// Whether the word denies and no word of the other version does; or one does. Neither where the other's language has
    /// no known words that deny.
    case isNegation
    case isAnsweredNegation
    /// Where none does: the log-odds that one does, in this text, where this version denies (`DenialTable`); and the word's
    /// own, for links say less of such words.
    case denialsKept
    case denialOdds
    /// And what shows that all is put otherwise here: `rivals` and `answer`.
    case denialRivals
    case denialAnswer
    /// Whether the language's file has it among the words that are left out freely.
    case isFunctionWord
    /// The word's, as `WordVectors.surprisals`.
    case surprisal
    /// ln of how many times shorter the other version is than its usual ratio of lengths would have it.
    case missingLength
    /// How freely the text is translated, as `LackFeature.looseness`; 0 where it is less free than news.
    case looseness
    /// 1 − the probability that the two translate each other at all.
    case unsureness
    /// ln of 1 and the other words of the version that are rather lacking than not.
    case rivals
    /// The highest log-odds of a word of the other version that nothing here answers: then it is put otherwise.
    case answer
    /// ln of how many words the version has here.
    case size
}

extension LogisticModel<WordLossFeature> {
    static let fitted = WordLossModel(named: FittedWords.file["word"])
}

/// The fitted numbers of the model.
enum FittedWords {
    static let file = FittedFile(builtIn: PackageResources.words_txt, names: ["word": Set(WordLossModel.names)])
}
