/// Sums for strict and lax precision and recall of ladders, as Sennrich & Volk 2011 ("Iterative, MT-based Sentence
/// Alignment of Parallel Texts", NODALIDA) define them and Vecalign's scorer counts them.
///
/// Precision is over all predicted rows, those of one side too: a row is right strictly when gold has it, and laxly
/// also when gold links some line of its one side to some line of its other. Recall is the same with gold and
/// prediction exchanged, over rows of two sides. A row that comes twice counts once.
public struct LadderCounts: Sendable, Equatable {
    struct Side: Sendable, Equatable {
        var strict = 0
        var lax = 0
        var rows = 0

        /// How many of `rows` are right by `truth`.
        init(_ rows: some Sequence<Ladder.Row>, by truth: some Sequence<Ladder.Row>) {
            let truth = Set(truth.lazy.filter { !$0.isEmpty })
            let judged = Set(rows.lazy.filter { !$0.isEmpty })
            var links: [Int: Set<Int>] = [:]
            for row in truth {
                for line in row.first { links[line, default: []].formUnion(row.second) }
            }
            for row in judged {
                if truth.contains(row) {
                    strict += 1
                    lax += 1
                } else if row.first.contains(where: { links[$0]?.isDisjoint(with: row.second) == false }) {
                    lax += 1
                }
            }
            self.rows = judged.count
        }
    }

    private let predicted: Side
    private let gold: Side

    /// - Complexity: O(lines) on average.
    public init(gold: Ladder, predicted: Ladder) {
        self.predicted = Side(predicted.rows, by: gold.rows)
        self.gold = Side(
            gold.rows.lazy.filter(\.hasBothSides), by: predicted.rows.lazy.filter(\.hasBothSides))
    }

    public var strict: PrecisionRecall {
        PrecisionRecall(precision: ratio(predicted.strict, predicted.rows), recall: ratio(gold.strict, gold.rows))
    }

    public var lax: PrecisionRecall {
        PrecisionRecall(precision: ratio(predicted.lax, predicted.rows), recall: ratio(gold.lax, gold.rows))
    }
}

extension LadderCounts: Measured {
    public var strictF1: Double { strict.f1 }

    var figures: [Figure] {
        strict.figures(group: "strict", heading: "strict ") + lax.figures(group: "lax", heading: "lax ")
            + [
                Figure("rows", in: nil, predicted.rows, heading: "rows"),
                Figure("gold", in: nil, gold.rows, heading: "gold"),
            ]
    }
}
