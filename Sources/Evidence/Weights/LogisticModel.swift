private import Foundation

/// A logistic model: the log-odds of something are the sum of its features, each times its weight.
public struct LogisticModel<Feature>: Sendable, Hashable
where Feature: CaseIterable & RawRepresentable & Hashable & Sendable, Feature.RawValue == Int {
    private var values: [Double]

    public init(_ weights: [Feature: Double]) {
        values = Feature.allCases.map { weights[$0] ?? 0 }
    }

    /// - Parameter values: A weight for each of `Feature.allCases`.
    public init(all values: [Double]) {
        self.values = values
    }

    /// In the order of `Feature.allCases`.
    public var all: [Double] { values }

    public subscript(feature: Feature) -> Double {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }

    /// The probability of what has these features, in the order of `Feature.allCases`.
    public func probability(of features: [Double]) -> Double {
        1 / (1 + exp(-zip(values, features).reduce(0) { $0 + $1.0 * $1.1 }))
    }
}

/// The log-odds of a probability, within ±13.8.
func logit(_ probability: Double) -> Double {
    let within = min(max(probability, 1e-6), 1 - 1e-6)
    return log(within / (1 - within))
}
