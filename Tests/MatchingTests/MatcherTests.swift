import Documents
import Matching
import Testing

/// Documents by their vectors: made-up ones, of which all is known.
@Suite struct MatcherTests {
    /// Unit vectors that say one thing each, with something of another.
    private func vector(_ meaning: Int, noise: Int) -> [Float] {
        var vector = [Float](repeating: 0, count: 64)
        vector[meaning % 64] = 1
        vector[(meaning + 7 + noise) % 64] += 0.4
        return vector
    }

    private func documents(_ subjects: [Int], noise: Int) -> DocumentVectors {
        var vectors = DocumentVectors(dimension: 64)
        for subject in subjects {
            let pieces = (0..<4).map { vector(subject * 4 + $0, noise: noise) }
            vectors.append(pieces.flatMap { $0 }, lengths: [1, 2, 3, 4])
        }
        vectors.finish(isCentred: true)
        return vectors
    }

    private func matches(_ one: [Int], _ other: [Int]) -> [[Int]] {
        DocumentMatcher(habits: .meaning).matches(documents(one, noise: 1), documents(other, noise: 3)) { count, work in
            (0..<count).map(work)
        }.matches.map { [$0.first, $0.second] }
    }

    @Test func everyDocumentFindsItsOwn() {
        #expect(matches([0, 1, 2, 3, 4], [4, 2, 0, 1, 3]) == [[0, 2], [1, 3], [2, 1], [3, 4], [4, 0]])
    }

    @Test func whatHasNoCounterpartStaysAlone() {
        #expect(matches([0, 1, 2], [2, 5, 6, 7]) == [[2, 0]])
        #expect(matches([0], [1]).isEmpty)
        #expect(matches([0], [0]) == [[0, 0]])
        #expect(matches([], [1]).isEmpty)
    }

    private func document(_ pieces: [[Float]], lengths: [Double]) -> DocumentVectors {
        var vectors = DocumentVectors(dimension: 64)
        vectors.append(pieces.flatMap { $0 }, lengths: lengths)
        vectors.finish(isCentred: false)
        return vectors
    }

    @Test func theSameInAnotherOrderIsLessAlike() {
        let pieces = (0..<4).map { vector($0 * 3, noise: 1) }
        let one = document(pieces, lengths: [1, 1, 1, 1])
        #expect(
            abs(one.likenessInOrder(0, other: document(pieces, lengths: [1, 1, 1, 1]), otherDocument: 0) - 1) < 1e-6)
        // Of four pieces the other way round one is in order.
        let back = one.likenessInOrder(0, other: document(pieces.reversed(), lengths: [1, 1, 1, 1]), otherDocument: 0)
        #expect(abs(back - 0.25) < 0.01)
    }

    @Test func howFineTheyAreCutMakesNoDifference() {
        let pieces = (0..<4).map { vector($0 * 3, noise: 1) }
        let joined = { (range: Range<Int>) in
            pieces[range].reduce([Float](repeating: 0, count: 64)) { sum, piece in zip(sum, piece).map { $0 + $1 } }
        }
        let fine = document(pieces, lengths: [2, 2, 2, 2])
        for coarse in [
            document([joined(0..<4)], lengths: [5]), document([joined(0..<2), joined(2..<4)], lengths: [3, 3]),
        ] {
            #expect(abs(fine.likenessInOrder(0, other: coarse, otherDocument: 0) - 1) < 0.01)
            #expect(
                fine.likenessInOrder(0, other: coarse, otherDocument: 0)
                    == coarse.likenessInOrder(0, other: fine, otherDocument: 0))
        }
        #expect(
            document([[Float](repeating: 0, count: 64)], lengths: [1]).likenessInOrder(0, other: fine, otherDocument: 0)
                == 0)
    }

    @Test func aLanguageIsInAGroupOnce() {
        var clusters = DocumentClusters(languages: [0, 1, 2, 0])
        clusters.join([(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.7)]) { _, _ in 1 }
        #expect(clusters.groups == [[0, 1, 2], [3]])
    }

    @Test func groupsThatAreUnlikeStayApart() {
        var clusters = DocumentClusters(languages: [0, 1, 2, 3])
        clusters.join([(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.6)]) { one, other in
            Set([one, other]) == [1, 2] || Set([one, other]) == [0, 1] || Set([one, other]) == [2, 3] ? 0.1 : -0.2
        }
        #expect(clusters.groups == [[0, 1], [2, 3]])
    }

    @Test func rareWordsTellDocumentsApart() {
        let keys: [[UInt64]] = [[1, 2, 3], [1, 4, 5], [1, 6]]
        let vectors = LexicalVectors(documents: (keys + [[2, 3], [4, 5]]).map(Set.init))
        let known = vectors.vectors(keys)
        #expect(known[..<LexicalVectors.dimension].contains { $0 != 0 })
        // Nothing that another document has too, but for what all have.
        let third = known[(2 * LexicalVectors.dimension)...]
        #expect(third.count { $0 != 0 } == 1)
    }
}
