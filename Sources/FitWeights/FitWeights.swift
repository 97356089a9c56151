internal import Alignment
internal import Dispatch
internal import DynamicPrograms
internal import Encoders
internal import Evidence
internal import FittedModels
internal import Foundation
internal import Optimization
internal import Synchronization

/// Fits the weights of the evidence: the semi-Markov conditional random field whose potentials are bead scores is
/// trained to give the paths inside gold's rows (finer is right too) as much probability as it can.
///
/// Every kind of text counts the same, however much there is of it, times what the plan says. Several fits are made from
/// the same lattices, each without some of the texts: what judges a kind must not have seen it.
///
/// Gradient: expected terms under gold's paths less those under all paths; L-BFGS; a Gaussian prior.
struct FitWeights {
    let plan: FitPlan
    /// Aligns as the program does, with the weights to start from.
    let aligner: Aligner
    let rounds: Int
    let prior: Double
    /// Whether pieces of sentences are right where they translate each other: what meaning and length weigh is learned
    /// from more beads so.
    private static let allowsPieces = true
    /// Gold rows that a kind counts as.
    private static let rowsPerKind = 1500.0

    private struct Fitted {
        let pair: FitPlan.Pair
        let lattice: BeadLattice
        let rows: Int
    }

    private var start: Weights { aligner.weights.models(for: aligner.encoder?.profile).weights }

    /// By the fits' names.
    func weights() throws -> [String: Weights] {
        let examples = try lattices()
        var rows: [String: Int] = [:]
        for example in examples { rows[example.pair.kind, default: 0] += example.rows }
        for (kind, count) in rows.sorted(by: { $0.key < $1.key }) { print("\(kind): \(count) gold rows") }
        var found: [String: Weights] = [:]
        for (name, unseen) in plan.fits.sorted(by: { $0.key < $1.key }) {
            let seen = examples.filter { !unseen.contains($0.pair.group) }
            // What is left of a kind counts for all of it.
            var left: [String: Int] = [:]
            for example in seen { left[example.pair.kind, default: 0] += example.rows }
            let scales = seen.map {
                Self.rowsPerKind * plan.importance(of: $0.pair.kind) / Double(max(1, left[$0.pair.kind] ?? 1))
            }
            found[name] = fitted(name, seen.map(\.lattice), scales: scales)
        }
        return found
    }

    private func fitted(_ name: String, _ lattices: [BeadLattice], scales: [Double]) -> Weights {
        var weights = start
        var optimizer = LimitedMemoryBFGS()
        var last = 0.0
        for round in 0..<rounds {
            let (objective, gradient) = value(of: weights, lattices, scales)
            if round == 0 { print("\(name): log-likelihood \(objective) at the start") }
            last = objective
            let step = optimizer.step(at: weights.all, gradient: gradient) { candidate in
                self.value(of: Weights(all: candidate), lattices, scales)
            } from: {
                objective
            }
            guard let step else { break }
            weights = Weights(all: step)
        }
        print("\(name): log-likelihood \(last) over \(lattices.count) pairs")
        return weights
    }

    /// Where a long text's paths can be under the first weights, with room to spare: fitting looks there alone.
    private func narrowed(_ example: Example) -> Example {
        let counts = (example.evidence.first.count, example.evidence.second.count)
        guard counts.0 * counts.1 > 40_000 else { return example }
        let small = BeadLimits(first: 2, second: 2, sum: 3, oneSided: 1)
        let program = PairProgram(
            Weighted(evidence: example.evidence, weights: start), firstCount: counts.0, secondCount: counts.1,
            limits: small)
        var narrowed = example
        narrowed.band = program.narrowedBand(small: small, tolerance: 30, margin: 12)
        return narrowed
    }

    private func lattices() throws -> [Fitted] {
        let made = Mutex<[Int: Fitted]>([:])
        let failure = Mutex<(any Error)?>(nil)
        let data = GoldData(aligner: aligner)
        DispatchQueue.concurrentPerform(iterations: plan.pairs.count) { index in
            do {
                let pair = plan.pairs[index]
                guard let example = try data.example(pair) else { return }
                let lattice = BeadLattice(narrowed(example), weights: start, allowsPieces: Self.allowsPieces)
                let count = made.withLock { made in
                    made[index] = Fitted(pair: pair, lattice: lattice, rows: example.rowCount)
                    return made.count
                }
                if count % 50 == 0 {
                    FileHandle.standardError.write(Data("\(count) of \(plan.pairs.count) pairs read\n".utf8))
                }
            } catch {
                failure.withLock { $0 = error }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        let all = made.withLock { $0 }
        return plan.pairs.indices.compactMap { all[$0] }
    }

    /// The log-likelihood of gold's paths under the weights, and its gradient.
    private func value(
        of weights: Weights, _ lattices: [BeadLattice], _ scales: [Double]
    ) -> (Double, [Double]) {
        let count = Term.allCases.count
        let parts = Mutex<[Int: (Double, [Double])]>([:])
        DispatchQueue.concurrentPerform(iterations: lattices.count) { index in
            let result = lattices[index].value(of: weights)
            parts.withLock { $0[index] = result }
        }
        var objective = 0.0
        var gradient = [Double](repeating: 0, count: count)
        let all = parts.withLock { $0 }
        for index in lattices.indices {
            guard let (value, terms) = all[index] else { continue }
            objective += scales[index] * value
            for term in 0..<count { gradient[term] += scales[index] * terms[term] }
        }
        for (term, weight) in weights.all.enumerated() {
            objective -= prior * weight * weight / 2
            gradient[term] -= prior * weight
            if Term.allCases[term].traits.isHeld { gradient[term] = 0 }
        }
        return (objective, gradient)
    }
}
