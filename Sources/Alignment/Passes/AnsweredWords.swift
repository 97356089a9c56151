private import Algorithms
internal import Evidence
private import Segmentation

/// Words of two versions that answer each other, by where they begin in the texts: so that they can be asked of any
/// segments.
struct AnsweredWords: Sendable {
    /// A link between two words: code units of the versions where they begin.
    struct Link: Sendable {
        let first: Int
        let second: Int
        /// How likely it is that the two words answer each other: 0 to 1.
        let probability: Float
    }

    var links: [Link] = []
    /// By version, where the words begin that were asked about, rising.
    var words: [[Int]] = [[], []]

    /// The same by segment.
    ///
    /// - Complexity: O((links + words) · log segments).
    func bySegment(_ first: VersionEvidence, _ second: VersionEvidence) -> SegmentLinks {
        var counts = [first, second].map { [Int32](repeating: 0, count: $0.count) }
        for (side, version) in [first, second].enumerated() {
            for word in words[side] { counts[side][version.segment(at: word)] += 1 }
        }
        return SegmentLinks(
            links.map {
                SegmentLinks.Link(
                    first: first.segment(at: $0.first), second: second.segment(at: $0.second),
                    probability: $0.probability)
            }, words: (first: counts[0], second: counts[1]))
    }
}

extension VersionEvidence {
    /// The segment that a place of the text is in, or comes after.
    ///
    /// - Parameter unit: A code unit.
    /// - Complexity: O(log segments).
    fileprivate func segment(at unit: Int) -> Int {
        max(0, segmentation.segments.partitioningIndex { $0.range.lowerBound > unit } - 1)
    }
}
