import Foundation
import Testing

@testable import Evaluation

@Suite struct ReportTests {
    private func document(score: Double = 0.8) throws -> EvaluatedDocument {
        try TestGold.document(
            TestGold.pair, text: "aaaa bbbb cccc",
            rows: [
                ["x": (0, 2), "y": (0, 2)], ["x": (2, 4), "y": (2, 4)], ["x": (5, 14), "y": (5, 9)], ["y": (10, 14)],
            ],
            score: score)
    }

    @Test func reliabilityTakesPartsOfARowForRight() throws {
        let table = try ReliabilityTable(document(), first: "x", second: "y")
        #expect(table.bins[8] == ReliabilityTable.Bin(rows: 3, right: 2, sumOfScores: 0.8 + 0.8 + 0.8))
        #expect(table.rows == 3)
        #expect(abs(table.expectedCalibrationError - (0.8 - 2 / 3)) < 1e-12)
    }

    @Test func reliabilityTakesWholeRowsJoinedForRight() throws {
        func right(_ rows: [[String: (Int, Int)]]) throws -> Int {
            try ReliabilityTable(
                TestGold.document(TestGold.pair, text: "aaaa bbbb cccc", rows: rows, score: 0.8), first: "x",
                second: "y"
            ).right
        }
        #expect(try right([["x": (0, 9), "y": (0, 9)], ["x": (10, 14)], ["y": (10, 14)]]) == 1)
        #expect(try right([["x": (0, 8), "y": (0, 9)], ["x": (8, 14)], ["y": (10, 14)]]) == 0)
    }

    @Test func scoresAtTheEndsHaveABin() throws {
        var table = ReliabilityTable()
        for score in [0, 0.1, 0.999, 1] { table.add(score: score, isRight: true) }
        #expect(table.bins.map(\.rows) == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2])
    }

    @Test func pairScoresComeBeforeTheRowsOwn() throws {
        let rows = try RowsFile(
            Data(#"{"spans":{"a":[0,1],"b":[0,1]},"score":0.5,"scores":{"b-a":0.25}}"#.utf8), path: "rows"
        ).rows
        #expect(rows[0].score(of: "a", and: "b") == 0.25)
        #expect(rows[0].score(of: "a", and: "c") == 0.5)
    }

    @Test func text() throws {
        let document = try document()
        let report = EvaluationReport(
            [
                try EvaluationResult(pair: "x", "y", in: [document], withReliability: false),
                try EvaluationResult(nway: ["x", "y"], in: [document]),
            ], perDocument: true)
        #expect(
            report.text == """
                pair  documents  block P  block R  block F1  ARCADE F1  strict P  strict R  strict F1  no merge  null leak  rows  gold
                x-y   test         0.700    1.000     0.824      0.800     0.500     0.500      0.500     0.500      0.500     2     2
                x-y   all 1        0.700    1.000     0.824      0.800     0.500     0.500      0.500     0.500      0.500     2     2

                N-way  documents  strict P  strict R  strict F1  rows  gold
                x,y    test          0.667     0.500      0.571     3     4
                x,y    all 1         0.667     0.500      0.571     3     4

                """)
    }

    @Test func json() throws {
        let report = EvaluationReport([try EvaluationResult(nway: ["x", "y"], in: [document()])], perDocument: true)
        #expect(
            report.json == #"{"results":[{"kind":"nway","languages":["x","y"],"documents":1,"#
                + #""strict":{"precision":0.6666666666666666,"recall":0.5,"f1":0.5714285714285714},"rows":3,"gold":4,"#
                + #""per_document":[{"document":"test","strict":{"precision":0.6666666666666666,"recall":0.5,"#
                + #""f1":0.5714285714285714},"rows":3,"gold":4}]}]}"# + "\n")
    }

    @Test func errorsSayWhereAndWhat() throws {
        #expect(throws: EvaluationError.malformedGold(path: "g", reason: "no \"langs\"")) {
            try GoldFile(Data("{}".utf8), path: "g")
        }
        #expect(throws: EvaluationError.malformedRow(path: "r", line: 3, reason: "not JSON")) {
            try RowsFile(Data("{\"spans\":{}}\n\n{\n".utf8), path: "r")
        }
        #expect(throws: EvaluationError.malformedRow(path: "r", line: 1, reason: "1 numbers in the span of 'x'")) {
            try RowsFile(Data(#"{"spans":{"x":[1]}}"#.utf8), path: "r")
        }
        let outside = try TestGold.document(TestGold.pair, text: "aaaa bbbb cccc", rows: [["x": (0, 15), "y": (0, 1)]])
        #expect(
            throws: EvaluationError.spanOutsideText(
                path: "test.jsonl", line: 1, language: "x", start: 0, end: 15, length: 14)
        ) { try PairCounts(outside, first: "x", second: "y") }
        let blank = try TestGold.document(["x": [(0, 4, 5)], "y": [(0, 0, 4)]], text: "aaaa bbbb", rows: [])
        #expect(throws: EvaluationError.sentenceWithoutText(path: "gold.json", language: "x", start: 4, end: 5)) {
            try PairCounts(blank, first: "x", second: "y")
        }
    }
}
