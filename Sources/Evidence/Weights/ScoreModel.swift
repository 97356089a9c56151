public import FittedModels
private import Foundation
private import Segmentation

/// How probable it is that two versions' parts of a row translate each other, all of the one all of the other.
///
/// The share of paths that pair them is sure of itself where few words are out of place; what stands at the row's ends
/// says how often that is. Held against gold by `hexapla evaluate --reliability`.
public typealias ScoreModel = LogisticModel<ScoreFeature>

public enum ScoreFeature: Int, CaseIterable, Sendable {
    case constant
    /// The log-odds of the text's share that all paths pair inside the row; and how far they are above 3.
    case paths, surePaths
    /// How many of the row's four ends no mark shows, and how many stand at a doubtful one.
    case unmarkedEnds, doubtfulEnds
    /// ln of the row's size in mean sentences, and |ln| of its ratio of lengths against the usual one.
    case size, lengthMismatch
    /// The cosine of the two sides, above the usual one; 0 without an encoder.
    case meaning
    /// How much the two texts leave out, in log-odds.
    case leftOutHabit
}

extension PairEvidence {
    /// What `ScoreModel` weighs, in the order of `ScoreFeature.allCases`.
    /// - Parameter share: The share of the row's text that all paths pair inside it.
    public func scoreFeatures(_ x: Range<Int>, _ y: Range<Int>, share: Double) -> [Double] {
        var values = FeatureValues<ScoreFeature>()
        values[.constant] = 1
        values[.paths] = logit(share)
        values[.surePaths] = max(0, values[.paths] - 3)
        for (run, version) in [(x, first), (y, second)] {
            for cut in [run.lowerBound, run.upperBound] where cut > 0 && cut < version.count {
                if version.isUnmarked(cut) { values[.unmarkedEnds] += 1 }
                let kind = version.endKinds[cut - 1]
                if kind == .quote || kind == .doubtful { values[.doubtfulEnds] += 1 }
            }
        }
        let lengths = (first.length(of: x), second.length(of: y))
        let size = (lengths.0 / max(1, first.meanSentenceLength) + lengths.1 / max(1, second.meanSentenceLength)) / 2
        values[.size] = log(max(0.02, size))
        values[.lengthMismatch] = min(3, abs(log((lengths.1 + 4) / (habits.lengthRatio * lengths.0 + 4))))
        values[.meaning] = cosine(x, y).map { $0 - habits.meaning } ?? 0
        values[.leftOutHabit] = habits.leftOutLogit
        return values.all
    }
}
