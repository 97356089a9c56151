/// Bands along anchors.
extension Band {
    /// The lattice along the heaviest chain of anchors that rises in both versions.
    ///
    /// Between two anchors of the chain the whole rectangle is searched, and `margin` positions around it, so that a
    /// chapter that only one version has stays inside. Where a rectangle has more than `largestRectangle` cells, the
    /// band follows its diagonal instead, wide enough to leave out the difference of its sides at any one place, but
    /// never more than some millions of cells.
    ///
    /// - Parameter most: About the most cells of the band: where it has more, everything around the anchors is made
    ///   narrower.
    /// - Complexity: O(anchors · log anchors + cells).
    public init(
        first: Int, second: Int, anchors: [Anchor], margin: Int, largestRectangle: Int = 250_000, most: Int = .max
    ) {
        let chain =
            [Anchor(first: 0, second: 0, weight: 0)] + Self.chain(anchors, first: first, second: second)
            + [Anchor(first: first, second: second, weight: 0)]
        var room = Room(
            margin: margin, detours: Self.roomForDetours, widest: Self.widest, largestRectangle: largestRectangle)
        var columns = Self.columns(along: chain, first: first, second: second, room)
        while columns.reduce(0, { $0 + $1.count }) > most, room.canShrink {
            room.shrink()
            columns = Self.columns(along: chain, first: first, second: second, room)
        }
        self.init(columns: columns)
    }

    /// Beside a hole, how many cells more a path may stray from the diagonal and come back: a paragraph out of place, say.
    private static var roomForDetours: Int { 64 }
    /// Half the cells of the largest rectangle that no anchor divides.
    private static var widest: Int { 10_000_000 }

    /// How much is searched around a chain of anchors.
    private struct Room {
        var margin: Int
        var detours: Int
        var widest: Int
        var largestRectangle: Int

        /// The least steps beside the chain.
        private static let least = 2

        var canShrink: Bool { margin > Self.least || detours > Self.least || widest > 1 || largestRectangle > 1 }

        mutating func shrink() {
            margin = min(margin, max(Self.least, margin / 2))
            detours = max(Self.least, detours / 2)
            (widest, largestRectangle) = (max(1, widest / 4), max(1, largestRectangle / 4))
        }
    }

    private static func columns(along chain: [Anchor], first: Int, second: Int, _ room: Room) -> [Range<Int>] {
        let margin = room.margin
        var low = [Int](repeating: second, count: first + 1)
        var high = [Int](repeating: 0, count: first + 1)
        for (from, to) in zip(chain, chain.dropFirst()) {
            let (rows, columns) = (to.first - from.first, to.second - from.second)
            let isSmall = rows * columns <= room.largestRectangle
            // How far from the diagonal a path may come that leaves out the sides' difference at one place.
            let hole = rows > columns ? columns * (rows - columns) / rows : columns - rows
            let beside = margin + room.detours
            let width = min(beside + hole, max(beside, room.widest / max(1, rows)))
            for row in max(0, from.first - margin)...min(first, to.first + margin) {
                // Steps around the rectangle: rows and columns together.
                let rest = margin - max(0, from.first - row, row - to.first)
                let near = (from.second - rest)...(to.second + rest)
                let along = rows == 0 ? 0.5 : min(1, max(0, Double(row - from.first) / Double(rows)))
                let center = from.second + Int((along * Double(to.second - from.second)).rounded())
                low[row] = min(low[row], max(0, isSmall ? near.lowerBound : max(near.lowerBound, center - width)))
                high[row] = max(
                    high[row], min(second, isSmall ? near.upperBound : min(near.upperBound, center + width)))
            }
        }
        for row in stride(from: first - 1, through: 0, by: -1) { low[row] = min(low[row], low[row + 1]) }
        for row in 1..<(max(1, first) + 1) where row <= first { high[row] = max(high[row], high[row - 1]) }
        low[0] = 0
        high[first] = second
        return (0...first).map { low[$0]..<(max(low[$0], high[$0]) + 1) }
    }

    /// The chain of strictly rising anchors with the largest sum of weights (a longest increasing subsequence).
    public static func chain(_ anchors: [Anchor], first: Int, second: Int) -> [Anchor] {
        let sorted = anchors.filter { (0...first).contains($0.first) && (0...second).contains($0.second) }
            .sorted { ($0.first, -$0.second) < ($1.first, -$1.second) }
        // A Fenwick tree over positions of the second version: the best chain that ends before a position.
        var tree = [(weight: Double, anchor: Int)](repeating: (0, -1), count: second + 2)
        var previous = [Int](repeating: -1, count: sorted.count)
        var best = (weight: 0.0, anchor: -1)
        for (index, anchor) in sorted.enumerated() {
            var prefix = (weight: 0.0, anchor: -1)
            var node = anchor.second
            while node > 0 {
                if tree[node].weight > prefix.weight { prefix = tree[node] }
                node -= node & -node
            }
            previous[index] = prefix.anchor
            let total = (weight: prefix.weight + anchor.weight, anchor: index)
            if total.weight > best.weight { best = total }
            node = anchor.second + 1
            while node < tree.count {
                if total.weight > tree[node].weight { tree[node] = total }
                node += node & -node
            }
        }
        var chain: [Anchor] = []
        var index = best.anchor
        while index >= 0 {
            chain.append(sorted[index])
            index = previous[index]
        }
        return chain.reversed()
    }
}
