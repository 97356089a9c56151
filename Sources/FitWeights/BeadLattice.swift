internal import DynamicPrograms
internal import Evidence
internal import Foundation

/// The beads of one example that have any weight worth speaking of, with their terms: what the fit sums over, round
/// after round, without asking the evidence again.
struct BeadLattice: Sendable {
    private struct Arc {
        var from: Int
        var to: Int
        /// Whether gold's rows allow the bead.
        var isGold: Bool
    }

    /// In the order of where they begin; nodes are numbered so that every arc goes up.
    private var arcs: [Arc] = []
    /// `Term.allCases.count` values an arc.
    private var terms: [Double] = []
    private var nodeCount = 0
    /// Beads less probable than this, under the first weights, are left out; gold's are judged among gold's.
    private static let leastProbability = 1e-7
    private static let width = Term.allCases.count

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
        let places = Set(
            beads.flatMap {
                [Place($0.first.lowerBound, $0.second.lowerBound), Place($0.first.upperBound, $0.second.upperBound)]
            }
        )
        .sorted { ($0.first + $0.second, $0.first) < ($1.first + $1.second, $1.first) }
        let numbers = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
        nodeCount = places.count
        let ordered = beads.compactMap { bead -> (Bead, Int, Int)? in
            guard let from = numbers[Place(bead.first.lowerBound, bead.second.lowerBound)],
                let to = numbers[Place(bead.first.upperBound, bead.second.upperBound)]
            else { return nil }
            return (bead, from, to)
        }.sorted { ($0.1, $0.2) < ($1.1, $1.2) }
        for (bead, from, to) in ordered {
            arcs.append(Arc(from: from, to: to, isGold: gold.allows(bead.first, bead.second)))
            var values = [Double](repeating: 0, count: Self.width)
            for (term, value) in evidence.terms(bead.first, bead.second) { values[term.rawValue] = value }
            terms += values
        }
    }

    private struct Place: Hashable {
        let first: Int
        let second: Int
        init(_ first: Int, _ second: Int) {
            self.first = first
            self.second = second
        }
    }

    /// The log-likelihood of gold's paths, and its gradient; nil where gold has no path.
    func value(of weights: Weights) -> (Double, [Double])? {
        let all = weights.all
        var scores = [Double](repeating: 0, count: arcs.count)
        terms.withUnsafeBufferPointer { terms in
            for arc in arcs.indices {
                var sum = 0.0
                for term in 0..<Self.width { sum += terms[arc * Self.width + term] * all[term] }
                scores[arc] = sum
            }
        }
        var gradient = [Double](repeating: 0, count: Self.width)
        guard let gold = addExpected(scores, isGold: true, sign: 1, gradient: &gradient),
            let free = addExpected(scores, isGold: false, sign: -1, gradient: &gradient)
        else { return nil }
        return (gold - free, gradient)
    }

    private func addExpected(_ scores: [Double], isGold: Bool, sign: Double, gradient: inout [Double]) -> Double? {
        var forward = [Double](repeating: -.infinity, count: nodeCount)
        var backward = forward
        guard nodeCount > 0 else { return nil }
        forward[0] = 0
        backward[nodeCount - 1] = 0
        for (arc, score) in zip(arcs, scores) where arc.isGold || !isGold {
            forward[arc.to] = Self.sum(forward[arc.to], forward[arc.from] + score)
        }
        for index in arcs.indices.reversed() where arcs[index].isGold || !isGold {
            backward[arcs[index].from] = Self.sum(
                backward[arcs[index].from], backward[arcs[index].to] + scores[index])
        }
        let total = forward[nodeCount - 1]
        guard total.isFinite else { return nil }
        for (index, arc) in arcs.enumerated() where arc.isGold || !isGold {
            let share = sign * exp(forward[arc.from] + scores[index] + backward[arc.to] - total)
            guard abs(share) > 1e-9 else { continue }
            for term in 0..<Self.width { gradient[term] += share * terms[index * Self.width + term] }
        }
        return total
    }

    private static func sum(_ one: Double, _ other: Double) -> Double {
        let (low, high) = one < other ? (one, other) : (other, one)
        return low == -.infinity ? high : high + log1p(exp(low - high))
    }
}

/// The evidence under other weights.
struct Weighted: PairScoring {
    let evidence: PairEvidence
    let weights: Weights

    func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
        evidence.score(first, second, weights: weights)
    }
}

/// The same for the beads that gold's rows allow.
struct GoldWeighted: PairScoring {
    let base: Weighted
    let example: Example
    let allowsPieces: Bool

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
