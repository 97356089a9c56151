/// The part of the lattice that a program searches: for each position in the first version, a range of positions in
/// the second. Positions lie between segments, 0 to the number of segments.
public struct Band: Sendable, Hashable {
    /// `columns[i]` is never empty; lower and upper bounds never fall from row to row.
    public let columns: [Range<Int>]
    /// Where row `i` begins in an array over all cells.
    let offsets: [Int]

    /// - Precondition: as `columns` says; the first row holds 0, the last the last position.
    init(columns: [Range<Int>]) {
        self.columns = columns
        var offsets = [0]
        offsets.reserveCapacity(columns.count + 1)
        for range in columns { offsets.append(offsets[offsets.count - 1] + range.count) }
        self.offsets = offsets
    }

    /// The whole lattice.
    public init(first: Int, second: Int) {
        self.init(columns: Array(repeating: 0..<(second + 1), count: first + 1))
    }

    /// Ranges of columns, widened by all that is within `margin` steps, rows and columns together, and made to rise.
    public init(_ reached: [ClosedRange<Int>], margin: Int, second: Int) {
        let last = reached.count - 1
        var columns = reached.indices.map { row in
            var (low, high) = (second, 0)
            for near in max(0, row - margin)...min(last, row + margin) {
                let rest = margin - abs(near - row)
                low = min(low, reached[near].lowerBound - rest)
                high = max(high, reached[near].upperBound + rest)
            }
            return max(0, low)..<(min(second, high) + 1)
        }
        Self.makeRise(&columns)
        self.init(columns: columns)
    }

    /// Bounds that fall from row to row are made wider until they rise.
    private static func makeRise(_ columns: inout [Range<Int>]) {
        for row in stride(from: columns.count - 2, through: 0, by: -1)
        where columns[row].lowerBound > columns[row + 1].lowerBound {
            columns[row] = columns[row + 1].lowerBound..<columns[row].upperBound
        }
        for row in 1..<max(1, columns.count) where columns[row].upperBound < columns[row - 1].upperBound {
            columns[row] = columns[row].lowerBound..<columns[row - 1].upperBound
        }
    }

    /// The band with `margin` more columns on both sides of each of these rows and the `margin` rows around it.
    public func widened(around rows: [Int], by margin: Int, second: Int) -> Band {
        var wider = columns
        var done = 0
        for row in rows.sorted() {
            let last = min(columns.count - 1, row + margin)
            for near in max(done, row - margin)..<max(done, last + 1) {
                wider[near] =
                    max(0, columns[near].lowerBound - margin)..<min(second + 1, columns[near].upperBound + margin)
            }
            done = max(done, last + 1)
        }
        Self.makeRise(&wider)
        return Band(columns: wider)
    }

    /// Beside a hole, how many cells more a path may stray from the diagonal and come back: a paragraph out of place, say.
    private static let roomForDetours = 64
    /// Half the cells of the largest rectangle that no anchor divides.
    private static let widest = 10_000_000

    public var cellCount: Int { offsets[columns.count] }

    @inline(__always)
    func index(_ row: Int, _ column: Int) -> Int? {
        columns[row].contains(column) ? offsets[row] + column - columns[row].lowerBound : nil
    }

    /// A place where both versions are likely at the same point of the text.
    public struct Anchor: Sendable, Hashable {
        public let first: Int
        public let second: Int
        /// Higher is surer.
        public let weight: Double

        public init(first: Int, second: Int, weight: Double) {
            self.first = first
            self.second = second
            self.weight = weight
        }
    }

    /// The lattice along the heaviest chain of anchors that rises in both versions.
    ///
    /// Between two anchors of the chain the whole rectangle is searched, and `margin` positions around it, so that a
    /// chapter that only one version has stays inside. Where a rectangle has more than `largestRectangle` cells, the
    /// band follows its diagonal instead, wide enough to leave out the difference of its sides at any one place, but
    /// never more than some millions of cells.
    /// - Complexity: O(anchors · log anchors + cells).
    public init(first: Int, second: Int, anchors: [Anchor], margin: Int, largestRectangle: Int = 250_000) {
        let chain =
            [Anchor(first: 0, second: 0, weight: 0)] + Self.chain(anchors, first: first, second: second)
            + [Anchor(first: first, second: second, weight: 0)]
        var low = [Int](repeating: second, count: first + 1)
        var high = [Int](repeating: 0, count: first + 1)
        for (from, to) in zip(chain, chain.dropFirst()) {
            let (rows, columns) = (to.first - from.first, to.second - from.second)
            let isSmall = rows * columns <= largestRectangle
            // How far from the diagonal a path may come that leaves out the sides' difference at one place.
            let hole = rows > columns ? columns * (rows - columns) / rows : columns - rows
            let room = margin + Self.roomForDetours
            let width = min(room + hole, max(room, Self.widest / max(1, rows)))
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
        self.init(columns: (0...first).map { low[$0]..<(max(low[$0], high[$0]) + 1) })
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
