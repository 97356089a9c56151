import Testing

@testable import Evaluation

@Suite struct LadderTests {
    private func ladder(_ text: String) throws -> Ladder { try Ladder(text, path: "test.ladder") }

    @Test func formsOfARow() throws {
        let rows = try ladder(" [0, 1]:[2]:0.87\r\n\n[]:[3]:\n[2,3,] : [ 4 ]\n[]:[]").rows
        #expect(rows.map(\.first) == [[0, 1], [], [2, 3], []])
        #expect(rows.map(\.second) == [[2], [3], [4], []])
    }

    @Test(arguments: ["0:0", "[0][1]", "[a]:[0]", "[1 2]:[0]", "[0]:[1", "[99999999999999999999]:[0]", "[-1]:[0]"])
    func otherLinesAreErrors(line: String) {
        #expect(throws: EvaluationError.malformedLadder(path: "test.ladder", line: 2)) {
            try Ladder("[0]:[0]\n\(line)", path: "test.ladder")
        }
    }

    @Test func strictAndLax() throws {
        let gold = try ladder("[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n[]:[3]")
        let predicted = try ladder("[0]:[0]\n[1]:[1]\n[2]:[]\n[3]:[2, 3]\n[3]:[2, 3]")
        let counts = LadderCounts(gold: gold, predicted: predicted)
        // Four different rows: one is gold's, two more share a link with it, the deletion is wrong.
        #expect(counts.strict == PrecisionRecall(precision: 0.25, recall: 1 / 3))
        #expect(counts.lax == PrecisionRecall(precision: 0.75, recall: 1))
    }

    @Test func deletionsThatGoldHasAreRight() throws {
        let gold = try ladder("[0]:[0]\n[1]:[]")
        #expect(LadderCounts(gold: gold, predicted: gold).strict == PrecisionRecall(precision: 1, recall: 1))
        let deletion = LadderCounts(gold: gold, predicted: try ladder("[1]:[]"))
        #expect(deletion.strict == PrecisionRecall(precision: 1, recall: 0))
        #expect(LadderCounts(gold: gold, predicted: try ladder("")).lax.f1 == 0)
    }
}
