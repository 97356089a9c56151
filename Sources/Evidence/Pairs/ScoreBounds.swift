/// The most that a bead's slow terms can add to its score: a search need not look at them where even that is too little.
struct ScoreBounds: Sendable {
    /// The terms of meaning, whatever the vectors.
    let mostOfMeaning: Double
    let mostOfNumbers: Double
    private let meaning: Double
    private let usualMeaning: Double
    private let margin: Double
    private let marginByLength: Double

    /// The largest cosine: those of coded vectors are rounded.
    private static let limit = 1 + 1e-3

    init(_ weights: Weights, habits: PairHabits) {
        meaning = weights[.meaning]
        usualMeaning = habits.meaning
        margin = weights[.meaningMargin]
        marginByLength = weights[.meaningMarginByLength]
        mostOfNumbers = 3 * (max(0, weights[.numbersMatched]) + max(0, weights[.numbersUnmatched]))
        mostOfMeaning =
            abs(meaning) * Self.limit - meaning * usualMeaning + 2 * (abs(margin) + abs(marginByLength)) * Self.limit
    }

    /// The terms of meaning where the two sides' cosine is known: those with their neighbours are from -1 to 1.
    @inline(__always)
    func most(cosine: Double) -> Double {
        let (low, high) = (cosine - Self.limit, cosine + Self.limit)
        // The logarithm that weighs the second margin is from 0 to 1; `low` is not above 0, `high` not below.
        return meaning * (cosine - usualMeaning) + max(margin * low, margin * high)
            + max(marginByLength * low, marginByLength * high)
    }
}
