import ICUText
import Testing

@testable import Evaluation

@Suite struct PairCountsTests {
    @Test func whiteSpaceIsFree() throws {
        let counts = try TestGold.counts([((0, 5), (0, 4)), ((4, 10), (5, 9))])
        #expect(counts.block.f1 == 1)
        #expect(counts.strict.f1 == 1)
        #expect(counts.strictWithoutMerge.f1 == 1)
        #expect(counts.nullLeak == 0)
    }

    @Test func twoNeighboursMayBeOneRow() throws {
        let counts = try TestGold.counts([((0, 9), (0, 9))])
        #expect(counts.block.precision == 0.5)
        #expect(counts.block.recall == 1)
        #expect(counts.strict.f1 == 1)
        #expect(counts.strictWithoutMerge.f1 == 0)
    }

    @Test func finerThanGoldIsRight() throws {
        let counts = try TestGold.counts([((0, 2), (0, 2)), ((2, 4), (2, 4)), ((5, 9), (5, 9))])
        #expect(counts.block.f1 == 1)
        #expect(counts.strict.f1 == 1)
        #expect(counts.rows == 2)
    }

    @Test func halfOfARowIsPreciseAndIncomplete() throws {
        let counts = try TestGold.counts([((0, 2), (0, 2)), ((2, 4), nil), ((5, 9), (5, 9))])
        #expect(counts.block.precision == 1)
        #expect(counts.block.recall == 0.625)
        #expect(counts.strict.f1 == 0.5)
    }

    @Test func whatStandsAloneLeaks() throws {
        let counts = try TestGold.counts([((0, 4), (0, 4)), ((5, 14), (5, 14))])
        #expect(counts.nullLeak == 1)
        #expect(counts.strict.precision == 0.5)
        #expect(counts.block.precision == (4 + 8 * 0.25) / 12)
    }

    @Test func crossedRowsAreWrong() throws {
        let counts = try TestGold.counts([((0, 4), (5, 9)), ((5, 9), (0, 4))])
        #expect(counts.block.f1 == 0)
        #expect(counts.arcade.f1 == 0)
    }

    @Test func movedRowsAreRightWhereGoldIsCrossed() throws {
        let crossed: [String: [TestGold.Sentence]] = [
            "x": [(0, 0, 4), (1, 5, 9), (2, 10, 14)], "y": [(2, 0, 4), (0, 5, 9), (1, 10, 14)],
        ]
        func counts(_ rows: [((Int, Int), (Int, Int)?)]) throws -> PairCounts {
            let named = rows.map { x, y in y.map { ["x": x, "y": $0] } ?? ["x": x] }
            return try PairCounts(
                TestGold.document(crossed, text: "aaaa bbbb cccc", rows: named), first: "x", second: "y")
        }
        let moved = try counts([((0, 4), (5, 9)), ((5, 9), (10, 14)), ((10, 14), (0, 4))])
        #expect(moved.strict.f1 == 1)
        #expect(moved.block.f1 == 1)
        #expect(moved.arcade.f1 == 1)
        let monotone = try counts([((0, 4), (5, 9)), ((5, 9), (10, 14)), ((10, 14), nil)])
        #expect(monotone.strict == PrecisionRecall(precision: 1, recall: 2 / 3))
    }

    @Test func noRowsHaveNoFiguresButZero() throws {
        let counts = try TestGold.counts([])
        #expect(counts.block == PrecisionRecall(precision: 0, recall: 0))
        #expect(counts.strict.f1 == 0)
        #expect(counts.goldRows == 2)
    }

    @Test func repeatedRowsCostPrecision() throws {
        let counts = try TestGold.counts([((0, 4), (0, 4)), ((0, 4), (0, 4)), ((5, 9), (10, 14))])
        #expect(counts.rows == 3)
        #expect(counts.strict == PrecisionRecall(precision: 2 / 3, recall: 0.5))
        #expect(counts.block.recall == 0.5)
        #expect(counts.nullLeak == 0.5)
    }

    /// ARCADE weighs a row by its area: one of 2 × 2 within one of 8 × 8 hardly counts.
    @Test func arcadeWeighsByArea() throws {
        let gold: [String: [TestGold.Sentence]] = ["x": [(0, 0, 2), (1, 2, 10)], "y": [(0, 0, 2), (1, 2, 10)]]
        let document = try TestGold.document(gold, text: "abcdefghij", rows: [["x": (0, 2), "y": (0, 2)]])
        let counts = try PairCounts(document, first: "x", second: "y")
        #expect(counts.arcade.recall == 4.0 / 68)
        #expect(counts.block.recall == 0.2)
    }

    /// A sentence that stands alone between two rows keeps them apart.
    @Test func noMergeOverWhatStandsAlone() throws {
        let gold: [String: [TestGold.Sentence]] = [
            "x": [(0, 0, 4), (1, 5, 9)], "y": [(0, 0, 4), (nil, 5, 9), (1, 10, 14)],
        ]
        let document = try TestGold.document(gold, text: "aaaa bbbb cccc", rows: [["x": (0, 9), "y": (0, 14)]])
        #expect(try PairCounts(document, first: "x", second: "y").hits == 0)
    }

    @Test func documentsAddUp() throws {
        var sum = try TestGold.counts([((0, 4), (0, 4)), ((5, 9), (5, 9))])
        sum += try TestGold.counts([])
        #expect(sum.strict == PrecisionRecall(precision: 1, recall: 0.5))
        #expect(sum.block == PrecisionRecall(precision: 1, recall: 0.5))
    }

    /// Offsets count code points, also where a code point takes two code units.
    @Test func offsetsAreCodePoints() {
        let ranks = InkRanks(TextBuffer("𝒳𝒴 \u{A0}a\u{3000}\u{200B}"))
        #expect(ranks.length == 7)
        #expect(ranks.ink(from: 0, to: 2) == 0..<2)
        #expect(ranks.ink(from: 2, to: 4) == 0..<0)
        #expect(ranks.ink(from: 4, to: 7) == 2..<4)
        #expect(ranks.ink(from: 4, to: 8) == nil)
        #expect(ranks.ink(from: 3, to: 2) == nil)
        #expect(ranks.ink(from: -1, to: 2) == nil)
    }
}
