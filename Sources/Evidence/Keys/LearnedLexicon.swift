private import Foundation

/// Pairs of words that translate each other, learned from the rows of a first pass: what carries a pair of languages
/// that no encoder and no dictionary knows.
///
/// Words are held against each other by the log-likelihood ratio of standing in the same rows (Dunning 1993; for
/// translations Moore 2004), and linked where each is the other's best (competitive linking, Melamed 2000).
struct LearnedLexicon {
    /// Fewer rows teach nothing that the rows do not say already.
    static let fewestRows = 200
    /// No more rows than this are read, spread evenly: the rest would only repeat the common words.
    private static let mostRows = 20_000
    private static let fewestTogether = 3
    /// Rows with more pairs of words than this are a text's whole paragraphs, and say little of each pair.
    private static let mostPairsOfRow = 4096
    /// A word in a larger share of the rows holds sentences together, not meaning.
    private static let commonShare = 0.05
    /// Twice the log-likelihood ratio that chance reaches once in a hundred thousand pairs of words.
    private static let leastRatio = 20.0

    private(set) var pairs: [(first: Key, second: Key)] = []

    /// - Parameters:
    ///   - rows: Runs that translate each other.
    ///   - first, second: The words of each version's segments.
    /// - Complexity: O(words + rows · `mostPairsOfRow`).
    init(rows: [(first: Range<Int>, second: Range<Int>)], first: JaggedArray<Key>, second: JaggedArray<Key>) {
        guard rows.count >= Self.fewestRows else { return }
        let step = max(1, rows.count / Self.mostRows)
        let read = stride(from: 0, to: rows.count, by: step).map { rows[$0] }
        let words = (
            Self.words(read.map(\.first), first, rows: read.count),
            Self.words(read.map(\.second), second, rows: read.count)
        )
        var together: [UInt64: Int32] = [:]
        for (left, right) in zip(words.0.rows, words.1.rows) where left.count * right.count <= Self.mostPairsOfRow {
            for one in left { for other in right { together[UInt64(one) << 32 | UInt64(other), default: 0] += 1 } }
        }
        var links: [(ratio: Double, first: Int, second: Int)] = []
        for (pair, count) in together where count >= Self.fewestTogether {
            let (one, other) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            let ratio = Self.ratio(
                together: Double(count), first: Double(words.0.counts[one]), second: Double(words.1.counts[other]),
                rows: Double(read.count))
            if ratio >= Self.leastRatio { links.append((ratio, one, other)) }
        }
        links.sort { ($1.ratio, $0.first, $0.second) < ($0.ratio, $1.first, $1.second) }
        var taken: (first: Set<Int>, second: Set<Int>) = ([], [])
        for link in links where !taken.first.contains(link.first) && !taken.second.contains(link.second) {
            taken.first.insert(link.first)
            taken.second.insert(link.second)
            pairs.append((words.0.keys[link.first], words.1.keys[link.second]))
        }
    }

    /// The words of every row, numbered, once each; without those that are too rare or too common.
    private static func words(
        _ runs: [Range<Int>], _ words: JaggedArray<Key>, rows: Int
    ) -> (rows: [[UInt32]], counts: [Int32], keys: [Key]) {
        let sets = runs.map { run in Set(run.flatMap { words[$0] }) }
        var counts: [Key: Int32] = [:]
        for set in sets { for key in set { counts[key, default: 0] += 1 } }
        let most = Int32(max(Double(fewestTogether), commonShare * Double(rows)))
        let keys = counts.filter { $0.value >= fewestTogether && $0.value <= most }.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, UInt32($0)) })
        return (sets.map { set in set.compactMap { numbers[$0] }.sorted() }, keys.map { counts[$0] ?? 0 }, keys)
    }

    /// Twice the logarithm of how much likelier the counts are if the words are tied than if they are not; 0 where they
    /// stand together less often than by chance.
    private static func ratio(together: Double, first: Double, second: Double, rows: Double) -> Double {
        guard together * rows > first * second else { return 0 }
        func term(_ count: Double, _ expected: Double) -> Double { count > 0 ? count * log(count / expected) : 0 }
        let neither = rows - first - second + together
        var sum = term(together, first * second / rows)
        sum += term(first - together, first * (rows - second) / rows)
        sum += term(second - together, (rows - first) * second / rows)
        sum += term(neither, (rows - first) * (rows - second) / rows)
        return 2 * sum
    }
}
