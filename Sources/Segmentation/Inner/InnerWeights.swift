internal import ICUText

/// A language file's [inner-model], ready for use.
package struct InnerWeights {
    /// What stands beside a place.
    enum Neighbour: Int, CaseIterable {
        case letter, lower, upper, digit, pause, quote, bracket, stop, other

        init(_ kind: CharacterClass) {
            switch kind {
            case .letter, .mark: self = .letter
            case .lower: self = .lower
            case .upper: self = .upper
            case .digit: self = .digit
            case .pause: self = .pause
            case .neutralQuote: self = .quote
            case .openingMark, .closingMark: self = .bracket
            case .terminator, .dot: self = .stop
            default: self = .other
            }
        }
    }

    struct Features {
        var before: Neighbour
        var after: Neighbour
        var opener: Double
        var ender: Double
        var left: Double
        var right: Double
        var isFirst: Bool
        var isInQuotes: Bool
        var isInBrackets: Bool

        /// In the order of `names`.
        var values: [Double] {
            var values = [
                1, opener, ender, left, right, isFirst ? 1 : 0, isInQuotes ? 1 : 0, isInBrackets ? 1 : 0,
            ]
            values += Neighbour.allCases.map { $0 == before ? 1 : 0 }
            values += Neighbour.allCases.map { $0 == after ? 1 : 0 }
            return values
        }
    }

    /// Every name that a language file may give.
    package static let names =
        [
            "intercept", "opener", "ender", "left-length", "right-length", "first-of-paragraph", "inside-quotes",
            "inside-brackets",
        ] + Neighbour.allCases.map { "before-\($0)" } + Neighbour.allCases.map { "after-\($0)" }

    private let weights: [Double]

    init(_ model: [String: Double]) {
        weights = Self.names.map { model[$0] ?? OtherLanguages.innerModel[$0] ?? 0 }
    }

    func logit(_ features: Features) -> Double {
        var sum = weights[0] + weights[1] * features.opener + weights[2] * features.ender
        sum += weights[3] * features.left + weights[4] * features.right
        if features.isFirst { sum += weights[5] }
        if features.isInQuotes { sum += weights[6] }
        if features.isInBrackets { sum += weights[7] }
        sum += weights[8 + features.before.rawValue]
        return sum + weights[8 + Neighbour.allCases.count + features.after.rawValue]
    }
}
