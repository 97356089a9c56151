internal import FittedModels

/// How probable it is that a passage has no counterpart.
typealias PartModel = LogisticModel<PartFeature>

extension LogisticModel<PartFeature> {
    static let fitted = PartModel(named: FittedLosses.file["part"])
}

extension PartTrial {
    /// That the passage has no counterpart.
    var logOdds: Double { PartModel.fitted.logOdds(of: features.all) }
}
