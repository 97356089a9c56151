import TestRandomness
import Testing

@testable import Checking

@Suite struct SharedRunTests {
    /// Every run against every other.
    private static func expected(_ one: [[UInt16]], _ other: [[UInt16]]) -> [Int]? {
        var best: [Int]?
        for first in one.indices {
            for second in other.indices {
                var count = 0
                while first + count < one.count, second + count < other.count,
                    one[first + count] == other[second + count]
                {
                    count += 1
                }
                guard count > 0 else { continue }
                let longest = best?[2] ?? 0
                let isFirst = best.map { (first + count, second + count) < ($0[0] + $0[2], $0[1] + $0[2]) } ?? true
                if count > longest || count == longest && isFirst { best = [first, second, count] }
            }
        }
        return best
    }

    @Test func theLongestRunOfRandomWords() {
        var random = SplitMix64(seed: 7)
        for round in 0..<400 {
            let letters = 1 + round % 5
            func words() -> [[UInt16]] { (0..<random.below(25)).map { _ in [UInt16(random.below(letters))] } }
            let (one, other) = (words(), words())
            let found = UntranslatedRule.longestShared(one, other).map { [$0.first, $0.second, $0.count] }
            #expect(found == Self.expected(one, other), "\(one) \(other)")
        }
    }

    /// A list that repeats itself has no more states than twice its elements.
    @Test func ofLongLists() {
        let words = (0..<40_000).map { [UInt16($0 % 7)] }
        let found = UntranslatedRule.longestShared(words, Array(words.dropFirst(3)))
        #expect(found?.count == words.count - 3)
        #expect(UntranslatedRule.longestShared(words, [[9]]) == nil)
    }
}
