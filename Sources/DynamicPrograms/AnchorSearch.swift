/// Anchors from how alike places of two versions are, coarse to fine: a few places of the shorter version are looked
/// for everywhere in the other, then places between those that were found, between their counterparts only.
///
/// A place counts as found where nothing else is nearly as alike, seen from either version. So a chapter that one
/// version lacks, or a beginning thousands of segments later, costs no more than the places in it.
/// - Complexity: O((first + second) · log(first)) likenesses, with `probes` places at a time.
public struct AnchorSearch {
    private let likeness: (Int, Int) -> Double
    private let largestRectangle: Int
    private var anchors: [Band.Anchor] = []

    /// Places looked for in a rectangle.
    private static let probes = 32
    /// Positions this near to each other are the same place: their texts overlap, or are each other's neighbours.
    private static let reach = 8
    /// How much more alike than any other place the counterpart must be.
    private static let leastMargin = 0.05
    /// An anchor's weight for its margin: a clear counterpart weighs as much as a rare key.
    private static let weight = 20.0

    private struct Rectangle {
        let first: Range<Int>
        let second: Range<Int>
    }

    private init(_ likeness: @escaping (Int, Int) -> Double, largestRectangle: Int) {
        self.likeness = likeness
        self.largestRectangle = largestRectangle
    }

    /// - Parameters:
    ///   - largestRectangle: Rectangles of no more cells are not looked into.
    ///   - likeness: How alike the texts are that begin with a segment of the first version and one of the second.
    /// - Returns: Anchors that rise in both versions.
    public static func anchors(
        first: Int, second: Int, largestRectangle: Int, likeness: @escaping (Int, Int) -> Double
    ) -> [Band.Anchor] {
        var search = AnchorSearch(likeness, largestRectangle: largestRectangle)
        var open = [Rectangle(first: 0..<first, second: 0..<second)]
        while !open.isEmpty { open = open.flatMap { search.look(into: $0) } }
        return search.anchors.sorted { $0.first < $1.first }
    }

    /// Adds the anchors that are found inside, and gives back the rectangles between them.
    private mutating func look(into rectangle: Rectangle) -> [Rectangle] {
        let (first, second) = (rectangle.first, rectangle.second)
        guard min(first.count, second.count) > 4 * Self.reach, first.count * second.count > largestRectangle
        else { return [] }
        let isSwapped = second.count < first.count
        let (short, long) = isSwapped ? (second, first) : (first, second)
        let alike = isSwapped ? { [likeness] in likeness($1, $0) } : likeness
        let found = (0..<Self.probes).compactMap { number -> Band.Anchor? in
            let place = short.lowerBound + (2 * number + 1) * short.count / (2 * Self.probes)
            guard let counterpart = Self.best(in: long, { alike(place, $0) }),
                let back = Self.best(in: short, { alike($0, counterpart.place) }),
                abs(back.place - place) <= Self.reach
            else { return nil }
            // The two are each other's best, or near it: the surer of the two views places the anchor.
            return Band.Anchor(
                first: isSwapped ? counterpart.place : back.place, second: isSwapped ? back.place : counterpart.place,
                weight: Self.weight * min(counterpart.margin, back.margin))
        }
        let chain = Band.chain(
            found.map {
                Band.Anchor(
                    first: $0.first - first.lowerBound, second: $0.second - second.lowerBound, weight: $0.weight)
            }, first: first.count, second: second.count)
        guard !chain.isEmpty else { return [] }
        var between: [Rectangle] = []
        var corner = (first: first.lowerBound, second: second.lowerBound)
        for anchor in chain {
            let place = (first: first.lowerBound + anchor.first, second: second.lowerBound + anchor.second)
            anchors.append(Band.Anchor(first: place.first, second: place.second, weight: anchor.weight))
            between.append(Rectangle(first: corner.first..<place.first, second: corner.second..<place.second))
            corner = (place.first + 1, place.second + 1)
        }
        between.append(
            Rectangle(first: corner.first..<first.upperBound, second: corner.second..<second.upperBound))
        return between
    }

    /// The place most alike, and how much more alike it is than any place out of its reach; nil where that is little.
    private static func best(in places: Range<Int>, _ alike: (Int) -> Double) -> (place: Int, margin: Double)? {
        let values = places.map(alike)
        var top = 0
        for index in values.indices where values[index] > values[top] { top = index }
        var other = -1.0
        for index in values.indices where abs(index - top) > reach { other = max(other, values[index]) }
        let margin = values[top] - other
        return margin >= leastMargin ? (places.lowerBound + top, margin) : nil
    }
}
