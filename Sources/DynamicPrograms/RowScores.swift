/// Row scores for the joint program, each bead's computed once in its part of the text.
///
/// A row's score is the mean over versions of what its pairs say: the sum over pairs, each counted 1/(n−1), where a
/// version without text in the row counts as left out. For two versions it is the pair's own score.
///
/// Many rows end at the same place of two versions: a block holds the scores of all beads that do, by the bead's two
/// lengths. Blocks are dropped all together when there are many; those that are still needed come back.
struct RowScores {
    private let scoring: any JointScoring
    /// For every version one more than the longest run.
    private let sizes: [Int]
    /// Of all blocks; NaN where nobody has asked.
    private var values: [Double] = []
    /// By pair, then by the two ends: where a block begins in `values`.
    private var blocks: [[UInt64: Int]]
    private let mostValues: Int

    /// Where the rows that are asked for end, and by pair the block of that end.
    private var end: Node
    private var bases: [Int]

    /// Values kept for each pair of versions: enough for all rows between the first and the last start of a row.
    private static let valuesPerPair = 60_000

    init(_ scoring: any JointScoring, longest: [Int]) {
        self.scoring = scoring
        sizes = longest.map { $0 + 1 }
        let pairs = longest.count * (longest.count - 1) / 2
        blocks = Array(repeating: [:], count: pairs)
        bases = Array(repeating: 0, count: pairs)
        end = Node(repeating: 0, count: longest.count)
        mostValues = pairs * Self.valuesPerPair
    }

    /// The rows that `score` is asked for from now on end here.
    mutating func setEnd(_ node: some Collection<Int32>) {
        if values.count > mostValues {
            values.removeAll(keepingCapacity: true)
            for pair in blocks.indices { blocks[pair].removeAll(keepingCapacity: true) }
        }
        end = Node(node)
        var pair = 0
        for one in 0..<sizes.count {
            for other in (one + 1)..<max(one + 1, sizes.count) {
                let key = UInt64(end[one]) << 32 | UInt64(end[other])
                if let base = blocks[pair][key] {
                    bases[pair] = base
                } else {
                    bases[pair] = values.count
                    blocks[pair][key] = values.count
                    values.append(contentsOf: repeatElement(.nan, count: sizes[one] * sizes[other]))
                }
                pair += 1
            }
        }
    }

    /// - Parameter lengths: How many segments of each version the row has, no more than the longest run.
    mutating func score(_ lengths: [Int]) -> Double {
        var sum = 0.0
        var pair = 0
        for one in 0..<lengths.count {
            let first = lengths[one]
            for other in (one + 1)..<max(one + 1, lengths.count) {
                let second = lengths[other]
                if first | second != 0 {
                    let place = bases[pair] + first * sizes[other] + second
                    var value = values[place]
                    if value.isNaN {
                        value = ask(one, first: first, other: other, second: second)
                        values[place] = value
                    }
                    sum += value
                }
                pair += 1
            }
        }
        return sum / Double(max(1, lengths.count - 1))
    }

    @inline(never)
    private func ask(_ one: Int, first: Int, other: Int, second: Int) -> Double {
        let ends = (Int(end[one]), Int(end[other]))
        return scoring.score(one, first: (ends.0 - first)..<ends.0, other: other, second: (ends.1 - second)..<ends.1)
    }
}
