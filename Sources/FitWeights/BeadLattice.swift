internal import Alignment
internal import DynamicPrograms
internal import Evidence
internal import Foundation

/// The beads of one example that have any weight worth speaking of, with their terms: what the fit sums over, round
/// after round, without asking the evidence again.
///
/// What two beads side by side that leave text out count belongs to neither: a node is a place and the kind of the bead
/// that ends there, and a bead is an arc from each node of its place.
struct BeadLattice: Sendable {
    private struct Arc {
        var from: Int32
        var to: Int32
        var bead: Int32
        /// The term that the bead and the one before it have together, or -1.
        var gap: Int8
        /// Whether gold's rows allow the bead.
        var isGold: Bool
    }

    private enum Kind: Int { case paired, firstOnly, secondOnly, count }

    /// In the order of where they begin; nodes are numbered so that every arc goes up.
    private var arcs: [Arc] = []
    /// The terms that are not 0, bead after bead.
    private var terms: [(term: UInt8, value: Float)] = []
    private var starts: [Int] = [0]
    private var nodeCount = 0
    /// Beads less probable than this, under the first weights, are left out; gold's are judged among gold's.
    private static let leastProbability = 1e-6

    /// - Parameter allowsPieces: Whether gold's rows may be cut where no mark ends a sentence.
    init(_ example: Example, weights: Weights, allowsPieces: Bool) {
        let evidence = example.evidence
        let free = Weighted(evidence: evidence, weights: weights)
        let gold = GoldWeighted(base: free, example: example, allowsPieces: allowsPieces)
        var beads: Set<Bead> = []
        func collect(_ scoring: some PairScoring) {
            let solution = PairProgram(
                scoring, firstCount: evidence.first.count, secondCount: evidence.second.count, limits: example.limits,
                band: example.band
            ).solve()
            guard solution.logPartition.isFinite else { return }
            solution.forEachBead(minimum: Self.leastProbability) { bead, _ in beads.insert(bead) }
        }
        collect(free)
        collect(gold)
        add(beads, evidence) { gold.allows($0.first, $0.second) }
    }

    private mutating func add(_ beads: Set<Bead>, _ evidence: PairEvidence, isGold: (Bead) -> Bool) {
        let ordered = beads.sorted {
            let (one, other) = (Self.start($0), Self.start($1))
            return (one.first + one.second, one.first, $0.first.count, $0.second.count)
                < (other.first + other.second, other.first, $1.first.count, $1.second.count)
        }
        let places = Set(beads.flatMap { [Self.start($0), Self.end($0)] })
            .sorted { ($0.first + $0.second, $0.first) < ($1.first + $1.second, $1.first) }
        let numbers = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
        // After the places' nodes the end, which all of the last place's lead to.
        nodeCount = places.count * Kind.count.rawValue + 1
        var isReached = [Bool](repeating: false, count: nodeCount)
        if nodeCount > 1 { isReached[0] = true }
        for (number, bead) in ordered.enumerated() {
            for (term, value) in evidence.terms(bead.first, bead.second) {
                terms.append((UInt8(term.rawValue), Float(value)))
            }
            starts.append(terms.count)
            guard let from = numbers[Self.start(bead)], let to = numbers[Self.end(bead)] else { continue }
            let kind: Kind = bead.second.isEmpty ? .firstOnly : bead.first.isEmpty ? .secondOnly : .paired
            let node = to * Kind.count.rawValue + kind.rawValue
            for before in [Kind.paired, .firstOnly, .secondOnly] {
                let start = from * Kind.count.rawValue + before.rawValue
                guard isReached[start] else { continue }
                isReached[node] = true
                let gap: Term? =
                    kind == .paired || before == .paired ? nil : kind == before ? .leftOutAgain : .leftOutOnBothSides
                arcs.append(
                    Arc(
                        from: Int32(start), to: Int32(node), bead: Int32(number), gap: Int8(gap?.rawValue ?? -1),
                        isGold: isGold(bead)))
            }
        }
        starts.append(terms.count)
        for kind in 0..<(places.isEmpty ? 0 : Kind.count.rawValue) {
            let node = (places.count - 1) * Kind.count.rawValue + kind
            arcs.append(
                Arc(from: Int32(node), to: Int32(nodeCount - 1), bead: Int32(ordered.count), gap: -1, isGold: true))
        }
    }

    private struct Place: Hashable {
        let first: Int
        let second: Int
    }

    private static func start(_ bead: Bead) -> Place {
        Place(first: bead.first.lowerBound, second: bead.second.lowerBound)
    }

    private static func end(_ bead: Bead) -> Place {
        Place(first: bead.first.upperBound, second: bead.second.upperBound)
    }

    /// The log-likelihood of gold's paths, and its gradient; nil where gold has no path.
    func value(of weights: Weights) -> (Double, [Double])? {
        let all = weights.all
        var beadScores = [Double](repeating: 0, count: starts.count - 1)
        for bead in beadScores.indices {
            for place in starts[bead]..<starts[bead + 1] {
                beadScores[bead] += Double(terms[place].value) * all[Int(terms[place].term)]
            }
        }
        let scores = arcs.map { beadScores[Int($0.bead)] + ($0.gap < 0 ? 0 : all[Int($0.gap)]) }
        // How much more gold's paths hold each bead than all paths do.
        var shares = [Double](repeating: 0, count: beadScores.count)
        var gradient = [Double](repeating: 0, count: all.count)
        guard let gold = addExpected(scores, isGold: true, sign: 1, &shares, gradient: &gradient),
            let free = addExpected(scores, isGold: false, sign: -1, &shares, gradient: &gradient)
        else { return nil }
        for (bead, share) in shares.enumerated() where share != 0 {
            for place in starts[bead]..<starts[bead + 1] {
                gradient[Int(terms[place].term)] += share * Double(terms[place].value)
            }
        }
        return (gold - free, gradient)
    }

    private func addExpected(
        _ scores: [Double], isGold: Bool, sign: Double, _ shares: inout [Double], gradient: inout [Double]
    ) -> Double? {
        var forward = [Double](repeating: -.infinity, count: nodeCount)
        var backward = forward
        guard nodeCount > 1 else { return nil }
        forward[0] = 0
        backward[nodeCount - 1] = 0
        for (arc, score) in zip(arcs, scores) where arc.isGold || !isGold {
            forward[Int(arc.to)] = Self.sum(forward[Int(arc.to)], forward[Int(arc.from)] + score)
        }
        for index in arcs.indices.reversed() where arcs[index].isGold || !isGold {
            backward[Int(arcs[index].from)] = Self.sum(
                backward[Int(arcs[index].from)], backward[Int(arcs[index].to)] + scores[index])
        }
        let total = forward[nodeCount - 1]
        guard total.isFinite else { return nil }
        for (index, arc) in arcs.enumerated() where arc.isGold || !isGold {
            let share = sign * exp(forward[Int(arc.from)] + scores[index] + backward[Int(arc.to)] - total)
            guard abs(share) > 1e-9 else { continue }
            shares[Int(arc.bead)] += share
            if arc.gap >= 0 { gradient[Int(arc.gap)] += share }
        }
        return total
    }

    private static func sum(_ one: Double, _ other: Double) -> Double {
        let (low, high) = one < other ? (one, other) : (other, one)
        return low == -.infinity || high - low > 40 ? high : high + log1p(exp(low - high))
    }
}

/// The evidence under other weights.
struct Weighted: PairScoring {
    let evidence: PairEvidence
    let weights: Weights

    func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
        evidence.score(first, second, weights: weights)
    }

    var gaps: GapScores { GapScores(weights) }
}

/// The same for the beads that gold's rows allow.
struct GoldWeighted: PairScoring {
    let base: Weighted
    let example: Example
    let allowsPieces: Bool
    var gaps: GapScores { base.gaps }

    func allows(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        let row = first.isEmpty ? example.secondRows[second.lowerBound] : example.firstRows[first.lowerBound]
        // Finer than gold is right, but not in pieces of sentences; what no bead is long enough for must be cut.
        if !allowsPieces, !first.isEmpty, !second.isEmpty, !example.longRows.contains(row) {
            guard !cutsInside(first, rows: example.firstRows, version: base.evidence.first),
                !cutsInside(second, rows: example.secondRows, version: base.evidence.second)
            else { return false }
        }
        return first.allSatisfy { example.firstRows[$0] == row } && second.allSatisfy { example.secondRows[$0] == row }
            && (!(first.isEmpty || second.isEmpty) || example.mayLeaveOut.contains(row))
    }

    private func cutsInside(_ run: Range<Int>, rows: [Int], version: VersionEvidence) -> Bool {
        guard !run.isEmpty else { return false }
        return [run.lowerBound, run.upperBound].contains { cut in
            version.isUnmarked(cut) && rows[cut - 1] == rows[cut]
        }
    }

    func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
        allows(first, second) ? base.score(first, second) : -.infinity
    }
}
