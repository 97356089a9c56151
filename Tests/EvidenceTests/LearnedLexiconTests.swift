import Testing

@testable import Evidence

@Suite struct LearnedLexiconTests {
    /// Rows of five words out of two hundred; the other text says the same with other words, in another order.
    static func texts(rows: Int) -> (first: JaggedArray<Key>, second: JaggedArray<Key>) {
        var texts = (first: JaggedArray<Key>(), second: JaggedArray<Key>())
        for row in 0..<rows {
            let words = (0..<5).map { (row * 7 + $0 * $0 * 11 + row / 3) % 200 }
            texts.first.append(words.map { Self.word("one", $0) })
            texts.second.append(words.reversed().map { Self.word("other", $0) })
        }
        return texts
    }

    static func word(_ language: String, _ number: Int) -> Key { Key(.word, "\(language)\(number)".utf16) }

    @Test func findsWordsThatTranslateEachOther() {
        let (first, second) = Self.texts(rows: 600)
        let lexicon = LearnedLexicon(
            rows: (0..<600).map { ($0..<($0 + 1), $0..<($0 + 1)) }, first: first, second: second)
        let expected = Dictionary(
            uniqueKeysWithValues: (0..<200).map { (Self.word("one", $0), Self.word("other", $0)) })
        #expect(lexicon.pairs.count >= 100)
        #expect(lexicon.pairs.allSatisfy { expected[$0.first] == $0.second })
        #expect(Set(lexicon.pairs.map(\.first)).count == lexicon.pairs.count)
    }

    @Test func shortTextsTeachNothing() {
        let rows = LearnedLexicon.fewestRows - 1
        let (first, second) = Self.texts(rows: rows)
        let lexicon = LearnedLexicon(
            rows: (0..<rows).map { ($0..<($0 + 1), $0..<($0 + 1)) }, first: first, second: second)
        #expect(lexicon.pairs.isEmpty)
    }

    @Test func strangersTeachNothing() {
        let (first, _) = Self.texts(rows: 600)
        var second = JaggedArray<Key>()
        // Words that never hang together with the first text's.
        for row in 0..<600 { second.append((0..<5).map { Self.word("other", (row * row + $0 * 13) % 61) }) }
        let lexicon = LearnedLexicon(
            rows: (0..<600).map { ($0..<($0 + 1), (599 - $0)..<(600 - $0)) }, first: first, second: second)
        #expect(lexicon.pairs.count <= 2, "\(lexicon.pairs.count)")
    }
}
