/// Sums for the measures of rows between two languages. Documents add up: every ratio is a micro-average.
///
/// Ink is what is counted (`InkRanks`); |S| and |T| are the ink of a row's two sides. Only rows of two sides are
/// predictions of translation.
///
/// - Block F1: a row links each character of S to each of T, with a weight of (|S|+|T|)/(2|S||T|) a link, so that a
///   row weighs the text it accounts for, (|S|+|T|)/2. Precision is the share of the predicted weight within gold
///   rectangles, recall the share of gold's within predicted ones.
/// - ARCADE F1: the same with weight 1 a link, after Langlais, Simard & Véronis 1998, "Methods and Practical Issues in
///   Evaluating Alignment Techniques" (COLING-ACL), at the granularity of characters. A few long rows decide it.
/// - Strict: a predicted row is right when it is one gold row, or two that are neighbours in both languages.
/// - Null leak: the share of the ink without counterpart that rows of two sides contain.
public struct PairCounts: Sendable, Equatable {
    public var predictedWeight = 0.0
    public var predictedWeightInGold = 0.0
    public var goldWeight = 0.0
    public var goldWeightInPredicted = 0.0
    public var predictedLinks = 0
    public var sharedLinks = 0
    public var goldLinks = 0
    /// Predicted rows of two sides, after what is finer than gold was joined.
    public var rows = 0
    public var goldRows = 0
    public var hits = 0
    /// Gold rows that hits cover.
    public var covered = 0
    public var hitsWithoutMerge = 0
    public var coveredWithoutMerge = 0
    public var aloneInk = 0
    public var leakedInk = 0

    public init() {}

    public static func += (sum: inout PairCounts, other: PairCounts) {
        sum.predictedWeight += other.predictedWeight
        sum.predictedWeightInGold += other.predictedWeightInGold
        sum.goldWeight += other.goldWeight
        sum.goldWeightInPredicted += other.goldWeightInPredicted
        sum.predictedLinks += other.predictedLinks
        sum.sharedLinks += other.sharedLinks
        sum.goldLinks += other.goldLinks
        sum.rows += other.rows
        sum.goldRows += other.goldRows
        sum.hits += other.hits
        sum.covered += other.covered
        sum.hitsWithoutMerge += other.hitsWithoutMerge
        sum.coveredWithoutMerge += other.coveredWithoutMerge
        sum.aloneInk += other.aloneInk
        sum.leakedInk += other.leakedInk
    }

    public var block: PrecisionRecall {
        PrecisionRecall(
            precision: ratio(predictedWeightInGold, predictedWeight), recall: ratio(goldWeightInPredicted, goldWeight))
    }

    public var arcade: PrecisionRecall {
        // Rows that overlap can link a character pair twice.
        PrecisionRecall(precision: ratio(sharedLinks, predictedLinks), recall: min(1, ratio(sharedLinks, goldLinks)))
    }

    public var strict: PrecisionRecall {
        PrecisionRecall(precision: ratio(hits, rows), recall: ratio(covered, goldRows))
    }

    public var strictWithoutMerge: PrecisionRecall {
        PrecisionRecall(precision: ratio(hitsWithoutMerge, rows), recall: ratio(coveredWithoutMerge, goldRows))
    }

    public var nullLeak: Double { ratio(leakedInk, aloneInk) }
}

extension PairCounts: Measured {
    public var strictF1: Double { strict.f1 }

    var figures: [Figure] {
        block.figures(group: "block", heading: "block ") + [Figure("precision", in: "arcade", arcade.precision)]
            + [
                Figure("recall", in: "arcade", arcade.recall),
                Figure("f1", in: "arcade", arcade.f1, heading: "ARCADE F1"),
            ]
            + strict.figures(group: "strict", heading: "strict ")
            + [
                Figure("precision", in: "strict_without_merge", strictWithoutMerge.precision),
                Figure("recall", in: "strict_without_merge", strictWithoutMerge.recall),
                Figure("f1", in: "strict_without_merge", strictWithoutMerge.f1, heading: "no merge"),
                Figure("null_leak", in: nil, nullLeak, heading: "null leak"),
                Figure("rows", in: nil, rows, heading: "rows"), Figure("gold", in: nil, goldRows, heading: "gold"),
            ]
    }
}
