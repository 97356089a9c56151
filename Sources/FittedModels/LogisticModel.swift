private import Foundation

/// What a model weighs: the cases of an enumeration of whole numbers from 0 on, whose names its files use.
public typealias ModelFeature = CaseIterable & RawRepresentable & Hashable & Sendable

/// A value for each feature of something that a model is asked about.
public struct FeatureValues<Feature: ModelFeature>: Sendable, Hashable where Feature.RawValue == Int {
    /// In the order of `Feature.allCases`.
    public private(set) var all: [Double]

    /// All 0.
    public init() {
        all = [Double](repeating: 0, count: Feature.allCases.count)
    }

    public subscript(feature: Feature) -> Double {
        get { all[feature.rawValue] }
        set { all[feature.rawValue] = newValue }
    }
}

/// A logistic model: the log-odds of something are the sum of its features, each times its weight.
public struct LogisticModel<Feature: ModelFeature>: Sendable, Hashable where Feature.RawValue == Int {
    private var values: [Double]

    /// - Parameter weights: By feature; one that is missing weighs nothing.
    public init(_ weights: [Feature: Double]) {
        values = Feature.allCases.map { weights[$0] ?? 0 }
    }

    /// - Parameter weights: By the features' names, as files of fitted numbers have them.
    public init(named weights: [String: Double]) {
        values = Feature.allCases.map { weights["\($0)"] ?? 0 }
    }

    /// - Parameter values: A weight for each of `Feature.allCases`.
    public init(all values: [Double]) {
        self.values = values
    }

    /// In the order of `Feature.allCases`.
    public var all: [Double] { values }

    /// The features' names, as files of fitted numbers have them.
    public static var names: [String] { Feature.allCases.map { "\($0)" } }

    public subscript(feature: Feature) -> Double {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }

    /// The log-odds of what has these features, in the order of `Feature.allCases`.
    public func logOdds(of features: [Double]) -> Double {
        zip(values, features).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The probability of what has these features, in the order of `Feature.allCases`.
    public func probability(of features: [Double]) -> Double {
        Self.probability(logOdds: logOdds(of: features))
    }

    public static func probability(logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}

/// The log-odds of a probability, within ±13.8.
package func logit(_ probability: Double) -> Double {
    let within = min(max(probability, 1e-6), 1 - 1e-6)
    return log(within / (1 - within))
}
