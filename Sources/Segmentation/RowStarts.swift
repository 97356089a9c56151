private import Algorithms
internal import Documents
private import ICUText

extension Segmentation {
    /// The same text with a segment that begins at each of the document's row starts.
    /// - Complexity: O(segments + row starts).
    public func cutAtRowStarts() -> Segmentation {
        guard !document.rowStarts.isEmpty else { return self }
        let offsets = document.rowStarts.map(\.offset).sorted()
        var cut: (segments: [Segment], boundaries: [Boundary]) = ([], [])
        var next = 0
        for (segment, boundary) in zip(segments, boundaries) {
            var rest = segment.range
            while next < offsets.count, offsets[next] < rest.upperBound {
                let offset = offsets[next]
                next += 1
                if offset > rest.lowerBound,
                    let before = document.text.units.withUnsafeBufferPointer({
                        TextBuffer.trimmed(rest.lowerBound..<offset, in: $0)
                    })
                {
                    cut.segments.append(Segment(range: before, paragraph: segment.paragraph))
                    cut.boundaries.append(Self.atRowStart)
                } else if let last = cut.boundaries.last, last.kind != .paragraph {
                    cut.boundaries[cut.boundaries.count - 1] = Self.atRowStart
                }
                rest = max(rest.lowerBound, offset)..<rest.upperBound
            }
            cut.segments.append(Segment(range: rest, paragraph: segment.paragraph))
            cut.boundaries.append(boundary)
        }
        return Segmentation(
            document: document, segments: cut.segments, boundaries: cut.boundaries, isLines: isLines)
    }

    private static var atRowStart: Boundary { Boundary(kind: .sentence, strength: 1) }
}
