private import Foundation

/// The learned numbers that tell that nothing answers a word: a network of one layer over what links say of it.
struct MissingWordModel: Sendable {
    /// What is known of a word, in the order of the learned numbers.
    enum Feature: Int, CaseIterable {
        /// The mean over its tokens of the best cosine with any token of the other text.
        case tokenCover
        /// The best cosine with any word of the other text; how far it is above the second best; how far above what the best
        /// rival among its own text's words has with that word.
        case cover, aboveSecond, aboveRival
        /// Whether it is the best of that word too.
        case isMutual
        case agreement
        /// The best cosine, twice, less the means of both sides' three best.
        case scaledCover
        /// The best cosine of what the words mean anywhere.
        case anywhere
        case surprisal, tokens, beginsWithCapital, hasDigit
        /// How like another word of its own text it is.
        case selfSimilarity
        /// What its neighbours, and all words of its text, have for `cover`.
        case neighbours, usualCover
        /// How much longer the other text is than usual, as a logarithm.
        case lengthRatio
        /// Its place among its text's words by `cover`, from 0 to 1.
        case rank
        /// What remains of it for no word (`Dustbin`).
        case dust
    }

    private let mean: [Float]
    private let deviation: [Float]
    /// A row of `units` numbers for each feature.
    private let inner: [Float]
    private let innerBias: [Float]
    private let outer: [Float]
    private let outerBias: Float

    init?(_ numbers: LearnedNumbers) {
        let count = Feature.allCases.count
        let units = numbers.columns(of: "inner")
        guard let mean = numbers.matrix("featureMean", rows: 1, columns: count),
            let deviation = numbers.matrix("featureDeviation", rows: 1, columns: count),
            deviation.allSatisfy({ $0 > 0 }),
            let inner = numbers.matrix("inner", rows: count),
            let innerBias = numbers.matrix("innerBias", rows: 1, columns: units),
            let outer = numbers.matrix("outer", rows: 1, columns: units),
            let outerBias = numbers.matrix("outerBias", rows: 1, columns: 1)
        else { return nil }
        (self.mean, self.deviation, self.inner, self.innerBias) = (mean, deviation, inner, innerBias)
        (self.outer, self.outerBias) = (outer, outerBias[0])
    }

    /// The log-odds that nothing in the other text answers a word with these features.
    func logOdds(of features: [Float]) -> Float {
        var hidden = innerBias
        for (index, value) in features.enumerated() {
            let scaled = min(max((value - mean[index]) / deviation[index], -4), 4)
            for unit in hidden.indices { hidden[unit] += scaled * inner[index * hidden.count + unit] }
        }
        return zip(hidden, outer).reduce(outerBias) { $0 + tanh($1.0) * $1.1 }
    }
}
