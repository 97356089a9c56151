internal import Errors
public import Segmentation

/// Phrases of two languages that translate each other: a user's dictionary, or words learned from the texts themselves.
public struct BilingualDictionary: Sendable {
    enum Side { case first, second }

    /// Entries by their first folded word: the rest of the phrase's words, and the entry's number.
    private var phrases: (first: [Key: [Phrase]], second: [Key: [Phrase]]) = ([:], [:])

    private struct Phrase: Sendable {
        let words: [Key]
        let entry: Int
    }

    /// - Parameters:
    ///   - pairs: Phrases of the first language and the second.
    ///   - first, second: Each language's ICU locale and rules, by which its texts are split into words too.
    public init(
        _ pairs: [(first: String, second: String)], first: (locale: String, rules: LanguageRules),
        second: (locale: String, rules: LanguageRules)
    ) throws {
        var one = try EvidenceReader(locale: first.locale, rules: first.rules)
        var other = try EvidenceReader(locale: second.locale, rules: second.rules)
        for (entry, pair) in pairs.enumerated() {
            add(one.wordKeys(of: pair.first), other.wordKeys(of: pair.second), entry: entry)
        }
    }

    /// Words that the rows of a first pass show to translate each other; nil where the texts are too short to teach.
    ///
    /// - Parameter rows: Runs of segments that surely translate each other.
    public init?(
        learnedFrom rows: [(first: Range<Int>, second: Range<Int>)], _ first: VersionEvidence,
        _ second: VersionEvidence
    ) {
        let lexicon = LearnedLexicon(rows: rows, first: first.words, second: second.words)
        guard !lexicon.pairs.isEmpty else { return nil }
        for (entry, pair) in lexicon.pairs.enumerated() { add([pair.first], [pair.second], entry: entry) }
    }

    /// Adds an entry. Phrases are folded words, as `EvidenceReader.words` splits them.
    private mutating func add(_ first: [Key], _ second: [Key], entry: Int) {
        guard let one = first.first, let other = second.first else { return }
        phrases.first[one, default: []].append(Phrase(words: first, entry: entry))
        phrases.second[other, default: []].append(Phrase(words: second, entry: entry))
    }

    func entries(in rows: JaggedArray<Key>, side: Side, as kind: Key.Kind) -> JaggedArray<Key> {
        let known = side == .first ? phrases.first : phrases.second
        var found = JaggedArray<Key>()
        for row in 0..<rows.count {
            let words = rows[row]
            var entries: [Key] = []
            for start in words.indices {
                for phrase in known[words[start]] ?? [] where words[start...].starts(with: phrase.words) {
                    entries.append(Key(kind, number: phrase.entry))
                }
            }
            found.append(entries)
        }
        return found
    }
}
