/// Sums for the strict measure of rows over several languages: a predicted row is right when for every language asked
/// for it is the gold row's text, or both lack it. Rows of one language count too.
public struct NWayCounts: Sendable, Equatable {
    public var hits = 0
    public var rows = 0
    public var goldRows = 0

    public init() {}

    /// Counts one document.
    /// - Complexity: O(n log n) for n rows.
    public init(_ document: EvaluatedDocument, _ languages: [String]) throws(EvaluationError) {
        var byIdentifier: [GoldFile.Identifier: InkRow] = [:]
        var gold: Set<InkRow> = []
        let absent = InkRow([Range<Int>](repeating: 0..<0, count: languages.count))
        for (side, language) in languages.enumerated() {
            for sentence in try document.sentences(language) {
                if let identifier = sentence.identifier {
                    byIdentifier[identifier, default: absent].sides[side] = sentence.ink
                } else {
                    var alone = absent
                    alone.sides[side] = sentence.ink
                    gold.insert(alone)
                }
            }
        }
        gold.formUnion(byIdentifier.values)
        let places = GoldPlaces(gold.sorted(by: InkRow.comesFirst))
        let predicted = places.coarsened(try document.inkRows(languages).filter { !$0.isEmpty })
        hits = predicted.count(where: gold.contains)
        rows = predicted.count
        goldRows = gold.count
    }

    public static func += (sum: inout NWayCounts, other: NWayCounts) {
        sum.hits += other.hits
        sum.rows += other.rows
        sum.goldRows += other.goldRows
    }

    public var precision: Double { ratio(hits, rows) }
    public var recall: Double { ratio(hits, goldRows) }
    /// From the counts, not from precision and recall: that spares a rounding.
    public var f1: Double { ratio(2 * hits, rows + goldRows) }
}

extension NWayCounts: Measured {
    public var strictF1: Double { f1 }

    var figures: [Figure] {
        [
            Figure("precision", in: "strict", precision, heading: "strict P"),
            Figure("recall", in: "strict", recall, heading: "strict R"),
            Figure("f1", in: "strict", f1, heading: "strict F1"),
            Figure("rows", in: nil, rows, heading: "rows"), Figure("gold", in: nil, goldRows, heading: "gold"),
        ]
    }
}
