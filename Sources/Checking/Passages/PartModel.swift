private import Foundation

/// How probable it is that a passage has no counterpart: a logistic model, fitted by `Scripts/fit-check`.
enum PartModel {
    static let intercept = -5.694
    /// In the order of `PartFeatures.names`.
    static let weights = [15.134, -5.046, -6.386, 3.471, -0.229, 0.253, 1.719, 2.253, 0.059, -2.676]

    static func logOdds(_ features: PartFeatures) -> Double {
        zip(weights, features.values).reduce(intercept) { $0 + $1.0 * $1.1 }
    }

    static func probability(logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
