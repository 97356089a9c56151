internal import FittedModels

/// How probable it is that a version's name was lost in another, or that one of another was put in its place.
typealias NameModel = LogisticModel<NameFeature>

/// What `NameModel` weighs.
package enum NameFeature: Int, CaseIterable, Sendable {
    /// Always 1.
    case constant
    /// 1 where the version that lacks the name is the original.
    case isAddition
    /// The log-odds that a unit of the other version has the name, as the rest of the text has it; ln of 1 and how often it
    /// has it there.
    case kept
    case timesKept
    /// 1 where the other version has it nowhere else.
    case isNeverKept
    /// 1 where a sentence begins with it; where its version writes it in small letters, too; where its script has no capitals.
    case beginsSentence
    case isSmall
    case isWithoutCapitals
    /// 1 where the other version has a name here that this one lacks; the same of that one, and 1 where its version has it
    /// nowhere else.
    case hasRival
    case rivalKept
    case rivalTimesKept
    case rivalIsNeverKept
    case rivalBeginsSentence
    case rivalIsSmall
    case rivalIsWithoutCapitals
    case rivalIsNew
    /// The lesser of `kept` and `rivalKept` where both are above 0, and 1 there; `kept`, where it is, without such a name, and
    /// beside one that comes nowhere else.
    case bothKept
    case bothAreKnown
    case keptAlone
    case keptBesideStranger
    /// How far both are from each other, as shares of the texts' lengths.
    case distance
    /// 1 where neither version has another name here that the other lacks.
    case isOnlyPair
    // What follows is 0 where `bothAreKnown`: there nothing is left to explain.
    /// 1 where the name's version, or that of the other name, writes all nouns with capitals.
    case isNounLanguage
    case rivalIsNounLanguage
    /// Of all names that this version lacks: how alike one sounds at most, and in what share of the name's other units one comes
    /// at most: then both are one name.
    case likeness
    case comesTogether
    /// ln of how many names here the version has and the other lacks; 0 where all nouns have capitals.
    case others
    /// How freely the text is translated, as `LackFeature.looseness`.
    case looseness
    /// 1 − the probability that the two translate each other at all.
    case unsureness
    /// ln of the unit's characters.
    case size
}

extension LogisticModel<NameFeature> {
    static let fitted = NameModel(named: FittedLosses.file["name"])

    /// What the model's probabilities are worth: on kinds that it has not seen 69 of 150 rows had the fault of what it holds
    /// for .5 to .8, 57 of 79 of .8 to .9, 140 of 163 of .9 to .97, 178 of 187 of more, captions left out
    /// (`Scripts/fit-names DATA --every 2 --news-every 6 --draws 4`).
    static let measured = MeasuredWorth([(0, 0), (0.5, 0.5), (0.8, 0.6), (0.96, 0.9), (1, 1)])
}
