/// The most that a bead's slow terms can add to its score: a search need not look at them where even that is too little.
/// Derived from what the terms say of themselves (`TermTraits.Cost`).
struct ScoreBounds: Sendable {
    /// The terms of meaning, whatever the vectors.
    let mostOfMeaning: Double
    let mostOfNumbers: Double
    /// With a cosine that is known the most of all terms of meaning is a straight line.
    private let slope: Double
    private let atZero: Double

    /// The largest cosine: those of coded vectors are rounded.
    private static let limit = 1 + 1e-3

    init(_ weights: Weights, habits: PairHabits) {
        var (numbers, meaning, slope, atZero) = (0.0, 0.0, 0.0, 0.0)
        for term in Term.allCases where weights[term] != 0 {
            let weight = weights[term]
            switch term.traits.cost {
            case .quick, .keys: continue
            case .numbers(let most): numbers += max(0, weight * most)
            case .meaning(.likeness):
                meaning += abs(weight) * Self.limit - weight * habits.meaning
                slope += weight
                atZero -= weight * habits.meaning
            // What is taken off the cosine is from -1 to 1; and the factor of a scaled margin may be 0 or 1, where 1 is
            // the most, for the margin can have either sign.
            case .meaning(.margin), .meaning(.scaledMargin):
                meaning += 2 * abs(weight) * Self.limit
                slope += weight
                atZero += abs(weight) * Self.limit
            case .meaning(.bounded(let most)):
                meaning += max(0, weight * most)
                atZero += max(0, weight * most)
            }
        }
        (mostOfNumbers, mostOfMeaning, self.slope, self.atZero) = (numbers, meaning, slope, atZero)
    }

    /// The terms of meaning where the two sides' cosine is known.
    @inline(__always)
    func most(cosine: Double) -> Double { slope * cosine + atZero }
}
