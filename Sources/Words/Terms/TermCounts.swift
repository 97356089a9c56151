/// How often words and phrases of the versions of a text answer each other: what a list of terms is made of.
///
/// Phrases are those that links agree with: of one to four words, none of which has a link out of the pair (Och and Ney
/// 2004). They begin and end with a word that is no function word, and no mark is in them.
public struct TermCounts: Sendable {
    /// A word of a row's text.
    public struct Word: Sendable {
        /// UTF-16 code units of the text.
        public var range: Range<Int>
        /// As it is compared.
        public var key: String
        /// Whether a phrase may begin or end with it: no function word, no number.
        public var isContent: Bool
        public var isMark: Bool

        public init(range: Range<Int>, key: String, isContent: Bool, isMark: Bool) {
            (self.range, self.key, self.isContent, self.isMark) = (range, key, isContent, isMark)
        }
    }

    /// A phrase of the first version and what answers it in the others.
    public struct Term: Sendable, Hashable {
        /// How often the phrase has its most frequent answer.
        public var count: Int
        /// By version: the phrase itself; for the others the most frequent answers, empty where none is frequent.
        public var names: [[String]]
        /// The row, as `add` counts them, where it was first found with an answer.
        public var row: Int
    }

    private struct Phrase {
        var words: [String]
        var form: String
        var firstRow: Int
    }

    /// By version.
    private var phrases: [[Phrase]]
    private var numbers: [[[String]: Int]]
    /// For each version but the first, how often phrases of the first have which answer.
    private var pairs: [[Pair: Int]]
    private var rows = 0

    private struct Pair: Hashable {
        let first: Int
        let other: Int
    }

    private static let longest = 4

    /// - Parameter versions: How many; the first is the one whose phrases are listed.
    public init(versions: Int) {
        phrases = [[Phrase]](repeating: [], count: versions)
        numbers = [[[String]: Int]](repeating: [:], count: versions)
        pairs = [[Pair: Int]](repeating: [:], count: versions)
    }

    /// Counts what a row has.
    ///
    /// - Parameters:
    ///   - texts: By version; nil where the row lacks it.
    ///   - words: Of each text, in order.
    ///   - links: For each version but the first those with the first: places of words, the first version's first.
    /// - Complexity: O(words + links) for each version.
    public mutating func add(_ texts: [[UInt16]?], words: [[Word]], links: [[(Int, Int)]]) {
        defer { rows += 1 }
        guard let text = texts.first?.flatMap(\.self) else { return }
        for version in texts.indices.dropFirst() {
            guard let other = texts[version] else { continue }
            let found = Self.extracted(words[0], words[version], links: links[version])
            for (one, two) in found {
                let first = number(of: one, words[0], text, version: 0)
                let answer = number(of: two, words[version], other, version: version)
                pairs[version][Pair(first: first, other: answer), default: 0] += 1
            }
        }
    }

    private mutating func number(of range: Range<Int>, _ words: [Word], _ text: [UInt16], version: Int) -> Int {
        let keys = words[range].map(\.key)
        let place = words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound
        let form = String(decoding: text[place], as: UTF16.self).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        if let known = numbers[version][keys] {
            // Small letters say that capitals elsewhere are a sentence's.
            if form != phrases[version][known].form, form == form.lowercased() { phrases[version][known].form = form }
            return known
        }
        numbers[version][keys] = phrases[version].count
        phrases[version].append(Phrase(words: keys, form: form, firstRow: rows))
        return phrases[version].count - 1
    }

    /// The pairs of phrases that links agree with: places of words.
    static func extracted(
        _ ones: [Word], _ others: [Word], links: [(Int, Int)]
    ) -> [(Range<Int>, Range<Int>)] {
        var forward = [[Int]](repeating: [], count: ones.count)
        var back = [[Int]](repeating: [], count: others.count)
        for (one, other) in links where ones.indices.contains(one) && others.indices.contains(other) {
            forward[one].append(other)
            back[other].append(one)
        }
        var found: [(Range<Int>, Range<Int>)] = []
        for start in ones.indices where ones[start].isContent && !forward[start].isEmpty {
            var (low, high) = (Int.max, Int.min)
            for end in start..<min(start + longest, ones.count) {
                if ones[end].isMark { break }
                for other in forward[end] { (low, high) = (min(low, other), max(high, other)) }
                guard ones[end].isContent, !forward[end].isEmpty, high - low < longest, others[low].isContent,
                    others[high].isContent
                else { continue }
                let (own, answer) = (start..<end + 1, low..<high + 1)
                let agrees = answer.allSatisfy { other in
                    !others[other].isMark && back[other].allSatisfy(own.contains)
                }
                if agrees { found.append((own, answer)) }
            }
        }
        return found
    }

    /// Fewer than so many of ten places of a phrase or its answer are no habit (the Dice coefficient, Dice 1945).
    private static let leastDice = 0.3
    /// Of the answers those are listed that come so often beside the most frequent one.
    private static let leastShare = 0.25
    private static let mostAnswers = 3

    /// The terms, the most frequent first; of a phrase inside a longer one that comes as often only the longer.
    ///
    /// - Parameter leastCount: How often a phrase must have the same answer.
    /// - Complexity: O(n log n) for n pairs of phrases.
    public func terms(leastCount: Int) -> [Term] {
        var terms: [Int: Term] = [:]
        for version in pairs.indices.dropFirst() {
            var (ones, others) = ([Int: Int](), [Int: Int]())
            for (pair, count) in pairs[version] {
                ones[pair.first, default: 0] += count
                others[pair.other, default: 0] += count
            }
            var answers: [Int: [(answer: Int, count: Int)]] = [:]
            for (pair, count) in pairs[version] where count >= leastCount {
                let all = ones[pair.first, default: 0] + others[pair.other, default: 0]
                guard 2 * Double(count) >= Self.leastDice * Double(all) else { continue }
                answers[pair.first, default: []].append((pair.other, count))
            }
            for (phrase, own) in answers {
                let sorted = own.sorted {
                    ($1.count, phrases[version][$0.answer].form) < ($0.count, phrases[version][$1.answer].form)
                }
                guard let most = sorted.first?.count else { continue }
                var term =
                    terms[phrase]
                    ?? Term(
                        count: 0, names: pairs.indices.map { $0 == 0 ? [phrases[0][phrase].form] : [] },
                        row: phrases[0][phrase].firstRow)
                term.count = max(term.count, most)
                // A text may be cut into words in several ways.
                term.names[version] = sorted.prefix(Self.mostAnswers)
                    .filter { Double($0.count) >= Self.leastShare * Double(most) }
                    .map { phrases[version][$0.answer].form }
                    .reduce(into: []) { names, name in if !names.contains(name) { names.append(name) } }
                terms[phrase] = term
            }
        }
        let inside = Self.inside(terms.keys.map { phrases[0][$0].words }, counts: terms.mapValues(\.count), numbers[0])
        return terms.filter { !inside.contains($0.key) }.map(\.value).sorted {
            ($1.count, $0.names[0][0], $0.row) < ($0.count, $1.names[0][0], $1.row)
        }
    }

    /// Phrases that stand in a longer one as often as alone.
    private static func inside(
        _ phrases: [[String]], counts: [Int: Int], _ numbers: [[String]: Int]
    ) -> Set<Int> {
        var inside: Set<Int> = []
        for words in phrases where words.count > 1 {
            guard let own = numbers[words], let count = counts[own] else { continue }
            for start in words.indices {
                for end in (start + 1)...words.count where end - start < words.count {
                    guard let part = numbers[Array(words[start..<end])], counts[part] == count else { continue }
                    inside.insert(part)
                }
            }
        }
        return inside
    }
}
