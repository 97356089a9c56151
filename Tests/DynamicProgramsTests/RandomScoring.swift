import DynamicPrograms
import TestRandomness

/// A score for every bead out of thin air, the same at every call.
struct RandomScoring: PairScoring, JointScoring {
    let seed: UInt64
    var counts: [Int] = []
    var longest = 3
    var range: ClosedRange<Double> = -4...4
    var gaps = GapScores()

    func score(_ first: Range<Int>, _ second: Range<Int>) -> Double { score(0, first: first, other: 1, second: second) }

    var versionCount: Int { counts.count }
    func segmentCount(of version: Int) -> Int { counts[version] }
    func longestRun(of version: Int) -> Int { longest }

    func score(_ one: Int, first: Range<Int>, other: Int, second: Range<Int>) -> Double {
        var mixed = seed
        // Where an empty run stands must not matter.
        let ends = [
            one, first.isEmpty ? -1 : first.lowerBound, first.count, other, second.isEmpty ? -1 : second.lowerBound,
            second.count,
        ]
        for value in ends {
            var generator = SplitMix64(seed: mixed ^ UInt64(bitPattern: Int64(value)) &* 0x9E37_79B9)
            mixed = generator.next()
        }
        var generator = SplitMix64(seed: mixed)
        return Double.random(in: range, using: &generator)
    }
}
