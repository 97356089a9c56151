/// The nodes of a joint lattice that were found likely, and the best path over them.
///
/// A node is a position in every version; a row leads from one node to a later one, and is scored by `JointScoring`.
/// Nodes are added in rounds, and the best path is found anew after each.
///
/// A round does not score all rows again. Nodes are never taken away, so the best score up to a node only rises. A row
/// that was worse than the best one into its end by more than `slack` is dropped. It can become the best only after the
/// score of its start has risen by more than `slack`; such starts are called fresh, and only their rows are scored
/// again. Most rounds score little more than the rows of their new nodes. The path does not depend on `slack`.
///
/// What two rows count side by side (`RowGaps`) is told for the best path to a node and the rows that go on from it: it
/// does not choose among the paths to the node.
struct NodeGraph {
    private struct Row {
        var start: Int32
        var score: Double
        var presence: RowGaps.Presence
    }

    private var scores: RowScores
    private let gaps: RowGaps
    private let longest: [Int]
    /// Segments of all versions in the longest row.
    private let reach: Int
    private let slack: Double
    private var isKnown: Set<Node> = []
    /// The nodes in the order in which they came, one after the other.
    private var positions: [Int32] = []
    private var sums: [Int] = []
    /// The best path to each node of the last round, and of the first round that had the node.
    private var best: [Double] = []
    private var firstBest: [Double] = []
    /// For each node the rows that end there and are worth another look.
    private var rows: [[Row]] = []

    /// For each version what a row may be worse and still matter.
    private static let slackPerVersion = 3.0

    /// - Parameter slack: Any number gives the same path; nil for one that costs little time and memory.
    init(_ scoring: any JointScoring, longest: [Int], slack: Double? = nil) {
        scores = RowScores(scoring, longest: longest)
        gaps = RowGaps(scoring)
        self.longest = longest
        reach = longest.reduce(0, +)
        self.slack = (slack ?? Self.slackPerVersion * Double(longest.count)) + gaps.spread
    }

    mutating func insert(_ node: Node) {
        guard isKnown.insert(node).inserted else { return }
        positions += node
        sums.append(node.reduce(0) { $0 + Int($1) })
    }

    /// The best path, from the first node to the last, and its score.
    mutating func bestPath() -> (path: [Node], score: Double) {
        let order = sums.indices.sorted {
            sums[$0] != sums[$1] ? sums[$0] < sums[$1] : node($0).lexicographicallyPrecedes(node($1))
        }
        let oldCount = best.count
        best += Array(repeating: -.infinity, count: sums.count - oldCount)
        firstBest += best[oldCount...]
        rows += Array(repeating: [], count: sums.count - oldCount)
        var places = [Int](repeating: 0, count: sums.count)
        for (place, node) in order.enumerated() { places[node] = place }
        var from = [Int](repeating: -1, count: sums.count)
        // The versions in the last row of the best path to each node.
        var last = [RowGaps.Presence](repeating: 0, count: sums.count)
        // Places of nodes whose rows are all to be looked at.
        var fresh: [Int] = []
        for (place, node) in order.enumerated() {
            let isNew = node >= oldCount
            if !isNew { rows[node] = rows[node].filter { !isFresh(Int($0.start), oldCount) } }
            // Rows that were kept, then those that nobody has looked at, the nearest starts first.
            let known = rows[node].count
            if isNew {
                look(at: order[..<place].reversed(), for: node)
            } else {
                look(at: fresh.reversed().lazy.map { order[$0] }, for: node)
            }
            var top = (score: place == 0 ? 0 : -Double.infinity, from: -1)
            for row in rows[node] {
                let start = Int(row.start)
                let total = best[start] + row.score + gaps.score(last[start], before: row.presence)
                // Of two as good, the row from the later node.
                guard total > top.score || total == top.score && top.from >= 0 && places[start] > places[top.from]
                else { continue }
                top = (total, start)
                last[node] = row.presence
            }
            best[node] = top.score
            from[node] = top.from
            if rows[node].count > known {
                rows[node] = rows[node].filter { best[Int($0.start)] + $0.score >= top.score - slack }
            }
            if isFresh(node, oldCount) { fresh.append(place) }
        }
        for node in oldCount..<sums.count { firstBest[node] = best[node] }
        var path: [Node] = []
        var index = order.last ?? -1
        let score = index >= 0 ? best[index] : 0
        while index >= 0 {
            path.append(Node(node(index)))
            index = from[index]
        }
        return (path.reversed(), score)
    }

    private func node(_ number: Int) -> ArraySlice<Int32> {
        positions[number * longest.count..<(number + 1) * longest.count]
    }

    /// Whether rows from a node must be looked at again: it is new, or its best has risen much.
    private func isFresh(_ node: Int, _ oldCount: Int) -> Bool {
        node >= oldCount || !(best[node] - firstBest[node] <= slack)
    }

    /// Scores the rows to a node from these nodes, as far as they reach.
    private mutating func look(at starts: some Sequence<Int>, for node: Int) {
        let count = longest.count
        let (positions, sums, longest) = (positions, sums, longest)
        var found: [Row] = []
        var lengths = [Int](repeating: 0, count: count)
        starts: for start in starts {
            if sums[node] - sums[start] > reach { break }
            guard best[start] > -.infinity else { continue }
            for version in 0..<count {
                let length = Int(positions[node * count + version] - positions[start * count + version])
                if length < 0 || length > longest[version] { continue starts }
                lengths[version] = length
            }
            if found.isEmpty { scores.setEnd(self.node(node)) }
            found.append(
                Row(start: Int32(start), score: scores.score(lengths), presence: gaps.presence(lengths)))
        }
        rows[node] += found
    }
}
