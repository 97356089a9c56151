import DynamicPrograms

/// A generator with a fixed seed (SplitMix64), so that a failing case comes back.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// A score for every bead out of thin air, the same at every call.
struct RandomScoring: PairScoring, JointScoring {
    let seed: UInt64
    var counts: [Int] = []
    var longest = 3
    var range: ClosedRange<Double> = -4...4

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
            var generator = SeededGenerator(seed: mixed ^ UInt64(bitPattern: Int64(value)) &* 0x9E37_79B9)
            mixed = generator.next()
        }
        var generator = SeededGenerator(seed: mixed)
        return Double.random(in: range, using: &generator)
    }
}
