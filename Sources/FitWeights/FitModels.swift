internal import Alignment
internal import Documents
internal import Encoders
internal import Evidence
internal import FittedModels
internal import Foundation
internal import ICUText
internal import Optimization
internal import Segmentation
internal import Synchronization

/// Fits `CutModel` and `ScoreModel` on what the program does with gold's documents, each of the plan's fits on those that
/// it may see. Rows are made once, with the weights and the cuts that were fitted on all.
struct FitModels {
    /// Aligns as the program does.
    let aligner: Aligner
    let plan: FitPlan
    private static let prior = 1.0
    /// Examples that a kind of text counts as.
    private static let examplesPerKind = 2000.0

    private typealias Examples = [(features: [Double], isRight: Bool)]

    /// By the fits' names.
    func models() throws -> [String: (cuts: CutModel, scores: ScoreModel)] {
        // Of the cuts that the paths make where a version has no mark: whether gold has them too.
        let cuts = try collected(cutExamples)
        var aligner = aligner
        aligner.weights.setCuts(CutModel(all: fitted(cuts, without: [])), for: aligner.encoder?.profile)
        // Of the rows of the table: whether they are what gold says.
        let scores = try FitModels(aligner: aligner, plan: plan).collectedScores()
        return plan.fits.mapValues { unseen in
            (CutModel(all: fitted(cuts, without: unseen)), ScoreModel(all: fitted(scores, without: unseen)))
        }
    }

    private func collectedScores() throws -> [Examples] { try collected(scoreExamples) }

    /// By table of the plan.
    private func collected(_ examples: @Sendable (String, [String]) throws -> Examples) throws -> [Examples] {
        let found = Mutex<[Int: Examples]>([:])
        let failure = Mutex<(any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: plan.tables.count) { index in
            do {
                let cuts = try examples(plan.tables[index].folder, plan.tables[index].languages)
                found.withLock { $0[index] = cuts }
            } catch {
                failure.withLock { $0 = error }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        let all = found.withLock { $0 }
        let ordered = plan.tables.indices.map { all[$0] ?? [] }
        let flat = ordered.joined()
        print("\(flat.count) examples, \(flat.count { $0.isRight }) right")
        return ordered
    }

    private func fitted(_ tables: [Examples], without unseen: [String]) -> [Double] {
        let seen = tables.indices.filter { !unseen.contains(plan.tables[$0].group) }
        var counts: [String: Int] = [:]
        for table in seen { counts[plan.tables[table].kind, default: 0] += tables[table].count }
        let examples = seen.flatMap { table -> [Example] in
            let kind = plan.tables[table].kind
            let weight = plan.importance(of: kind) * Self.examplesPerKind / Double(max(1, counts[kind] ?? 1))
            return tables[table].map { Example(features: $0.features, isRight: $0.isRight, weight: weight) }
        }
        return examples.isEmpty ? [] : fitted(examples)
    }

    private struct Example {
        let features: [Double]
        let isRight: Bool
        let weight: Double
    }

    /// A Gaussian prior around 0.
    private func fitted(_ examples: [Example]) -> [Double] {
        let count = examples.first?.features.count ?? 0
        func value(_ weights: [Double]) -> (Double, [Double]) {
            var objective = 0.0
            var gradient = [Double](repeating: 0, count: weights.count)
            for example in examples {
                let sum = zip(weights, example.features).reduce(0) { $0 + $1.0 * $1.1 }
                let probability = min(max(1 / (1 + exp(-sum)), 1e-12), 1 - 1e-12)
                objective += example.weight * log(example.isRight ? probability : 1 - probability)
                for (index, feature) in example.features.enumerated() {
                    gradient[index] += example.weight * feature * ((example.isRight ? 1 : 0) - probability)
                }
            }
            for (index, weight) in weights.enumerated() {
                objective -= Self.prior * weight * weight / 2
                gradient[index] -= Self.prior * weight
            }
            return (objective, gradient)
        }
        var weights = [Double](repeating: 0, count: count)
        var optimizer = LimitedMemoryBFGS()
        for _ in 0..<200 {
            let (objective, gradient) = value(weights)
            guard let step = optimizer.step(at: weights, gradient: gradient, value: value, from: { objective }) else {
                break
            }
            weights = step
        }
        return weights
    }

    private func cutExamples(_ folder: String, _ languages: [String]) throws -> Examples {
        let gold = try GoldData.gold(folder: folder)
        guard languages.allSatisfy({ gold.langs[$0] != nil }) else { return [] }
        let documents = try languages.map { try GoldData.document("\(folder)/\($0).txt", $0) }
        return try aligner.unmarkedCuts(documents).map { cut in
            let ends = cut.ends.map { end in
                let document = end.version.segmentation.document
                let unit = end.version.segmentation.segments[end.segment].range.lowerBound
                return (
                    document.text.codePointOffset(ofUnit: unit), gold.langs[document.language.canonical]?.sents ?? []
                )
            }
            return (cut.features, isRight(ends))
        }
    }

    private func scoreExamples(_ folder: String, _ languages: [String]) throws -> Examples {
        let gold = try GoldData.gold(folder: folder)
        guard languages.allSatisfy({ gold.langs[$0] != nil }) else { return [] }
        let documents = try languages.map { try GoldData.document("\(folder)/\($0).txt", $0) }
        return try aligner.scoredPairs(documents).map { pair in
            let sides = [pair.first, pair.second].map { side in
                let document = side.version.segmentation.document
                let sentences = gold.langs[document.language.canonical]?.sents ?? []
                let (start, end) = (
                    document.text.codePointOffset(ofUnit: side.range.lowerBound),
                    document.text.codePointOffset(ofUnit: side.range.upperBound)
                )
                return (range: start..<end, sentences: sentences.filter { $0.start < end && $0.end > start })
            }
            return (pair.features, isRight(sides[0], sides[1]))
        }
    }

    /// Whether both sides stand inside one gold row, or are the same whole gold rows.
    private func isRight(
        _ one: (range: Range<Int>, sentences: [GoldData.Gold.Sentence]),
        _ other: (range: Range<Int>, sentences: [GoldData.Gold.Sentence])
    ) -> Bool {
        let identifiers = (one.sentences.map(\.id), other.sentences.map(\.id))
        guard identifiers.0 == identifiers.1, !identifiers.0.contains(nil) else { return false }
        return identifiers.0.count == 1
            || [one, other].allSatisfy { side in
                side.range.lowerBound <= (side.sentences.first?.start ?? 0)
                    && side.range.upperBound >= (side.sentences.last?.end ?? 0)
            }
    }

    /// Whether a sentence starts there in every version, and none stands before the cut in one and after it in another.
    private func isRight(_ ends: [(offset: Int, sentences: [GoldData.Gold.Sentence])]) -> Bool {
        guard ends.allSatisfy({ end in end.sentences.contains { $0.start == end.offset } }) else { return false }
        let before = Set(ends.flatMap { end in end.sentences.filter { $0.start < end.offset }.compactMap(\.id) })
        let after = Set(ends.flatMap { end in end.sentences.filter { $0.start >= end.offset }.compactMap(\.id) })
        return before.isDisjoint(with: after)
    }
}
