import Testing

@testable import Evaluation

@Suite struct NWayCountsTests {
    static let gold: [String: [TestGold.Sentence]] = [
        "x": [(0, 0, 4), (1, 5, 9), (2, 10, 14)], "y": [(0, 0, 4), (1, 5, 9), (nil, 10, 14)],
        "z": [(0, 0, 4), (2, 5, 14)],
    ]

    private func counts(_ rows: [[String: (Int, Int)]]) throws -> NWayCounts {
        try NWayCounts(TestGold.document(Self.gold, text: "aaaa bbbb cccc", rows: rows), ["x", "y", "z"])
    }

    @Test func everyRowRight() throws {
        let counts = try counts([
            ["x": (0, 4), "y": (0, 5), "z": (0, 4)], ["x": (5, 9), "y": (4, 9)], ["x": (10, 14), "z": (5, 14)],
            ["y": (10, 14)],
        ])
        #expect(counts.hits == 4)
        #expect(counts.f1 == 1)
    }

    @Test func rowsOfOneLanguageCount() throws {
        let counts = try counts([["x": (0, 4), "y": (0, 4)], ["z": (0, 4)], ["y": (10, 14)]])
        #expect((counts.hits, counts.rows, counts.goldRows) == (1, 3, 4))
        #expect(counts.f1 == 2.0 / 7)
    }

    @Test func finerThanGoldIsRight() throws {
        let counts = try counts([
            ["x": (0, 2), "y": (0, 2), "z": (0, 2)], ["x": (2, 4), "y": (2, 4), "z": (2, 4)], ["y": (10, 12)],
            ["y": (12, 14)],
        ])
        #expect((counts.hits, counts.rows) == (2, 2))
    }

    @Test func partsMustHaveTheRowsLanguages() throws {
        let counts = try counts([["x": (0, 2), "y": (0, 2), "z": (0, 2)], ["x": (2, 4), "y": (2, 4)], ["z": (2, 4)]])
        #expect((counts.hits, counts.rows) == (0, 3))
    }

    @Test func rowsOfOtherLanguagesAreLeftOut() throws {
        let document = try TestGold.document(
            Self.gold, text: "aaaa bbbb cccc", rows: [["z": (5, 14)], ["x": (0, 4), "y": (0, 4), "z": (0, 4)]])
        let counts = try NWayCounts(document, ["x", "y"])
        #expect((counts.hits, counts.rows, counts.goldRows) == (1, 1, 4))
    }
}
