internal import AlignedTable
internal import Alignment
internal import Documents
internal import Errors
private import ICUText
internal import Review

/// Aligns the texts of a review anew around what a person decided.
struct Realigner: Sendable {
    var aligner: Aligner

    /// What would change.
    ///
    /// - Parameter texts: The documents themselves, where these are at hand; else they are put together from the rows.
    func arrangements(_ state: ReviewState, texts: [Document]? = nil) throws(HexaplaError) -> [Arrangement] {
        let plan = RealignPlan(state)
        guard !plan.isEmpty else { return [] }
        var aligned: [[RealignPlan.AlignedRow]] = []
        for part in plan.parts { aligned.append(try rows(of: part, state.table.languages, texts: texts)) }
        return plan.arrangements(aligned)
    }

    private func rows(
        of part: RealignPlan.Part, _ languages: [LanguageTag], texts: [Document]?
    ) throws(HexaplaError) -> [RealignPlan.AlignedRow] {
        let columns = languages.indices.filter { part.texts[$0] != nil }
        let documents = columns.map { column in
            texts?.first { $0.language == languages[column] }
                ?? Document(language: languages[column], name: part.name ?? "text", string: part.texts[column] ?? "")
        }
        guard documents.count > 1 else { return [] }
        var own = aligner
        own.anchors = part.cuts.enumerated().compactMap { number, cut in
            var places: [LanguageTag: Anchor.Place] = [:]
            for column in columns {
                places[languages[column]] = cut[column].map { .codePoint($0 + (texts == nil ? 0 : part.bases[column])) }
            }
            return places.count > 1 ? Anchor(places, name: "cut \(number + 1)") : nil
        }
        // Cuts make the alignment better; rows are kept without them too. They do not go with lines that are never cut.
        let table: AlignedText
        if let found = try? own.align(documents, name: part.name ?? "text") {
            table = found
        } else {
            own.anchors = []
            table = try own.align(documents, name: part.name ?? "text")
        }
        return table.rows.map { row in
            var cells = [Range<Int>?](repeating: nil, count: languages.count)
            for (place, column) in columns.enumerated() {
                // A text of its own begins before the first row's.
                let before = texts == nil ? 0 : part.bases[column]
                cells[column] = table.span(of: row, version: place).map {
                    ($0.lowerBound - before)..<($0.upperBound - before)
                }
            }
            return RealignPlan.AlignedRow(
                cells: cells, moved: row.moved.map { columns[$0] }, score: row.score,
                pairScores: row.pairScores.map {
                    Row.PairScore(first: columns[$0.first], second: columns[$0.second], score: $0.score)
                })
        }
    }
}
