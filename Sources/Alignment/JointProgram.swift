/// Aligns all versions at once: one path through the lattice of all of them, rows that maximize what all pairs say.
///
/// The whole lattice is too large for more than two versions, so the program searches a graph of likely nodes: for
/// every version as pivot, its cuts carried over to the others by the pairwise paths. The best path over these nodes
/// is exact (an edge is a row). Then nodes near the best path are added, those that differ from it in one version and
/// the best new cuts of its rows, until the score no longer rises.
/// - Complexity: O(rounds · nodes · neighbours · pairs of versions); nodes grow with the text, neighbours do not.
public struct JointProgram<Scoring: JointScoring> {
    private var scores: RowScores<Scoring>
    private let counts: [Int]
    private let longest: [Int]
    private var nodes: Set<Node> = []
    private var resplit: Set<[Node]> = []
    private static var maximumRounds: Int { 10 }
    /// A lattice of this many nodes is searched whole: the answer is the best there is.
    private static var wholeLattice: Int { 1_000 }

    public init(_ scoring: Scoring) {
        scores = RowScores(scoring)
        counts = (0..<scoring.versionCount).map { scoring.segmentCount(of: $0) }
        longest = (0..<scoring.versionCount).map { max(1, scoring.longestRun(of: $0)) }
    }

    /// - Parameter pairPaths: `pairPaths[a][b - a - 1]` is the path of versions a < b.
    /// - Returns: Rows in order: for every version the run of segments it has in the row, empty for none.
    public mutating func solve(pairPaths: [[[Bead]]]) -> [[Range<Int>]] {
        if counts.reduce(1, { min(Self.wholeLattice + 1, $0 * ($1 + 1)) }) <= Self.wholeLattice {
            addWholeLattice()
            return rows(of: bestPath().path)
        }
        for pivot in counts.indices { addNodes(pivot: pivot, pairPaths) }
        var best = bestPath()
        for _ in 0..<Self.maximumRounds {
            addNeighbours(of: best.path)
            let next = bestPath()
            guard next.score > best.score + 1e-9 else { break }
            best = next
        }
        return rows(of: best.path)
    }

    private func rows(of path: [Node]) -> [[Range<Int>]] {
        zip(path, path.dropFirst()).map { from, to in zip(from, to).map { Int($0)..<Int($1) } }
    }

    // MARK: Nodes

    private mutating func addWholeLattice() {
        var all: [Node] = [[]]
        for count in counts { all = all.flatMap { node in (0...count).map { node + [Int32($0)] } } }
        nodes = Set(all)
    }

    /// The pivot's cuts, carried over to every other version by the pairwise paths: once to the first place that
    /// fits, once to the last.
    private mutating func addNodes(pivot: Int, _ pairPaths: [[[Bead]]]) {
        let carried = counts.indices.map { other in
            other == pivot ? nil : CutMap(pairPaths, from: pivot, to: other, count: counts[pivot])
        }
        var cuts: Set<Int> = [0, counts[pivot]]
        for map in carried { if let map { cuts.formUnion(map.cuts) } }
        for isLast in [false, true] {
            var previous = Node(repeating: 0, count: counts.count)
            for cut in cuts.sorted() {
                let node = counts.indices.map { version -> Int32 in
                    guard let map = carried[version] else { return Int32(cut) }
                    return Int32(isLast ? map.last[cut] : map.first[cut])
                }
                addChain(from: previous, to: node)
                previous = node
            }
            addChain(from: previous, to: counts.map { Int32($0) })
        }
    }

    /// Adds a node, and as many between as make every row short enough.
    private mutating func addChain(from start: Node, to end: Node) {
        var node = start
        nodes.insert(node)
        while node != end {
            for version in node.indices {
                node[version] = min(end[version], node[version] + Int32(longest[version]))
            }
            nodes.insert(node)
        }
    }

    /// Nodes that differ from the path's in one version, and new cuts of its rows and of two rows joined.
    private mutating func addNeighbours(of path: [Node]) {
        for (index, node) in path.enumerated().dropFirst().dropLast() {
            for version in node.indices {
                for shift: Int32 in [-2, -1, 1, 2] {
                    let moved = node[version] + shift
                    guard moved >= path[index - 1][version], moved <= path[index + 1][version] else { continue }
                    var neighbour = node
                    neighbour[version] = moved
                    nodes.insert(neighbour)
                }
            }
        }
        for index in 1..<max(1, path.count) {
            resplitRow(from: path[index - 1], to: path[index])
            if index >= 2 { resplitRow(from: path[index - 2], to: path[index]) }
        }
    }

    /// For every cut of every version inside the row: the node that cuts the other versions best, each by itself.
    private mutating func resplitRow(from start: Node, to end: Node) {
        guard resplit.insert([start, end]).inserted else { return }
        for pivot in start.indices where end[pivot] - start[pivot] >= 2 {
            for cut in (start[pivot] + 1)..<end[pivot] {
                var node = start
                node[pivot] = cut
                for other in start.indices where other != pivot {
                    node[other] = bestCut(of: other, from: start, to: end, pivot: pivot, cut: cut)
                }
                nodes.insert(node)
            }
        }
    }

    private mutating func bestCut(of other: Int, from start: Node, to end: Node, pivot: Int, cut: Int32) -> Int32 {
        var best = (score: -Double.infinity, cut: start[other])
        for place in start[other]...end[other] {
            let score =
                scores.score(pivot, Int(start[pivot])..<Int(cut), other, Int(start[other])..<Int(place))
                + scores.score(pivot, Int(cut)..<Int(end[pivot]), other, Int(place)..<Int(end[other]))
            if score > best.score { best = (score, place) }
        }
        return best.cut
    }

    // MARK: Path

    /// The best path over the nodes: a node's best row comes from a node that is nowhere later and not too far.
    private mutating func bestPath() -> (path: [Node], score: Double) {
        let sorted = nodes.map { (sum: $0.reduce(0) { $0 + Int($1) }, node: $0) }
            .sorted { $0.sum != $1.sum ? $0.sum < $1.sum : $0.node.lexicographicallyPrecedes($1.node) }
        let reach = longest.reduce(0, +)
        var best = [Double](repeating: -.infinity, count: sorted.count)
        var from = [Int](repeating: -1, count: sorted.count)
        best[0] = 0
        for index in 1..<max(1, sorted.count) {
            let end = sorted[index]
            var earlier = index - 1
            while earlier >= 0, end.sum - sorted[earlier].sum <= reach {
                defer { earlier -= 1 }
                let start = sorted[earlier].node
                guard best[earlier] > -.infinity, isRow(from: start, to: end.node) else { continue }
                let total = best[earlier] + scores.score(from: start, to: end.node)
                if total > best[index] {
                    best[index] = total
                    from[index] = earlier
                }
            }
        }
        var path: [Node] = []
        var index = sorted.count - 1
        while index >= 0 {
            path.append(sorted[index].node)
            index = from[index]
        }
        return (path.reversed(), best[sorted.count - 1])
    }

    private func isRow(from start: Node, to end: Node) -> Bool {
        for version in start.indices {
            let length = end[version] - start[version]
            if length < 0 || length > Int32(longest[version]) { return false }
        }
        return true
    }
}

/// Where each position of one version falls in another, by the path between the two.
private struct CutMap {
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
