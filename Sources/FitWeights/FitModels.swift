internal import Alignment
internal import Documents
internal import Evidence
internal import FittedModels
internal import Foundation
internal import ICUText
internal import Optimization
internal import Segmentation
internal import Synchronization

/// Fits `CutModel` and `ScoreModel` on what the program does with gold's documents.
struct FitModels {
    /// Aligns as the program does.
    let aligner: Aligner
    /// Folders of one document each.
    let folders: [String]
    /// Versions that are aligned together.
    let sets: [[String]]
    private static let prior = 1.0

    private typealias Examples = [(features: [Double], isRight: Bool)]

    /// Of the cuts that the paths make where a version has no mark: whether gold has them too.
    func cuts() throws -> CutModel {
        let all = try collected(cutExamples)
        print("\(all.count) unmarked cuts, \(all.count { $0.isRight }) right")
        return CutModel(all: fitted(all, start: CutModel([:]).all))
    }

    /// Of the rows of the table: whether they are what gold says.
    func scores() throws -> ScoreModel {
        let all = try collected(scoreExamples)
        print("\(all.count) pairs in rows, \(all.count { $0.isRight }) right")
        return ScoreModel(all: fitted(all, start: ScoreModel([:]).all))
    }

    private func collected(_ examples: @Sendable (String, [String]) throws -> Examples) throws -> Examples {
        let jobs = folders.flatMap { folder in sets.map { (folder, $0) } }
        let found = Mutex<[Int: Examples]>([:])
        let failure = Mutex<(any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
            do {
                let cuts = try examples(jobs[index].0, jobs[index].1)
                found.withLock { $0[index] = cuts }
            } catch {
                failure.withLock { $0 = error }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return found.withLock { found in found.sorted { $0.key < $1.key }.flatMap(\.value) }
    }

    /// A Gaussian prior around the start.
    private func fitted(_ examples: Examples, start: [Double]) -> [Double] {
        func value(_ weights: [Double]) -> (Double, [Double]) {
            let model = CutModel(all: weights)
            var objective = 0.0
            var gradient = [Double](repeating: 0, count: weights.count)
            for (features, isRight) in examples {
                let probability = min(max(model.probability(of: features), 1e-12), 1 - 1e-12)
                objective += log(isRight ? probability : 1 - probability)
                for (index, feature) in features.enumerated() {
                    gradient[index] += feature * ((isRight ? 1 : 0) - probability)
                }
            }
            for (index, weight) in weights.enumerated() {
                objective -= Self.prior * weight * weight / 2
                gradient[index] -= Self.prior * weight
            }
            return (objective, gradient)
        }
        var weights = start
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
