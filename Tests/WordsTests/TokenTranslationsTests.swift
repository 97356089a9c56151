import Documents
import Encoders
import ICUText
import TestRandomness
import Testing

@testable import Words

@Suite struct TokenTranslationsTests {
    /// Rows of a random language and of its word for word translation in another order, where some words lack.
    private func rows(_ count: Int, _ random: inout SplitMix64) -> [(one: [Int32], other: [Int32])] {
        (0..<count).map { _ in
            let one = (0..<6).map { _ in Int32(random.below(40)) }
            let other = one.filter { _ in random.below(5) > 0 }.map { $0 + 1000 }.shuffled(using: &random)
            return (one, other)
        }
    }

    /// Brown et al.'s first model as it is in the book: sums over all pairs in dictionaries.
    private func probabilities(_ rows: [([Int32], [Int32])]) -> [[Int32]: Double] {
        let nothing: Int32 = -1
        let asked = Double(Set(rows.flatMap(\.1)).count)
        var known: [[Int32]: Double] = [:]
        for round in 0..<5 {
            var (shares, sums): ([[Int32]: Double], [Int32: Double]) = ([:], [:])
            for (own, others) in rows {
                for other in others {
                    let weights = ([nothing] + own).map { round == 0 ? 1 / asked : known[[$0, other]] ?? 0 }
                    let sum = weights.reduce(0, +)
                    for (token, weight) in zip([nothing] + own, weights) {
                        shares[[token, other], default: 0] += weight / sum
                        sums[token, default: 0] += weight / sum
                    }
                }
            }
            known = shares.reduce(into: [:]) { $0[$1.key] = $1.value / (sums[$1.key[0]] ?? 1) }
        }
        return known
    }

    @Test(arguments: 1...3) func asInTheBook(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let rows = rows(200, &random)
        let translations = try #require(TokenTranslations(rows))
        let forward = probabilities(rows.map { ($0.one, $0.other) })
        let back = probabilities(rows.map { ($0.other, $0.one) })
        for one in Int32(0)..<40 {
            for other in Int32(1000)..<1040 {
                let expected = ((forward[[one, other]] ?? 0) * (back[[other, one]] ?? 0)).squareRoot()
                let found = Double(translations.strength(one, other))
                #expect(abs(found - expected) < 0.001 || found == 0 && expected < 0.021)
            }
            // What translates it is far more likely than all else.
            let right = translations.strength(one, one + 1000)
            #expect(right > 0.4)
            #expect((Int32(1000)..<1040).allSatisfy { $0 == one + 1000 || translations.strength(one, $0) < right / 2 })
        }
        #expect(translations.strength(1, 1) == 0)
    }

    @Test func fewRowsSayNothing() {
        var random = SplitMix64(seed: 4)
        let rows = rows(TokenTranslations.fewestRows, &random)
        #expect(TokenTranslations(rows) != nil)
        #expect(TokenTranslations(Array(rows.dropLast())) == nil)
        // Rows without words are no rows, and those beyond the limit are not looked at.
        #expect(TokenTranslations(rows.dropLast() + [([], [])]) == nil)
        #expect(TokenTranslations(rows, mostPairs: 100) == nil)
    }

    /// Two tokens that are as like one as the other: what comes together elsewhere decides.
    @Test func decidesBetweenLikes() throws {
        var random = SplitMix64(seed: 5)
        let meaning = (0..<384).map { _ in Float.random(in: -1...1, using: &random) }
        let strange = (0..<384).map { _ in Float.random(in: -1...1, using: &random) }
        let one = text(pieces: [7, 8], [meaning, strange])
        let other = text(pieces: [1008, 1007, 1009], [meaning, meaning, strange])
        let links = { (translations: TokenTranslations?) in
            LinkSearch.candidates(one, other, mode: .precise, translations: translations).filter { $0.first == 0 }
                .map(\.second)
        }
        #expect(links(nil) == [0])
        #expect(links(try #require(TokenTranslations(rows(300, &random)))) == [1])
    }

    /// A text of tokens that are words, without spaces between.
    private func text(pieces: [Int32], _ meanings: [[Float]]) -> WordVectors {
        var states = TokenStates()
        states.pieces = pieces
        states.spans = pieces.indices.map { $0..<$0 + 1 }
        states.surprisals = pieces.map { _ in 1 }
        states.states = meanings.flatMap(\.self)
        states.embeddings = states.states
        return WordVectors(
            text: String(repeating: "a", count: pieces.count),
            words: states.spans.map { WordSpans.Span(range: $0, isMark: false) }, states: states,
            model: .multilingualE5)
    }
}
