extension Segmentation {
    /// The same text in no more than `most` segments: where it has more, neighbours are joined, over weak boundaries
    /// rather than sure ones, until segments are about as long as `most` even ones would be. Longer ones stay.
    ///
    /// What sets texts side by side needs so much time and memory for a segment that a text of single letters with full
    /// stops would cost what a book does. No text in sentences has so many.
    /// - Complexity: O(length of the text).
    public func joined(most: Int) -> Segmentation {
        guard segments.count > max(1, most), let first = segments.first, let last = segments.last else { return self }
        let places = zip(segments.indices.dropLast(), boundaries).map { index, boundary in
            EvenPlaces.Place(
                end: segments[index].range.upperBound, next: segments[index + 1].range.lowerBound,
                logit: boundary.logit)
        }
        let range = first.range.lowerBound..<last.range.upperBound
        // Two places are at least half of the spacing apart.
        let even = EvenPlaces(spacing: 2 * ((range.count + most - 1) / most))
        let ends = even.chosen(of: places, in: range) + [segments.count - 1]
        var start = 0
        var joined: [Segment] = []
        for end in ends {
            joined.append(
                Segment(
                    range: segments[start].range.lowerBound..<segments[end].range.upperBound,
                    paragraph: segments[start].paragraph))
            start = end + 1
        }
        return Segmentation(
            document: document, segments: joined, boundaries: ends.map { boundaries[$0] }, isLines: isLines)
    }
}
