import Testing

@testable import Words

/// Terms from links.
@Suite struct TermTests {
    /// Words with spaces between; those with a capital are content, "," is a mark.
    private func words(_ text: String) -> [TermCounts.Word] {
        var start = 0
        return text.split(separator: " ").map { word in
            defer { start += word.utf16.count + 1 }
            return TermCounts.Word(
                range: start..<start + word.utf16.count, key: word.lowercased(),
                isContent: word.first?.isUppercase == true,
                isMark: word == ",")
        }
    }

    private func counts(_ rows: [(String, String, [(Int, Int)])]) -> TermCounts {
        var counts = TermCounts(versions: 2)
        for (one, other, links) in rows {
            counts.add([Array(one.utf16), Array(other.utf16)], words: [words(one), words(other)], links: [[], links])
        }
        return counts
    }

    @Test func phrasesThatLinksAgreeWith() {
        let found = TermCounts.extracted(
            words("Prime Minister of Japan"), words("Premier von Japan"), links: [(0, 0), (1, 0), (2, 1), (3, 2)])
        #expect(found.map { [$0.0, $0.1] } == [[0..<2, 0..<1], [0..<4, 0..<3], [3..<4, 2..<3]])
        // A link out of the pair, a mark inside, an end that is no content.
        #expect(TermCounts.extracted(words("A B"), words("C D"), links: [(0, 0), (1, 0)]).map { $0.0 } == [0..<2])
        #expect(
            TermCounts.extracted(words("A , B"), words("C D"), links: [(0, 0), (2, 1)]).map { $0.0 } == [0..<1, 2..<3])
        #expect(TermCounts.extracted(words("A the"), words("C die"), links: [(0, 0), (1, 1)]).map { $0.0 } == [0..<1])
    }

    @Test func whatRecursIsATerm() {
        let minister = ("Prime Minister", "Premier", [(0, 0), (1, 0)])
        let counts = counts([minister, minister, ("House", "Haus", [(0, 0)]), ("Minister", "Minister", [(0, 0)])])
        let terms = counts.terms(leastCount: 2)
        #expect(terms == [.init(count: 2, names: [["Prime Minister"], ["Premier"]], row: 0)])
        #expect(
            counts.terms(leastCount: 1).map(\.names) == [
                [["Prime Minister"], ["Premier"]], [["House"], ["Haus"]], [["Minister"], ["Minister"]],
            ])
    }

    /// Of what comes as often in a longer phrase only that is listed; rare answers are not.
    @Test func longerPhrasesAndRareAnswers() {
        let both = ("Atlantic Alliance", "Atlantische Allianz", [(0, 0), (1, 1)])
        let rest = [("Report", "Bericht", [(0, 0)])]
        let rows = [both, both] + rest + rest + rest + rest + rest + [("Report", "Meldung", [(0, 0)])]
        let terms = counts(rows).terms(leastCount: 1)
        #expect(terms.map(\.names) == [[["Report"], ["Bericht"]], [["Atlantic Alliance"], ["Atlantische Allianz"]]])
        #expect(terms.map(\.row) == [2, 0])
    }
}
