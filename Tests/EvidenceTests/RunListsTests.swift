import TestRandomness
import Testing

@testable import Evidence

@Suite struct RunListsTests {
    private static func lists(_ sizes: [Int], _ generator: inout SplitMix64) -> JaggedArray<Int32> {
        var lists = JaggedArray<Int32>()
        for size in sizes { lists.append((0..<size).map { _ in Int32.random(in: 0..<60, using: &generator) }.sorted()) }
        return lists
    }

    /// A long list beside a short one is searched, not read: the answer is that of counting.
    @Test func commonNumbersOfShortAndLongLists() {
        for seed in 0..<60 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            let known = (Self.lists([3, 0, 400, 1], &generator), Self.lists([0, 2, 1, 700], &generator))
            let lists = (RunLists<Int32>(known.0, longest: 3), RunLists<Int32>(known.1, longest: 3))
            for x in [0..<1, 1..<2, 2..<3, 1..<4] {
                for y in [0..<1, 1..<3, 3..<4, 2..<4] {
                    var found: [Int] = []
                    let rest = lists.0.forEachCommon(x, other: lists.1, y: y) { found.append($0) }
                    var counts = [Int: Int]()
                    for row in y { for number in known.1[row] { counts[Int(number), default: 0] += 1 } }
                    var expected: [Int] = []
                    for number in x.flatMap({ known.0[$0] }) where counts[Int(number), default: 0] > 0 {
                        counts[Int(number), default: 0] -= 1
                        expected.append(Int(number))
                    }
                    let total = x.reduce(0) { $0 + known.0[$1].count } + y.reduce(0) { $0 + known.1[$1].count }
                    #expect(found == expected.sorted(), "seed \(seed)")
                    #expect(rest == total - 2 * expected.count)
                }
            }
        }
    }
}
