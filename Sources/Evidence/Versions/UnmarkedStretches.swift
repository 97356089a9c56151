private import Foundation
internal import Segmentation

/// How sure sentence ends are in text that nobody marked: scripture in Arabic, captions, a text without punctuation.
///
/// Where full stops are usual, a place without one is hardly ever an end, and the languages' models of such places say
/// so. Where a long stretch has none, there are ends in it all the same, about as many as in any text of its length. So
/// the places of a stretch keep their order but are made surer together, until as many ends are expected as the stretch
/// should have.
enum UnmarkedStretches {
    /// A stretch without a mark is at least so long, in letters: longer than nearly every sentence.
    private static let leastLength = 450.0
    /// The sentences of such texts are about so long.
    private static let sentenceLength = 110.0
    /// The most that a place may gain, in log-odds.
    private static let mostBias = 8.0

    /// A segmentation's boundaries with the strengths of those in unmarked stretches raised.
    ///
    /// - Parameter lengths: The letters before each segment, and of all.
    /// - Complexity: O(segments).
    static func boundaries(of segmentation: Segmentation, lengths: [Int32]) -> [Boundary] {
        var boundaries = segmentation.boundaries
        var start = 0
        for end in boundaries.indices where boundaries[end].kind != .inner || end == boundaries.count - 1 {
            let length = Double(lengths[end + 1] - lengths[start])
            let places = start..<end
            start = end + 1
            guard length >= leastLength, !places.isEmpty else { continue }
            let wanted = min(length / sentenceLength - 1, 0.8 * Double(places.count))
            let logits = places.map { boundaries[$0].logit }
            let bias = bias(for: logits, expected: wanted)
            guard bias > 0 else { continue }
            for (place, logit) in zip(places, logits) {
                boundaries[place] = Boundary(kind: .inner, strength: Float(probability(logit + bias)))
            }
        }
        return boundaries
    }

    /// How much must be added to each for as many ends as are expected; 0 where there are enough.
    private static func bias(for logits: [Double], expected: Double) -> Double {
        func sum(_ bias: Double) -> Double { logits.reduce(0) { $0 + probability($1 + bias) } }
        guard sum(0) < expected else { return 0 }
        var (low, high) = (0.0, mostBias)
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if sum(middle) < expected { low = middle } else { high = middle }
        }
        return high
    }

    private static func probability(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
}
