public import FittedModels
private import Foundation
private import Segmentation

/// The probability that a cut between two rows is the end of a sentence in every version of the rows.
///
/// Where each version has a full stop or the like, the probability of the cut among all paths is enough. Where one has
/// none, it is not: parts of two sentences may translate each other so well that a cut between the parts is probable.
/// This logistic model weighs that probability together with what stands at the cut.
public typealias CutModel = LogisticModel<CutFeature>

/// What speaks for or against a cut. Counts of versions are per two versions, so that they mean the same for any number.
public enum CutFeature: Int, CaseIterable, Sendable {
    case constant
    /// The log-odds of the cut among all paths, the mean over the pairs of versions. With more than two versions,
    /// `manyVersions` is 1, and `pathOfMany` the same log-odds again.
    case path, manyVersions, pathOfMany
    /// The same log-odds where a version is cut inside what the rules take for a sentence; else 0.
    case pathAtInner
    /// By kind of boundary, how many versions have one of that kind at the cut, and the sum of its log-odds: a place
    /// inside what the rules take for a sentence, an end after a closing quotation mark, a doubtful mark, a space.
    case innerEnds, innerLogits, quoteEnds, quoteLogits, doubtfulEnds, doubtfulLogits, spaceEnds, spaceLogits
    /// 1 where no version has a mark there.
    case isUnmarked
    /// ln of the size of the smaller row, in mean sentences.
    case size
}

/// A cut between two rows as `CutModel` sees it.
public struct RowCut: Sendable {
    /// Where it stands: a version's segment after it.
    public let ends: [(version: VersionEvidence, segment: Int)]
    /// The mean over the pairs of versions of the cut's probability among all paths.
    public let probability: Double
    /// Characters other than white space in the smaller row, over a mean sentence.
    public let size: Double

    /// - Parameters:
    ///   - one, other: The rows, as runs of the versions that both have.
    public init(
        _ versions: [VersionEvidence], between one: [Range<Int>], and other: [Range<Int>], probability: Double
    ) {
        ends = zip(versions, other).map { ($0, $1.lowerBound) }
        self.probability = probability
        func size(_ row: [Range<Int>]) -> Double {
            zip(versions, row).reduce(0) { $0 + $1.0.length(of: $1.1) / max(1, $1.0.meanSentenceLength) }
        }
        self.size = min(size(one), size(other)) / Double(max(1, versions.count))
    }

    /// Whether every version has a mark there that may end a sentence: then the paths decide.
    public var isMarked: Bool { !ends.contains { $0.version.isUnmarked($0.segment) } }

    /// Whether a version is cut there inside what the rules take for a sentence.
    public var isInside: Bool { ends.contains { $0.version.endKinds[$0.segment - 1] == .inner } }

    /// Whether all versions that have no mark there have none far around it: then there is nothing else to cut at.
    public var isInUnmarkedStretch: Bool {
        ends.allSatisfy { !$0.version.isUnmarked($0.segment) || $0.version.isInUnmarkedStretch($0.segment) }
    }

    /// In the order of `CutFeature.allCases`.
    public var features: [Double] {
        var values = FeatureValues<CutFeature>()
        values[.constant] = 1
        values[.path] = logit(probability)
        if ends.count > 2 {
            values[.manyVersions] = 1
            values[.pathOfMany] = values[.path]
        }
        var unmarked = 0
        let share = 2 / Double(ends.count)
        for (version, segment) in ends {
            let strength = max(-6, min(3, Double(version.endLogits[segment - 1])))
            let features: (CutFeature, CutFeature)
            switch version.endKinds[segment - 1] {
            case .paragraph, .sentence: continue
            case .inner: features = (.innerEnds, .innerLogits)
            case .quote: features = (.quoteEnds, .quoteLogits)
            case .doubtful: features = (.doubtfulEnds, .doubtfulLogits)
            case .space: features = (.spaceEnds, .spaceLogits)
            }
            if version.isUnmarked(segment) { unmarked += 1 }
            values[features.0] += share
            values[features.1] += share * strength
        }
        if values[.innerEnds] > 0 { values[.pathAtInner] = values[.path] }
        values[.isUnmarked] = unmarked == ends.count ? 1 : 0
        values[.size] = log(max(0.02, size))
        return values.all
    }
}
