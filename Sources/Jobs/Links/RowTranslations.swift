internal import Algorithms
internal import Documents
internal import Formats
internal import Words

/// Which tokens come together in the rows of a document or table, for every two languages in them.
struct RowTranslations: Sendable {
    private let all: [Pair: TokenTranslations]

    private struct Pair: Hashable {
        let first: LanguageTag
        let second: LanguageTag
    }

    /// Rows that are learned from at most, and bytes of their texts: they are in memory until then.
    static let mostRows = 2_000
    static let mostBytes = 1 << 20
    /// Learning takes as long as this at most, however many versions there are: pairs of tokens.
    private static let mostPairs = 3 * TokenTranslations.mostPairs

    /// - Parameter rows: In the order in which they came.
    init(_ rows: [RowRecord], _ linker: WordLinker, threads: Int) {
        var found: [Pair: [(one: Int, other: Int)]] = [:]
        let texts = rows.flatMap { row in row.parts.map(\.text) }
        var start = 0
        for row in rows {
            for pair in row.parts.indices.combinations(ofCount: 2) {
                let languages = Pair(first: row.parts[pair[0]].language, second: row.parts[pair[1]].language)
                found[languages, default: []].append((start + pair[0], start + pair[1]))
            }
            start += row.parts.count
        }
        found = found.filter { $0.value.count >= TokenTranslations.fewestRows }
        guard !found.isEmpty else {
            all = [:]
            return
        }
        let pieces = linker.pieces(of: texts, threads: threads)
        let most = min(TokenTranslations.mostPairs, Self.mostPairs / found.count)
        all = found.compactMapValues { rows in
            TokenTranslations(rows.map { (pieces[$0.one], pieces[$0.other]) }, mostPairs: most)
        }
    }

    /// nil where the two come together in few rows.
    func of(_ first: LanguageTag, _ second: LanguageTag) -> TokenTranslations? {
        all[Pair(first: first, second: second)]
    }
}
