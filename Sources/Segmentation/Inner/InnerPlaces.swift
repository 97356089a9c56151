private import Algorithms
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

    /// The most places in a segment where each may have only one for so many of the usual ones.
    fileprivate func most(in segment: Segment, sharing: Double) -> Int {
        Int(Double(max(mostInSegment, segment.range.count / unitsPerPlace)) / sharing)
    }
}

/// Segments cut once more where a sentence may end inside, though nothing says so.
extension Segmenter {
    /// Places as likely as this are cut in every segment.
    private static let likelyLogit = -2.5
    /// Segments longer than this have sentences inside, whatever the marks say; in code units.
    private static let longSegment = 512
    /// What they are cut into first.
    private static let pieceOfLongSegment = 64

    /// The same text with the segments of these indices cut at the likeliest places inside, and the others where an
    /// end is likely in itself.
    ///
    /// In scripts that end sentences with spaces every segment is open already.
    ///
    /// - Parameter most: About how many segments the text may have. Where there would be more, every segment is cut at
    ///   fewer places.
    /// - Complexity: O(length of the text).
    public mutating func opening(
        _ indices: Set<Int>, of segmentation: Segmentation, at places: InnerPlaces = .many, most: Int = .max
    ) -> Segmentation {
        guard !rules.spacesEndSentences else { return segmentation }
        let cues = CueEnds(segmentation.document)
        let likely = segmentation.segments.indices.map { index in
            let least = indices.contains(index) ? places.leastLogit : Self.likelyLogit
            return innerCandidates(index, of: segmentation, cues).filter { $0.logit > least }
                .sorted { ($1.logit, $0.end) < ($0.logit, $1.end) }
        }
        func chosen(_ index: Int, sharing: Double) -> Int {
            min(likely[index].count, places.most(in: segmentation.segments[index], sharing: sharing))
        }
        let free = most - segmentation.segments.count
        var sharing = 1.0
        while sharing < 1e6, likely.indices.reduce(0, { $0 + chosen($1, sharing: sharing) }) > max(0, free) {
            sharing *= 1.5
        }
        return cut(segmentation) { index in
            likely[index].prefix(chosen(index, sharing: sharing)).sorted { $0.end < $1.end }
        }
    }

    /// The same text with very long segments cut into pieces of a clause's size, at the likeliest places: what is
    /// written without full stops. No boundary is surer for it.
    ///
    /// - Complexity: O(length of the text).
    public mutating func openingLongSegments(of segmentation: Segmentation) -> Segmentation {
        let isLong = { (segment: Segment) in segment.range.count > Self.longSegment }
        guard !rules.spacesEndSentences, segmentation.segments.contains(where: isLong) else { return segmentation }
        let cues = CueEnds(segmentation.document)
        let even = EvenPlaces(spacing: Self.pieceOfLongSegment)
        let likely = segmentation.segments.indices.map { index in
            let segment = segmentation.segments[index]
            guard isLong(segment) else { return [InnerRules.Candidate]() }
            let places = innerCandidates(index, of: segmentation, cues)
            let known = places.map { EvenPlaces.Place(end: $0.end, next: $0.next, logit: $0.logit) }
            return even.chosen(of: known, in: 0..<segment.range.count).map { places[$0] }
        }
        return cut(segmentation) { likely[$0] }
    }

    /// The same text cut where others than its own rules found ends; in scripts whose spaces end sentences between words
    /// too.
    ///
    /// - Parameter choices: Each holds the places where one end may be, as good one as the other: code units where a word
    ///   begins. Of these the likeliest in itself is cut.
    /// - Complexity: O(length of the segments with places).
    public mutating func opening(atOneOf choices: [[Int]], of segmentation: Segmentation) -> Segmentation {
        let cues = CueEnds(segmentation.document)
        let segments = segmentation.segments
        var candidates: [Int: [InnerRules.Candidate]] = [:]
        var chosen: [Int: [InnerRules.Candidate]] = [:]
        for choice in choices {
            var best: (segment: Int, place: InnerRules.Candidate)?
            for word in choice {
                let index = segments.partitioningIndex { $0.range.upperBound > word }
                guard index < segments.count, segments[index].range.contains(word) else { continue }
                let known = candidates[index] ?? innerCandidates(index, of: segmentation, cues)
                candidates[index] = known
                let place = word - segments[index].range.lowerBound
                // Marks that open may stand before the word.
                let next = known.partitioningIndex { $0.next > place } - 1
                guard next >= 0, place - known[next].next <= Self.mostOpeners,
                    segmentation.document.text.units[(word - place + known[next].next)..<word].allSatisfy({
                        !$0.isWordly
                    })
                else { continue }
                if best.map({ $0.place.logit < known[next].logit }) ?? true { best = (index, known[next]) }
            }
            guard let (segment, place) = best,
                !chosen[segment, default: []].contains(where: { $0.next == place.next })
            else { continue }
            chosen[segment, default: []].append(place)
        }
        return cut(segmentation) { (chosen[$0] ?? []).sorted { $0.end < $1.end } }
    }

    /// Marks between a place and the word after it.
    private static let mostOpeners = 2

    /// The text cut at places inside its segments, in order, counted from each segment's beginning.
    private func cut(_ segmentation: Segmentation, at places: (Int) -> [InnerRules.Candidate]) -> Segmentation {
        var segments: [Segment] = []
        var boundaries: [Boundary] = []
        for (index, segment) in segmentation.segments.enumerated() {
            var start = segment.range.lowerBound
            for place in places(index) {
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
