/// Words of two versions that answer each other, by the segments that they stand in.
///
/// Where a passage was not read for links (`words` are 0 there), nothing is said of it.
public struct SegmentLinks: Sendable {
    /// A link from a word of one version's segment to a word of the other's.
    public struct Link: Sendable, Hashable {
        public let first: Int
        public let second: Int
        /// How likely it is that the two words answer each other: 0 to 1.
        public let probability: Float

        public init(first: Int, second: Int, probability: Float) {
            (self.first, self.second, self.probability) = (first, second, probability)
        }
    }

    private struct End: Sendable {
        let segment: Int32
        let probability: Float
    }

    /// By segment of each version, the other ends of its links.
    private let forward: JaggedArray<End>
    private let backward: JaggedArray<End>
    private let words: (first: [Int32], second: [Int32])

    /// What a bead's links say.
    struct Reach: Equatable {
        /// Links from a word of the bead to a word outside, up to `SegmentLinks.mostAcross`: their probabilities' sum.
        var across = 0.0
        /// The share of the two sides' words that a link within the bead reaches, from 0 to 1; 0 where no word was read.
        var share = 0.0
    }

    /// The most links that are counted across a bead's edges.
    static let mostAcross = 12.0

    /// - Parameters:
    ///   - links: In any order.
    ///   - words: For each segment of each version how many words of it were read for links.
    public init(_ links: [Link], words: (first: [Int32], second: [Int32])) {
        self.words = words
        var (forward, backward) = (
            [[End]](repeating: [], count: words.first.count), [[End]](repeating: [], count: words.second.count)
        )
        for link in links {
            forward[link.first].append(End(segment: Int32(link.second), probability: link.probability))
            backward[link.second].append(End(segment: Int32(link.first), probability: link.probability))
        }
        (self.forward, self.backward) = (Self.jagged(forward), Self.jagged(backward))
    }

    private static func jagged(_ rows: [[End]]) -> JaggedArray<End> {
        var result = JaggedArray<End>()
        for row in rows { result.append(row) }
        return result
    }

    /// - Complexity: O(links of the bead's words).
    func reach(_ x: Range<Int>, _ y: Range<Int>) -> Reach {
        var (inside, across): (Float, Float) = (0, 0)
        for segment in x {
            for end in forward[segment] {
                if y.contains(Int(end.segment)) { inside += end.probability } else { across += end.probability }
            }
        }
        for segment in y {
            for end in backward[segment] where !x.contains(Int(end.segment)) { across += end.probability }
        }
        let count = Self.sum(words.first, x) + Self.sum(words.second, y)
        return Reach(
            across: min(Self.mostAcross, Double(across)), share: count > 0 ? min(1, 2 * Double(inside) / count) : 0)
    }

    /// The share of a run's words that answer a word of the other version, wherever; one of the two is empty.
    ///
    /// - Complexity: O(links of the run's words).
    func shareLinked(_ x: Range<Int>, _ y: Range<Int>) -> Double {
        let count = Self.sum(words.first, x) + Self.sum(words.second, y)
        guard count > 0 else { return 0 }
        let linked =
            x.reduce(0) { $0 + forward[$1].reduce(0) { $0 + $1.probability } }
            + y.reduce(0) { $0 + backward[$1].reduce(0) { $0 + $1.probability } }
        return min(1, Double(linked) / count)
    }

    private static func sum(_ counts: [Int32], _ run: Range<Int>) -> Double {
        run.reduce(0) { $0 + Double(counts[$1]) }
    }
}
