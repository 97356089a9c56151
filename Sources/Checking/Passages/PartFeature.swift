/// What `PartModel` weighs: whether a passage of one version has no counterpart in another's translation of the same unit.
///
/// Where no encoder gives vectors of texts without passages, what is told by these is 0; so is what links tell where nothing
/// links words.
///
/// "Alike" is the cosine of two texts' vectors. "The whole" is the sentences that the unit has of the version, "the rest"
/// is the whole without the passage.
public enum PartFeature: Int, CaseIterable, Sendable {
    /// Always 1.
    case constant
    /// How much more alike the translation is to the rest than to the whole: what was lost drew them apart.
    case gain
    /// The gain of the best passage in the other direction: taken out of the translation, held against this version.
    case oppositeGain
    /// ln of how many times shorter the translation is than the text's usual ratio of lengths would have it.
    case missingLength
    /// How much less alike the whole and the translation are than two versions of this table usually are.
    case unlikeness
    /// How far the passage's share of the characters is from the share that the translation's length lacks.
    case misfit
    /// ln of the sentence's characters.
    case size
    /// How alike the passage alone is to the translation: what was translated is.
    case likeness
    /// `missingLength` times `size`: in a long sentence the ratio of lengths says more.
    case missingLengthBySize
    /// 1 − the probability that the two translate each other at all.
    case unsureness
    /// How much more alike the passage is to the translation of the unit beside it than to its own unit's: then the rows
    /// were cut in another place, and nothing is lost. 0 for a passage that does not stand at its unit's edge.
    case straying
    /// How freely the text is translated, as `LackFeature.looseness`; 0 where it is less free than news.
    case looseness
    /// How surely links find words of the sentence lacking that stand beside each other: a tenth of `LackingRun.worth`.
    case lackingWords
    /// The same for the words of the translation that this version would lack: who says the same in other words has both.
    case lackingWordsAcross
    /// The mean log-odds that nothing here answers a word of the translation.
    case oddsAcross
    /// `lackingWords` times `missingLength`.
    case lackingWordsByLength
}
