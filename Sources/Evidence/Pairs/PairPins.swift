/// Places that two versions have in common, where a row of both must begin: no bead goes across one, and every path
/// comes through all of them.
public struct PairPins: Sendable {
    private let first: SegmentPins?
    private let second: SegmentPins?
    /// Positions in both versions, rising in both.
    public let places: [(first: Int, second: Int)]
    /// By position of a version, how many of the places are before it, and at it or before.
    private let firstBefore: [Int32]
    private let secondBefore: [Int32]
    private let firstThrough: [Int32]
    private let secondThrough: [Int32]

    /// nil where neither version has any.
    /// - Complexity: O(segments + places).
    init?(_ one: VersionEvidence, _ other: VersionEvidence) {
        guard one.pins != nil || other.pins != nil else { return nil }
        (first, second) = (one.pins, other.pins)
        let known = Dictionary(
            (other.pins?.places ?? []).map { ($0.number, $0.position) }, uniquingKeysWith: { first, _ in first })
        let places = (one.pins?.places ?? []).compactMap { place in
            known[place.number].map { (first: place.position, second: $0) }
        }
        self.places = places
        (firstBefore, firstThrough) = Self.counts(places.map(\.first), one.count)
        (secondBefore, secondThrough) = Self.counts(places.map(\.second), other.count)
    }

    private static func counts(_ places: [Int], _ count: Int) -> (before: [Int32], through: [Int32]) {
        var at = [Int32](repeating: 0, count: count + 2)
        for place in places { at[place + 1] += 1 }
        for position in 1..<at.count { at[position] += at[position - 1] }
        return (Array(at[...count]), Array(at[1...]))
    }

    /// Whether a bead may be, of a path or of a moved part: a row begins at no place inside its runs, and both lie before
    /// or both after every place of the two versions.
    @inline(__always)
    public func allow(_ x: Range<Int>, _ y: Range<Int>) -> Bool {
        if first?.areInside(x) == true || second?.areInside(y) == true { return false }
        return max(firstBefore[x.upperBound], secondBefore[y.upperBound])
            <= min(firstThrough[x.lowerBound], secondThrough[y.lowerBound])
    }

    /// The same for a bead of a path, where a place of both versions is the beginning of a bead that has both.
    @inline(__always)
    public func allowInPath(_ x: Range<Int>, _ y: Range<Int>) -> Bool {
        guard allow(x, y) else { return false }
        guard x.isEmpty || y.isEmpty else { return true }
        // Neither before nor after the place, but at it.
        return
            !(firstThrough[x.lowerBound] > firstBefore[x.lowerBound]
            && secondThrough[y.lowerBound] > secondBefore[y.lowerBound]
            && firstThrough[x.lowerBound] == secondThrough[y.lowerBound])
    }
}
