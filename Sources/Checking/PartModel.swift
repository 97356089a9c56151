private import Foundation

/// How probable it is that a passage has no counterpart: a logistic model, fitted by `Scripts/fit-check`.
enum PartModel {
    static let intercept = -5.130
    /// In the order of `PartFeatures.names`.
    static let weights = [12.916, -4.666, -9.979, 4.216, 0.179, 0.110, 2.087, 3.392, 0.768, -4.912, 0.3]

    static func logOdds(_ features: PartFeatures) -> Double {
        zip(weights, features.values).reduce(intercept) { $0 + $1.0 * $1.1 }
    }

    static func probability(logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
