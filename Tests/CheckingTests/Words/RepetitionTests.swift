import Testing

@testable import Checking

/// What a rule of passages and a rule of words found in the same place.
@Suite struct RepetitionTests {
    private func finding(_ rule: RuleName, _ range: Range<Int>, score: Double, version: Int = 1, row: Int = 0)
        -> Finding
    {
        Finding(
            rule: rule, version: version, places: [.init(version: 0, ranges: [range])], row: row, witnesses: [0],
            score: score, message: "")
    }

    @Test func theSurerOneIsTold() {
        let passage = finding(.omission, 0..<30, score: 0.7)
        let word = finding(.omission, 20..<25, score: 0.8)
        let others = [
            finding(.omission, 40..<45, score: 0.5), finding(.omission, 20..<25, score: 0.5, version: 2),
            finding(.omission, 20..<25, score: 0.5, row: 1), finding(.name, 20..<25, score: 0.5),
        ]
        #expect(Set(Checker.withoutRepetitions([passage, word] + others)) == Set([word] + others))
        // Of equals the first; other rules say what they say.
        let equal = finding(.omission, 25..<35, score: 0.7)
        #expect(Checker.withoutRepetitions([passage, equal]) == [passage])
        let number = finding(.number, 0..<5, score: 0.5)
        #expect(Checker.withoutRepetitions([number, number]) == [number, number])
    }
}
