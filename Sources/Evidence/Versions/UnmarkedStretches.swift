private import Foundation
internal import Segmentation

/// How sure sentence ends are in text that nobody marked: scripture in Arabic, captions, a text without punctuation.
///
/// Where full stops are usual, a place without one is hardly ever an end, and the languages' models of such places say
/// so. Where a long stretch has none, there are ends in it all the same, about as many as in any text of its length, or
/// as in the other versions. So the places of a stretch keep their order but are made surer together, until as many ends
/// are expected as the stretch should have.
struct UnmarkedStretches {
    /// A stretch without a mark is at least so long, in letters: longer than nearly every sentence.
    private static let leastLength = 450.0
    /// Sentences are about so long, in letters.
    private static let usualSentenceLength = 110.0
    /// The models of places inside a sentence learned from text with marks; they say less about text without.
    private static let trustInInnerPlaces = 0.4
    /// The most that a place may gain or lose, in log-odds.
    private static let mostBias = 8.0

    /// The segmentation's boundaries with the strengths of those in unmarked stretches raised.
    private(set) var boundaries: [Boundary]
    /// For each boundary, whether it is a place in an unmarked stretch.
    private(set) var isInside: [Bool]
    /// The letters outside all stretches, and how many sentences end there.
    private(set) var marked = (letters: 0.0, sentences: 0.0)

    /// - Parameters:
    ///   - lengths: The letters before each segment, and of all.
    ///   - spacesEndSentences: Whether a space is the language's mark.
    ///   - sentenceLength: How many letters the stretches' sentences are likely to have; nil where nothing tells.
    /// - Complexity: O(segments).
    init(
        of segmentation: Segmentation, lengths: [Int32], spacesEndSentences: Bool, sentenceLength: Double? = nil
    ) {
        boundaries = segmentation.boundaries
        isInside = Array(repeating: false, count: boundaries.count)
        let sentenceLength = sentenceLength ?? Self.usualSentenceLength
        var start = 0
        for end in boundaries.indices
        where segmentation.isLines || end == boundaries.count - 1
            || !Self.isPlace(boundaries[end], spacesEndSentences: spacesEndSentences)
        {
            let length = Double(lengths[end + 1] - lengths[start])
            let places = start..<end
            start = end + 1
            guard length >= Self.leastLength, !places.isEmpty else {
                marked.letters += length
                marked.sentences += boundaries[places.lowerBound...end].reduce(0) { $0 + Double($1.strength) }
                continue
            }
            let said = boundaries[places].reduce(0) { $0 + Double($1.strength) }
            let wanted = max(said, min(length / sentenceLength - 1, 0.8 * Double(places.count)))
            let logits = places.map {
                boundaries[$0].logit * (boundaries[$0].kind == .inner ? Self.trustInInnerPlaces : 1)
            }
            let bias = Self.bias(for: logits, expected: wanted)
            for (place, logit) in zip(places, logits) {
                boundaries[place] = Boundary(
                    kind: boundaries[place].kind, strength: Float(Self.probability(logit + bias)))
                isInside[place] = true
            }
        }
    }

    /// Whether a boundary is a place where no mark stands and little says that a sentence ends.
    private static func isPlace(_ boundary: Boundary, spacesEndSentences: Bool) -> Bool {
        boundary.kind == .inner || !spacesEndSentences && boundary.kind == .space && boundary.strength < 0.5
    }

    /// How much must be added to each for as many ends as are expected.
    private static func bias(for logits: [Double], expected: Double) -> Double {
        func sum(_ bias: Double) -> Double { logits.reduce(0) { $0 + probability($1 + bias) } }
        var (low, high) = (-mostBias, mostBias)
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if sum(middle) < expected { low = middle } else { high = middle }
        }
        return high
    }

    private static func probability(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
}

extension VersionEvidence {
    /// A text with marks in at least half of its letters tells how long the sentences of the others are.
    private static let leastMarkedShare = 0.5
    private static let sentenceLengths = 15.0...300.0

    /// Versions of one text, those with long stretches without marks cut into as many sentences as the others have.
    ///
    /// - Complexity: O(segments).
    public static func agreeing(_ versions: [VersionEvidence]) -> [VersionEvidence] {
        let letters = versions.map { $0.length(of: 0..<$0.count) }
        return versions.indices.map { index in
            guard versions[index].marked.letters < letters[index] else { return versions[index] }
            let lengths = versions.indices.filter {
                $0 != index && letters[$0] > 0 && versions[$0].marked.letters >= leastMarkedShare * letters[$0]
                    && versions[$0].marked.sentences > 0
            }.map { letters[index] / letters[$0] * versions[$0].marked.letters / versions[$0].marked.sentences }
            guard !lengths.isEmpty else { return versions[index] }
            let mean = lengths.reduce(0, +) / Double(lengths.count)
            return versions[index].expecting(
                sentenceLength: max(sentenceLengths.lowerBound, min(sentenceLengths.upperBound, mean)))
        }
    }
}
