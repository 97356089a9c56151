internal import Encoders
package import FittedModels
private import Foundation

/// How probable it is that a version really lacks a unit for which the table has no text of it; else the aligner erred.
typealias LackModel = LogisticModel<LackFeature>

/// What `LackModel` weighs.
package enum LackFeature: Int, CaseIterable, Sendable {
    /// Always 1.
    case constant
    /// The log-odds of the alignment's being right in leaving the unit out; 0 where they are not known.
    case leftOutLogit
    /// 1 where joining the unit to a neighbour could not be tried: no neighbour can take it, or there is no encoder.
    case isJoinUnknown
    /// How much nearer in meaning a neighbour comes to this version's text by having the unit too: above 0 where the
    /// version has the unit after all.
    case joinGain
    /// The same for their lengths.
    case joinFit
    /// ln of the unit's characters, meaned over the versions that have it.
    case size
    /// How much less alike the unit is to this version's text beside it than two versions usually are; 0 where it is not
    /// known.
    case unlikeness
    /// ln of how many times further than usual the text's rows are from its own ratio of lengths: how freely it is
    /// translated.
    case looseness
    /// 1 where the version has text beside the unit that lacks a counterpart, too.
    case isFacing
    /// How alike both are, beyond what is usual.
    case facingLikeness
}

extension LogisticModel<LackFeature> {
    static let fitted = LackModel(named: FittedLosses.file["lack"])
    /// Where the second encoder says what is alike.
    static let multilingualE5 = LackModel(named: FittedLosses.file["lack-multilingual-e5-small"])
    /// By the alignment and by length alone: where no encoder knows both languages, and among three versions or more, where
    /// the others bear witness.
    static let byAlignment = LackModel(named: FittedLosses.file["lack-by-alignment"])

    static func reading(_ profile: EncoderProfile?) -> LackModel {
        isMultilingualE5(profile) ? multilingualE5 : fitted
    }

    private static func isMultilingualE5(_ profile: EncoderProfile?) -> Bool {
        profile?.weights == EncoderProfile.multilingualE5.weights
    }

    /// The log-odds to add for a whole paragraph, set by hand (the texts of the fit have none): who leaves out or adds on
    /// purpose does it by the paragraph, and an aligner that errs does not.
    static let wholeParagraph = 1.5

    /// What the model's probabilities are worth between two versions. Judged, not fitted: the model is fitted on texts of
    /// which more is lacking than of most, and between two versions nothing else bears witness, so that what it holds for
    /// 0.3 is shown, as a note. On noisy news it costs .001 to .004 of F1 (`Scripts/measure-check DATA noisy --draws 1`). Of
    /// what it holds for .9 to .93 on kinds that it has not seen 24 of 35 units were lacking, of more 380 of 399
    /// (counted by hand on the features that `Scripts/fit-check --keep` keeps, captions left out).
    private static let measuredWorth = MeasuredWorth([(0, 0), (0.3, 0.5), (0.6, 0.6), (0.93, 0.9), (1, 1)])
    /// For the second encoder: of what it holds for .75 to .93 on such kinds 53 of 80 were lacking, of more 144 of 151.
    private static let measuredWorthByE5 = MeasuredWorth([(0, 0), (0.3, 0.5), (0.75, 0.6), (0.94, 0.9), (1, 1)])

    static func measured(_ probability: Double, by profile: EncoderProfile?) -> Double {
        (isMultilingualE5(profile) ? measuredWorthByE5 : measuredWorth).worth(of: probability)
    }
}

extension CheckUnit {
    /// What speaks for a version's lacking the unit.
    package func lackFeatures(of version: Int, in text: CheckedText) -> FeatureValues<LackFeature> {
        let lack = lacks[version]
        let leftOut = min(0.999, max(0.001, lack.leftOut ?? 0.5))
        let ink = present.reduce(0) { sum, version in
            sum + (ranges[version].map { text.versions[version].ink(in: $0) } ?? 0)
        }
        var features = FeatureValues<LackFeature>()
        features[.constant] = 1
        features[.leftOutLogit] = log(leftOut / (1 - leftOut))
        features[.isJoinUnknown] = lack.joinGain == nil ? 1 : 0
        features[.joinGain] = lack.joinGain ?? 0
        features[.joinFit] = lack.joinFit
        features[.unlikeness] = lack.likeness.map { -$0 } ?? 0
        let spreads = present.map { text.norms($0, version).looseness }
        features[.looseness] = spreads.reduce(0, +) / Double(max(1, spreads.count))
        features[.size] = log(Double(max(1, ink)) / Double(max(1, present.count)))
        features[.isFacing] = lack.facingLikeness == nil ? 0 : 1
        features[.facingLikeness] = lack.facingLikeness ?? 0
        return features
    }

    /// The probability that a version really lacks the unit.
    func lackProbability(of version: Int, in text: CheckedText) -> Double {
        let areParagraphs = present.allSatisfy { version in
            ranges[version].map { text.versions[version].isWholeParagraph($0) } ?? false
        }
        let isPair = text.versions.count == 2 && text.versions.indices.allSatisfy(text.hasMeaning)
        let model = isPair ? LackModel.reading(text.encoder?.profile) : LackModel.byAlignment
        let logOdds = model.logOdds(of: lackFeatures(of: version, in: text).all)
        let probability = LackModel.probability(
            logOdds: areParagraphs ? logOdds + LackModel.wholeParagraph : logOdds)
        return text.versions.count == 2 ? LackModel.measured(probability, by: text.encoder?.profile) : probability
    }
}
