internal import FittedModels

/// How probable it is that a passage has no counterpart.
typealias PartModel = LogisticModel<PartFeature>

extension LogisticModel<PartFeature> {
    private static let byVectors = PartModel(named: FittedLosses.file["part"])
    private static let byLinks = PartModel(named: FittedLosses.file["part-by-links"])
    private static let byBoth = PartModel(named: FittedLosses.file["part-by-both"])

    static func reading(_ sources: PartSources) -> PartModel {
        switch sources {
        case .vectors: byVectors
        case .links: byLinks
        case .both: byBoth
        }
    }
}

extension PartTrial {
    /// That the passage has no counterpart.
    var logOdds: Double { PartModel.reading(sources).logOdds(of: features.all) }

    /// What the probability is worth between two versions, where links have a say. Of what the model by links holds for .97
    /// and more 62 of 67 were lost in news and 5 of 11 in other kinds, of what it holds for .5 to .97 258 of 306 and 39 of
    /// 142 (kinds and languages that it has not seen, counted outside on the features that `Scripts/fit-check --passages
    /// --keep` keeps). Read by eye, half of the others are lost in novels, too: who translates freely leaves out. So the most
    /// are notes, and none is an error; what three versions or more bear witness to is shown as it is.
    private static let worthByLinks = MeasuredWorth([(0, 0), (0.5, 0.5), (0.97, 0.59), (0.975, 0.6), (1, 0.85)])

    /// - Parameter odds: Log-odds.
    func probability(odds: Double) -> Double {
        let probability = PartModel.probability(logOdds: odds)
        return sources == .vectors ? probability : Self.worthByLinks.worth(of: probability)
    }
}
