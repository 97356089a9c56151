internal import Alignment
internal import Dispatch
internal import DynamicPrograms
internal import Encoders
internal import Evidence
internal import FittedModels
internal import Foundation
internal import Optimization
internal import Segmentation
internal import Synchronization

/// Fits the weights of the evidence: the semi-Markov conditional random field whose potentials are bead scores is
/// trained to give the paths inside gold's rows (finer is right too) as much probability as it can.
///
/// Gradient: expected terms under gold's paths less those under all paths; L-BFGS; a Gaussian prior.
struct FitWeights {
    private var folders: [String] = []
    private var pairs: [(String, String)] = []
    private var ladders: [[String]] = []
    private var part: (remainder: Int, of: Int) = (0, 1)
    private var rounds = 30
    private var prior = 0.5
    /// Whether the installed encoder's vectors are evidence.
    private var hasEncoder = false
    /// A file of weights to start from; nil for the built-in ones.
    private var weightsPath: String?
    private var start = Weights([:])
    private var catalog = RuleCatalog()
    /// Where segments are opened.
    private var places = InnerPlaces.many
    /// Whether pieces of sentences are right where they translate each other: what meaning and length weigh is learned
    /// from more beads so.
    private var allowsPieces = false
    /// Languages whose weak boundaries are fitted instead.
    private var boundaryLanguages: [String] = []
    /// Languages that are aligned together, of which the models of cuts and scores are fitted instead.
    private var cutSets: [[String]] = []
    /// How often a ladder counts: one long text against hundreds of short ones.
    private var ladderWeight = 1.0

    /// FitWeights --spans DIR… --pairs ar:de,en:de --ladder GOLD,de=A,fr=B --part 0/2 --rounds 30 --ladder-weight 5 [--encoder]
    init(arguments: [String]) {
        var option = ""
        for argument in arguments {
            if argument.hasPrefix("--") {
                option = argument
                if option == "--encoder" { hasEncoder = true }
                if option == "--pieces" { allowsPieces = true }
                if option == "--few-places" { places = .few }
                continue
            }
            switch option {
            case "--spans": folders.append(argument)
            case "--pairs":
                pairs += argument.split(separator: ",").map {
                    let ends = $0.split(separator: ":").map(String.init)
                    return (ends[0], ends[1])
                }
            case "--ladder": ladders.append(argument.split(separator: ",").map(String.init))
            case "--part":
                let ends = argument.split(separator: "/").compactMap { Int($0) }
                part = (ends[0], ends[1])
            case "--boundaries": boundaryLanguages += argument.split(separator: ",").map(String.init)
            case "--models":
                cutSets += argument.split(separator: ",").map { $0.split(separator: ":").map(String.init) }
            case "--language-data": catalog = RuleCatalog(folder: argument)
            case "--weights": weightsPath = argument
            case "--rounds": rounds = Int(argument) ?? rounds
            case "--ladder-weight": ladderWeight = Double(argument) ?? ladderWeight
            case "--prior": prior = Double(argument) ?? prior
            default: print("unknown option \(option)")
            }
        }
    }

    mutating func run() throws {
        let documents = try folders.flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted().enumerated()
                .filter { $0.offset % part.of == part.remainder }.map { "\(folder)/\($0.element)" }
        }
        for language in boundaryLanguages {
            try FitBoundaries(folders: documents).run(language: language)
        }
        if !boundaryLanguages.isEmpty { return }
        let known =
            try weightsPath.map { try WeightSet(parsing: String(contentsOfFile: $0, encoding: .utf8)) } ?? WeightSet()
        if !cutSets.isEmpty {
            var aligner = Aligner()
            aligner.encoder = hasEncoder ? try NativeEncoder() : nil
            aligner.weights = known
            aligner.catalog = catalog
            aligner.places = places
            var fit = FitModels(aligner: aligner, folders: documents, sets: cutSets)
            let heading = hasEncoder ? "encoder" : "lexical"
            let cuts = try fit.cuts()
            // Rows as the program makes them with these.
            if let profile = aligner.encoder?.profile {
                aligner.weights[profile].cuts = cuts
            } else {
                aligner.weights.lexical.cuts = cuts
            }
            fit = FitModels(aligner: aligner, folders: documents, sets: cutSets)
            let scores = try fit.scores()
            show("\(heading)-cuts", cuts)
            show("\(heading)-scores", scores)
            return
        }
        start = known.models(for: hasEncoder ? .universalSentenceEncoder : nil).weights
        let examples = try lattices(known)
        print("\(examples.count) examples")
        var weights = start
        var optimizer = LimitedMemoryBFGS()
        for round in 0..<rounds {
            let (objective, gradient) = value(of: weights, examples)
            print("round \(round): log-likelihood \(objective)")
            let step = optimizer.step(at: weights.all, gradient: gradient) { candidate in
                self.value(of: Weights(all: candidate), examples)
            } from: {
                objective
            }
            guard let step else { break }
            weights = Weights(all: step)
            if round % 5 == 4 { show(weights) }
        }
        show(weights)
    }

    /// As `WeightSet` reads it.
    private func show(_ weights: Weights) {
        print(hasEncoder ? "[encoder]" : "[lexical]")
        for term in Term.allCases { print("\(term)\t\((weights[term] * 100).rounded() / 100)") }
    }

    private func show<Feature>(_ heading: String, _ model: LogisticModel<Feature>) {
        print("[\(heading)]")
        for feature in Feature.allCases { print("\(feature)\t\((model[feature] * 100).rounded() / 100)") }
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

    private func lattices(_ known: WeightSet) throws -> [(lattice: BeadLattice, isLadder: Bool)] {
        let examples = try read(known)
        let made = Mutex<[Int: BeadLattice]>([:])
        // The long ladder first, so that it does not come last and alone.
        DispatchQueue.concurrentPerform(iterations: examples.count) { turn in
            let index = examples.count - 1 - turn
            let lattice = BeadLattice(narrowed(examples[index]), weights: start, allowsPieces: allowsPieces)
            made.withLock { $0[index] = lattice }
        }
        let all = made.withLock { $0 }
        return examples.indices.compactMap { index in all[index].map { ($0, examples[index].isLadder) } }
    }

    private func read(_ weights: WeightSet) throws -> [Example] {
        var examples: [Example] = []
        var data = GoldData()
        data.aligner.places = places
        data.aligner.encoder = hasEncoder ? try NativeEncoder() : nil
        data.aligner.weights = weights
        data.aligner.catalog = catalog
        for folder in folders {
            let documents = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            for (index, document) in documents.enumerated() where index % part.of == part.remainder {
                for pair in pairs {
                    examples.append(
                        try data.spans(folder: "\(folder)/\(document)", pair: pair))
                }
            }
        }
        for ladder in ladders {
            let sides = ladder.dropFirst().map { side in
                let ends = side.split(separator: "=").map(String.init)
                return (ends[0], ends[1])
            }
            examples.append(try data.ladder(ladder[0], one: sides[0], other: sides[1]))
        }
        return examples
    }

    /// The log-likelihood of gold's paths under the weights, and its gradient.
    private func value(of weights: Weights, _ examples: [(lattice: BeadLattice, isLadder: Bool)]) -> (Double, [Double])
    {
        let count = Term.allCases.count
        let parts = Mutex<[Int: (Double, [Double])]>([:])
        DispatchQueue.concurrentPerform(iterations: examples.count) { index in
            let result = examples[index].lattice.value(of: weights)
            parts.withLock { $0[index] = result }
        }
        var objective = 0.0
        var gradient = [Double](repeating: 0, count: count)
        let all = parts.withLock { $0 }
        for index in examples.indices {
            guard let (value, terms) = all[index] else { continue }
            let weight = examples[index].isLadder ? ladderWeight : 1
            objective += weight * value
            for term in 0..<count { gradient[term] += weight * terms[term] }
        }
        for (term, weight) in weights.all.enumerated() {
            objective -= prior * weight * weight / 2
            gradient[term] -= prior * weight
            if Term.allCases[term].traits.isHeld { gradient[term] = 0 }
        }
        return (objective, gradient)
    }
}
