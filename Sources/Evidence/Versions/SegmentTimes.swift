private import Documents
internal import Segmentation

/// When each segment of a subtitle is said, in seconds: a place inside a cue by the share of the cue's text before it.
struct SegmentTimes: Sendable {
    /// A place in time, and how far off it may be for standing inside a cue.
    struct Place: Sendable {
        var time: Float
        var slack: Float
    }

    private(set) var starts: [Place] = []
    private(set) var ends: [Place] = []
    /// When the cues begin, rising.
    let cues: [Float]

    /// People do not speak evenly: a place inside a cue may be off by this share of the cue.
    private static let unevenness: Float = 0.15

    /// nil for texts without times.
    /// - Complexity: O(segments + cues).
    init?(_ segmentation: Segmentation) {
        let spans = segmentation.document.times
        guard !spans.isEmpty else { return nil }
        cues = spans.map { Float($0.start) / 1000 }.sorted()
        var cue = 0
        func place(_ unit: Int) -> Place {
            let span = spans[cue]
            let length = Float(span.end - span.start) / 1000
            let share =
                Float(min(max(0, unit - span.range.lowerBound), span.range.count)) / Float(max(1, span.range.count))
            let isInside = share > 0 && share < 1
            return Place(
                time: Float(span.start) / 1000 + share * length, slack: isInside ? Self.unevenness * length : 0)
        }
        for segment in segmentation.segments {
            while cue + 1 < spans.count, spans[cue].range.upperBound <= segment.range.lowerBound { cue += 1 }
            starts.append(place(segment.range.lowerBound))
            while cue + 1 < spans.count, spans[cue].range.upperBound < segment.range.upperBound { cue += 1 }
            ends.append(place(segment.range.upperBound))
        }
    }
}
