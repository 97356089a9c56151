internal import Documents
internal import Segmentation

/// Positions of a version where rows must begin.
struct SegmentPins: Sendable {
    /// Numbers of row starts and the segments that begin there, both rising.
    let places: [(number: Int, position: Int)]
    /// How many of the places are before each position, and at it or before.
    let before: [Int32]

    /// nil for a version without row starts.
    /// - Complexity: O(segments + row starts).
    init?(_ segmentation: Segmentation) {
        let starts = segmentation.document.rowStarts.sorted { ($0.offset, $0.number) < ($1.offset, $1.number) }
        guard !starts.isEmpty else { return nil }
        var places: [(number: Int, position: Int)] = []
        var before: [Int32] = []
        var next = 0
        for (position, segment) in segmentation.segments.enumerated() {
            before.append(Int32(places.count))
            while next < starts.count, starts[next].offset <= segment.range.lowerBound {
                if starts[next].offset == segment.range.lowerBound {
                    places.append((number: starts[next].number, position: position))
                }
                next += 1
            }
        }
        before.append(Int32(places.count))
        self.places = places
        self.before = before
    }

    /// Whether a row must begin with this segment.
    @inline(__always)
    func isPinned(_ position: Int) -> Bool {
        position + 1 < before.count && before[position + 1] > before[position]
    }

    /// Whether a row must begin inside a run.
    @inline(__always)
    func areInside(_ run: Range<Int>) -> Bool {
        run.count > 1 && before[run.upperBound] > before[run.lowerBound + 1]
    }
}
