/// Aligns all versions at once: one path through the lattice of all of them, rows that maximize what all pairs say.
///
/// The whole lattice is too large for more than two versions, so the program searches a graph of likely nodes: for
/// every version as pivot, its cuts carried over to the others by the pairwise paths. The best path over these nodes
/// is exact (an edge is a row). Then nodes near the best path are added, those that differ from it in one version and
/// the best new cuts of its rows, until the score no longer rises.
/// - Complexity: O(nodes · neighbours · pairs of versions); nodes grow with the text, neighbours do not.
public struct JointProgram {
    private let scoring: any JointScoring
    private var graph: NodeGraph
    private let counts: [Int]
    private let longest: [Int]
    private var resplit: Set<[Node]> = []
    private static let maximumRounds = 10
    /// A lattice of this many nodes is searched whole: the answer is the best there is.
    private static let wholeLattice = 1_000

    public init(_ scoring: any JointScoring) { self.init(scoring, slack: nil) }

    /// - Parameter slack: As `NodeGraph` has it.
    init(_ scoring: any JointScoring, slack: Double?) {
        self.scoring = scoring
        counts = (0..<scoring.versionCount).map { scoring.segmentCount(of: $0) }
        longest = (0..<scoring.versionCount).map { max(1, scoring.longestRun(of: $0)) }
        graph = NodeGraph(scoring, longest: longest, slack: slack)
    }

    /// - Parameters:
    ///   - pairPaths: `pairPaths[a][b - a - 1]` is the path of versions a < b.
    ///   - places: Positions that the scores let no row go across, in order: by version, nil where a version has none.
    /// - Returns: Rows in order: for every version the run of segments it has in the row, empty for none.
    public mutating func solve(pairPaths: [[[Bead]]], through places: [[Int?]] = []) -> [[Range<Int>]] {
        if counts.reduce(1, { min(Self.wholeLattice + 1, $0 * ($1 + 1)) }) <= Self.wholeLattice {
            addWholeLattice()
            return rows(of: graph.bestPath().path)
        }
        for pivot in counts.indices { addNodes(pivot: pivot, pairPaths) }
        if !places.isEmpty { addNodes(at: places, pairPaths) }
        var best = graph.bestPath()
        for _ in 0..<Self.maximumRounds {
            addNeighbours(of: best.path)
            let next = graph.bestPath()
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
        for node in all { graph.insert(node) }
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

    /// A chain of nodes through all places that are given; a version that has none there is where the path of one that
    /// does says.
    private mutating func addNodes(at places: [[Int?]], _ pairPaths: [[[Bead]]]) {
        var maps: [Int: CutMap] = [:]
        // What a version's next place leaves free.
        var limits = [counts]
        for place in places.reversed() {
            let after = limits[limits.count - 1]
            limits.append(counts.indices.map { place[$0] ?? after[$0] })
        }
        limits.reverse()
        var previous = Node(repeating: 0, count: counts.count)
        for (index, place) in places.enumerated() {
            guard let pivot = place.firstIndex(where: { $0 != nil }), let position = place[pivot] else { continue }
            let node = counts.indices.map { version -> Int32 in
                if let own = place[version] { return Int32(own) }
                let key = pivot * counts.count + version
                let map = maps[key] ?? CutMap(pairPaths, from: pivot, to: version, count: counts[pivot])
                maps[key] = map
                return max(previous[version], Int32(min(limits[index][version], map.first[position])))
            }
            addChain(from: previous, to: node)
            previous = node
        }
        addChain(from: previous, to: counts.map { Int32($0) })
    }

    /// Adds a node, and as many between as make every row short enough.
    private mutating func addChain(from start: Node, to end: Node) {
        var node = start
        graph.insert(node)
        while node != end {
            for version in node.indices {
                node[version] = min(end[version], node[version] + Int32(longest[version]))
            }
            graph.insert(node)
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
                    graph.insert(neighbour)
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
        let sizes = start.indices.map { Int(end[$0] - start[$0]) }
        // nodes[v][c - 1]: the node for the cut before segment c of version v.
        var nodes = sizes.indices.map { version in
            (1..<max(1, sizes[version])).map { cut -> Node in
                var node = start
                node[version] += Int32(cut)
                return node
            }
        }
        for one in sizes.indices {
            for other in sizes.indices where other > one && max(sizes[one], sizes[other]) >= 2 {
                let values = cutScores(one, other, from: start, to: end)
                let width = sizes[other] + 1
                for cut in 1..<max(1, sizes[one]) {
                    let best = Self.first(of: sizes[other] + 1) { values[cut * width + $0] }
                    nodes[one][cut - 1][other] += Int32(best)
                }
                for cut in 1..<max(1, sizes[other]) {
                    let best = Self.first(of: sizes[one] + 1) { values[$0 * width + cut] }
                    nodes[other][cut - 1][one] += Int32(best)
                }
            }
        }
        for node in nodes.joined() { graph.insert(node) }
    }

    /// What two versions say of a row cut in two, by the places of the cut in both.
    private func cutScores(_ one: Int, _ other: Int, from start: Node, to end: Node) -> [Double] {
        let first = Int(start[one])...Int(end[one])
        let second = Int(start[other])...Int(end[other])
        func score(_ x: Range<Int>, _ y: Range<Int>) -> Double {
            x.isEmpty && y.isEmpty ? 0 : scoring.score(one, first: x, other: other, second: y)
        }
        return first.flatMap { cut in
            second.map { place in
                score(first.lowerBound..<cut, second.lowerBound..<place)
                    + score(cut..<first.upperBound, place..<second.upperBound)
            }
        }
    }

    /// The first of the best.
    private static func first(of count: Int, _ score: (Int) -> Double) -> Int {
        var best = (score: -Double.infinity, place: 0)
        for place in 0..<count where score(place) > best.score { best = (score(place), place) }
        return best.place
    }
}
