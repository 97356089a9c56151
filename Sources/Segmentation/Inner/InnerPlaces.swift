private import Documents
private import ICUText

/// At how many places inside an open segment is cut.
public enum InnerPlaces: Sendable {
    case few, many

    /// Less likely places than this are not worth a segment, in log-odds.
    fileprivate var leastLogit: Double { self == .few ? -6 : -7 }
    /// The most places in one segment: this many, or one in so many code units of a long one.
    fileprivate var mostInSegment: Int { self == .few ? 5 : 12 }
    fileprivate var unitsPerPlace: Int { self == .few ? 30 : 14 }
}

/// Segments cut once more where a sentence may end inside, though nothing says so.
extension Segmenter {
    /// Places as likely as this are cut in every segment.
    private static let likelyLogit = -2.5

    /// The same text with the segments of these indices cut at the likeliest places inside, and the others where an
    /// end is likely in itself.
    ///
    /// In scripts that end sentences with spaces every segment is open already.
    /// - Complexity: O(length of the text).
    public mutating func opening(
        _ indices: Set<Int>, of segmentation: Segmentation, at places: InnerPlaces = .many
    ) -> Segmentation {
        guard !rules.spacesEndSentences else { return segmentation }
        let cues = CueEnds(segmentation.document)
        var segments: [Segment] = []
        var boundaries: [Boundary] = []
        for (index, segment) in segmentation.segments.enumerated() {
            var start = segment.range.lowerBound
            let least = indices.contains(index) ? places.leastLogit : Self.likelyLogit
            let likely = innerCandidates(index, of: segmentation, cues).filter { $0.logit > least }
                .sorted { ($1.logit, $0.end) < ($0.logit, $1.end) }.prefix(
                    max(places.mostInSegment, segment.range.count / places.unitsPerPlace))
            for place in likely.sorted(by: { $0.end < $1.end }) {
                let end = segment.range.lowerBound + place.end
                segments.append(Segment(range: start..<end, paragraph: segment.paragraph))
                boundaries.append(Boundary(kind: .inner, logit: place.logit))
                start = segment.range.lowerBound + place.next
            }
            segments.append(Segment(range: start..<segment.range.upperBound, paragraph: segment.paragraph))
            boundaries.append(segmentation.boundaries[index])
        }
        return Segmentation(document: segmentation.document, segments: segments, boundaries: boundaries)
    }

    private mutating func innerCandidates(
        _ index: Int, of segmentation: Segmentation, _ cues: CueEnds
    ) -> [InnerRules.Candidate] {
        let isFirst = isFirstOfParagraph(index, segmentation)
        let offset = segmentation.segments[index].range.lowerBound
        var candidates = segmentation.document.text.units.withUnsafeBufferPointer { units in
            let text = UnsafeBufferPointer(rebasing: units[segmentation.segments[index].range])
            return inner.candidates(in: text, words: wordPieces(text), isFirst: isFirst)
        }
        guard !cues.isEmpty else { return candidates }
        for place in candidates.indices where cues.contains(offset + candidates[place].end) {
            candidates[place].logit += CueEnds.advantage
        }
        return candidates
    }

    private func isFirstOfParagraph(_ index: Int, _ segmentation: Segmentation) -> Bool {
        index == 0 || segmentation.segments[index - 1].paragraph != segmentation.segments[index].paragraph
    }

    /// Every place inside the segments where a sentence might end, with the values that the model weighs, in the order
    /// of `InnerWeights.names`: what fitting the model needs.
    package mutating func forEachInnerPlace(
        of segmentation: Segmentation, _ body: (_ next: Int, _ values: [Double]) -> Void
    ) {
        for (index, segment) in segmentation.segments.enumerated() {
            let isFirst = isFirstOfParagraph(index, segmentation)
            segmentation.document.text.units.withUnsafeBufferPointer { units in
                let text = UnsafeBufferPointer(rebasing: units[segment.range])
                inner.forEachPlace(in: text, words: wordPieces(text), isFirst: isFirst) { _, next, features in
                    body(segment.range.lowerBound + next, features.values)
                }
            }
        }
    }
}
