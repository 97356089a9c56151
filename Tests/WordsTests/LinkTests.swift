import Documents
import Encoders
import FittedModels
import ICUText
import TestRandomness
import Testing

@testable import Words

@Suite struct LinkTests {
    /// A random text of words of one token.
    ///
    /// - Parameter bases: For each token another text's numbers that its own are near to, if any.
    private func vectors(
        _ tokens: Int, near bases: [[Float]] = [], _ random: inout some RandomNumberGenerator
    ) -> WordVectors {
        var states = TokenStates()
        var words: [WordSpans.Span] = []
        for token in 0..<tokens {
            states.spans.append(2 * token..<2 * token + 1)
            states.pieces.append(Int32(token))
            states.surprisals.append(1)
            words.append(WordSpans.Span(range: 2 * token..<2 * token + 1, isMark: token % 5 == 4))
            states.states += (0..<384).map { column in
                let noise = Float.random(in: -1...1, using: &random)
                return bases.isEmpty ? noise : bases[token][column] + 0.3 * noise
            }
            states.embeddings += (0..<384).map { _ in Float.random(in: -1...1, using: &random) }
        }
        let text = String(repeating: "a ", count: tokens)
        return WordVectors(text: text, words: words, states: states, model: .multilingualE5)
    }

    @Test(arguments: 1...20) func margins(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let one = vectors(Int.random(in: 1...9, using: &random), &random)
        let other = vectors(Int.random(in: 1...9, using: &random), &random)
        let found = TokenSimilarities(one, tokens: 0..<one.tokenCount, to: other, tokens: 0..<other.tokenCount)
        let cosine = { (row: Int, column: Int) -> Double in
            (0..<256).reduce(0) {
                $0 + Double(one.tokenVectors[row * 256 + $1]) * Double(other.tokenVectors[column * 256 + $1])
            }
        }
        let mean = { (values: [Double]) -> Double in
            let best = values.sorted(by: >).prefix(3)
            return best.reduce(0, +) / Double(best.count)
        }
        let (rows, columns) = (0..<one.tokenCount, 0..<other.tokenCount)
        for row in rows {
            for column in columns {
                let usual = (mean(columns.map { cosine(row, $0) }) + mean(rows.map { cosine($0, column) })) / 2
                let places = (Double(row) + 0.5) / Double(rows.count) - (Double(column) + 0.5) / Double(columns.count)
                let expected = cosine(row, column) - usual - 0.2 * abs(places)
                #expect(abs(Double(found.margins[row * columns.count + column]) - expected) < 1e-4)
            }
        }
        let mutual = found.mutualBest()
        let grown = found.grown(mutual)
        for row in rows {
            // Random numbers are never the same twice.
            #expect(columns.count { mutual[row * columns.count + $0] } <= 1)
            for column in columns {
                let cell = row * columns.count + column
                let isBest =
                    columns.allSatisfy { found.margins[row * columns.count + $0] <= found.margins[cell] }
                    && rows.allSatisfy { found.margins[$0 * columns.count + column] <= found.margins[cell] }
                #expect(mutual[cell] == isBest)
                #expect(!mutual[cell] || grown[cell])
                #expect(!grown[cell] || mutual[cell] || found.margins[cell] >= 0)
            }
        }
        for share in found.softAgreement() { #expect((0...1.0001).contains(share)) }
    }

    /// Links grow beside links, where one of two tokens has none yet.
    @Test func growth() {
        var random = SplitMix64(seed: 3)
        var grownCells = 0
        for _ in 0..<10 {
            let meanings = (0..<30).map { _ in (0..<384).map { _ in Float.random(in: -1...1, using: &random) } }
            let one = vectors(30, near: meanings, &random)
            // Some words of the one are two of the other, and some come back far away.
            let other = vectors(40, near: (0..<40).map { meanings[$0 < 30 ? $0 * 3 / 4 : ($0 - 30) * 3] }, &random)
            let found = TokenSimilarities(one, tokens: 0..<30, to: other, tokens: 0..<40)
            let mutual = found.mutualBest()
            let grown = found.grown(mutual)
            for cell in grown.indices where grown[cell] && !mutual[cell] {
                grownCells += 1
                let (row, column) = (cell / 40, cell % 40)
                let near = [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
                    .filter { (0..<30).contains($0.0) && (0..<40).contains($0.1) }
                #expect(near.contains { grown[$0.0 * 40 + $0.1] })
                #expect(
                    (0..<40).allSatisfy { !mutual[row * 40 + $0] } || (0..<30).allSatisfy { !mutual[$0 * 40 + column] })
            }
        }
        #expect(grownCells > 0)
    }

    @Test(arguments: 1...10) func whatIsLeft(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let (rows, columns) = (Int.random(in: 1...8, using: &random), Int.random(in: 1...8, using: &random))
        let cosines = (0..<rows * columns).map { _ in Float.random(in: -1...1, using: &random) }
        for share in Dustbin.remains(cosines, rows: rows, columns: columns) { #expect((0...1.001).contains(share)) }
        // Nothing is like the first word, much is like the second.
        let clear = Dustbin.remains([-0.5, -0.5, 0.9, -0.5], rows: 2, columns: 2)
        #expect(clear[0] > clear[1] + 0.3)
    }

    @Test func longTextsAreCut() {
        var random = SplitMix64(seed: 7)
        let one = vectors(LinkSearch.mostTokens + 40, &random)
        let links = LinkSearch.candidates(one, one, mode: .precise)
        // Every word is its own best answer.
        #expect(links.map(\.first) == Array(one.words.indices) && links.map(\.second) == Array(one.words.indices))
        #expect(LinkSearch.candidates(one, vectors(0, &random), mode: .growing).isEmpty)
    }

    @Test func witnesses() throws {
        let link = { (first: Int, second: Int) -> LinkCandidate in
            var features = FeatureValues<LinkFeature>()
            features[.constant] = 1
            return LinkCandidate(first: first, second: second, features: features)
        }
        let pair = { (first: Int, second: Int, links: [LinkCandidate]) in
            PairCandidates(first: first, second: second, candidates: links)
        }
        let direct = [link(0, 0), link(1, 1), link(2, 2)]
        let pairs = Triangles([
            pair(0, 1, direct), pair(0, 2, [link(0, 0), link(1, 1)]), pair(1, 2, [link(0, 0), link(1, 2)]),
        ]).links()
        let probabilities = try #require(pairs.first).links.map(\.probability)
        // One is agreed upon, one is spoken against, of one the third version says nothing.
        #expect(probabilities[0] > probabilities[2] && probabilities[2] > probabilities[1])
    }

    /// Texts that are joined keep their words, tokens and vectors, and links keep to the text that they were in.
    @Test(arguments: 1...5) func joinedTexts(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let sizes = (0..<4).map { _ in Int.random(in: 0...6, using: &random) }
        let parts = sizes.map { vectors($0, &random) }
        let starts = sizes.indices.map { sizes[..<$0].reduce(10) { $0 + 2 * $1 + 3 } }
        let joined = WordVectors(joining: zip(parts, starts).map { ($0, start: $1) })
        #expect(joined.tokenCount == sizes.reduce(0, +))
        var (word, token) = (0, 0)
        for (part, start) in zip(parts, starts) {
            for index in part.words.indices {
                #expect(joined.words[word].range.lowerBound == part.words[index].range.lowerBound + start)
                #expect(joined.words[word].isMark == part.words[index].isMark)
                #expect(joined.tokens[word].map { $0 - token } == Array(part.tokens[index]))
                word += 1
            }
            for (index, words) in part.wordsOfToken.enumerated() {
                let own = joined.wordsOfToken[token + index]
                #expect(own.count == words.count && own.lowerBound == words.lowerBound + word - part.words.count)
            }
            #expect(
                Array(joined.tokenVectors[token * joined.width..<(token + part.tokenCount) * joined.width])
                    == part.tokenVectors)
            token += part.tokenCount
        }
        #expect(word == joined.words.count)
        // A text is its own translation.
        let links = LinkSearch.candidates(joined, joined, mode: .precise)
        #expect(links.allSatisfy { $0.first == $0.second } && links.count >= joined.words.count / 2)
    }
}
