import DynamicPrograms

/// Beads are worth more the less their lengths differ.
struct LengthScoring: PairScoring {
    let first: [Int]
    let second: [Int]

    func score(_ one: Range<Int>, _ other: Range<Int>) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return -3 }
        let lengths = (first[one].reduce(0, +), second[other].reduce(0, +))
        return 2 - Double(abs(lengths.0 - lengths.1)) / 10
    }
}

/// The best path through two texts of which only the segments' lengths are known.
func bestPath(lengths first: [Int], _ second: [Int]) -> [Bead] {
    let program = PairProgram(
        LengthScoring(first: first, second: second), firstCount: first.count, secondCount: second.count,
        limits: BeadLimits(first: 3, second: 3, sum: 4, oneSided: 1))
    return program.bestPath()
}
