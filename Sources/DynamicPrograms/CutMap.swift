/// Where each position of one version falls in another, by the path between the two.
struct CutMap {
    /// Positions at which the path cuts the version carried over from.
    let cuts: [Int]
    /// For every position, the first and the last place in the other version that the path gives it.
    private(set) var first: [Int]
    private(set) var last: [Int]

    init(_ pairPaths: [[[Bead]]], from pivot: Int, to other: Int, count: Int) {
        let beads = pivot < other ? pairPaths[pivot][other - pivot - 1] : pairPaths[other][pivot - other - 1]
        var points = [(pivot: 0, other: 0)]
        for bead in beads {
            let ends = (bead.first.upperBound, bead.second.upperBound)
            points.append(pivot < other ? (ends.0, ends.1) : (ends.1, ends.0))
        }
        cuts = points.map(\.pivot)
        first = [Int](repeating: -1, count: count + 1)
        last = [Int](repeating: -1, count: count + 1)
        for point in points {
            if first[point.pivot] < 0 { first[point.pivot] = point.other }
            last[point.pivot] = point.other
        }
        // A position inside a bead: the bead's start for the first, its end for the last.
        for position in 1..<(count + 1) where first[position] < 0 {
            first[position] = max(first[position - 1], last[position - 1])
        }
        for position in stride(from: count - 1, through: 0, by: -1) where last[position] < 0 {
            last[position] = last[position + 1]
        }
    }
}
