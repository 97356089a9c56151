/// What a model's probabilities are worth, where that was measured on kinds of text that it has not seen.
package struct MeasuredWorth: Sendable {
    private let points: [(probability: Double, worth: Double)]

    /// - Parameter points: By rising probability, from 0 to 1; linear between them.
    package init(_ points: [(probability: Double, worth: Double)]) { self.points = points }

    package func worth(of probability: Double) -> Double {
        for (low, high) in zip(points, points.dropFirst()) where probability <= high.probability {
            let share = (probability - low.probability) / (high.probability - low.probability)
            return low.worth + share * (high.worth - low.worth)
        }
        return probability
    }
}
