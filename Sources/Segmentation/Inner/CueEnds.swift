private import Algorithms
internal import Documents
internal import ICUText

/// Where a subtitle's cues end in its text. A sentence goes on from cue to cue, but it ends at a cue's end oftener than
/// inside one; and where translators set no full stops, cues are all that shows where a sentence may end.
struct CueEnds {
    /// Code units of the text, rising.
    private let ends: [Int]
    /// Whether hardly any cue ends in a full stop.
    let areUnmarked: Bool

    /// What a place at a cue's end has more than one inside, in log-odds.
    static let advantage = 1.0
    /// What is known of a cue's end where nothing is marked: one in three ends a sentence.
    static let unmarked = Boundary(kind: .space, logit: -0.7)

    init(_ document: Document) {
        ends = document.times.map(\.range.upperBound)
        areUnmarked =
            !ends.isEmpty
            && document.text.units.withUnsafeBufferPointer { TimedSpan.hasFewStops(document.times, in: $0) }
    }

    var isEmpty: Bool { ends.isEmpty }

    /// Whether a cue ends here.
    /// - Complexity: O(log cues).
    func contains(_ place: Int) -> Bool {
        let index = ends.partitioningIndex { $0 >= place }
        return index < ends.count && ends[index] == place
    }

    /// The cues' ends inside a range.
    func inside(_ range: Range<Int>) -> ArraySlice<Int> {
        let first = ends.partitioningIndex { $0 > range.lowerBound }
        return ends[first...].prefix { $0 < range.upperBound }
    }
}
