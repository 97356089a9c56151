internal import Documents
internal import Foundation
internal import ICUText
internal import Optimization
internal import Segmentation

/// Fits a language's model of sentence ends that nothing marks (`[openers]`, `[enders]` and `[inner-model]` of its
/// file) on gold sentences.
///
/// Words first: the log-odds of standing at a sentence's start (end) against standing at any other word's place, from
/// all of gold's sentences. Then a logistic model with a Gaussian prior over the places inside what the segmenter
/// takes for one sentence; true ends there are rare, and the words' weights stay as they are but for a common factor.
struct FitBoundaries {
    let folders: [String]
    private let prior = 1.0
    /// A word speaks for a sentence's start where it stands there in so many documents, and against it where chance
    /// would have put it there so often: rarer words are the documents' matter, not the language's.
    private let leastDocuments = 3
    private let leastExpected = 2.0
    private let leastWeight = 0.5
    private let mostWeight = 3.0

    private struct Gold: Decodable {
        struct Sentence: Decodable {
            let start: Int
            let end: Int
        }
        struct Language: Decodable { let sents: [Sentence] }
        let langs: [String: Language]
    }

    func run(language tag: String) throws {
        guard let language = LanguageTag(tag) else { throw CocoaError(.formatting) }
        var texts: [(document: Document, starts: Set<Int>, ends: Set<Int>)] = []
        for folder in folders {
            let data = try Data(contentsOf: URL(filePath: "\(folder)/gold.json"))
            guard let gold = try JSONDecoder().decode(Gold.self, from: data).langs[tag] else { continue }
            let document = try DocumentReader().read(path: "\(folder)/\(tag).txt", language: language)
            let offset = { (point: Int) in document.text.unitOffset(ofCodePoint: point) }
            texts.append((document, Set(gold.sents.map { offset($0.start) }), Set(gold.sents.map { offset($0.end) })))
        }
        var rules = try RuleCatalog().rules(for: language)
        let openers = try words(texts.map { ($0.document, $0.starts) }, language: language) { $0.lowerBound }
        let enders = try words(texts.map { ($0.document, $0.ends) }, language: language) { $0.upperBound }
        rules.addCues(openers: openers, enders: enders)
        var segmenter = try Segmenter(language: language, rules: rules)
        var examples: [(values: [Double], isStart: Bool)] = []
        for text in texts {
            segmenter.forEachInnerPlace(of: segmenter.segment(text.document)) { next, values in
                examples.append((values, text.starts.contains(next)))
            }
        }
        let weights = logistic(examples)
        show("openers", openers)
        show("enders", enders)
        print("[inner-model]")
        for (name, weight) in zip(InnerWeights.names, weights) where abs(weight) >= 0.05 {
            print("\(name)\t\((weight * 100).rounded() / 100)")
        }
        report(examples, weights)
    }

    private func show(_ section: String, _ words: [String: Double]) {
        print("[\(section)]")
        for (word, weight) in words.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            print("\(word)\t\((weight * 10).rounded() / 10)")
        }
    }

    /// - Parameter place: Which end of a word is compared with gold's offsets.
    private func words(
        _ texts: [(Document, Set<Int>)], language: LanguageTag, _ place: (Range<Int>) -> Int
    ) throws -> [String: Double] {
        var iterator = try BreakIterator(.words, locale: language.localeIdentifier)
        var counts: [String: (at: Double, elsewhere: Double, documents: Set<String>)] = [:]
        var all = (at: 0.0, elsewhere: 0.0)
        for (document, places) in texts {
            let units = document.text.units
            // A sentence's end stands after its full stop: look back over what is no word.
            let reached = Set(
                places.map { place in
                    var place = place
                    while place > 0, place <= units.count, !CharacterClass.of(UInt32(units[place - 1])).isWordly,
                        !places.contains(place - 1), place - 1 > 0, !self.isStart(place, units)
                    { place -= 1 }
                    return place
                }
            ).union(places)
            var start = 0
            units.withUnsafeBufferPointer { buffer in
                iterator.forEachBoundary(in: buffer) { end, status in
                    defer { start = end }
                    guard status != .other else { return }
                    let word = document.text[start..<end]
                    if reached.contains(place(start..<end)) {
                        counts[word, default: (0, 0, [])].at += 1
                        counts[word, default: (0, 0, [])].documents.insert(document.name)
                        all.at += 1
                    } else {
                        counts[word, default: (0, 0, [])].elsewhere += 1
                        all.elsewhere += 1
                    }
                }
            }
        }
        let base = log(all.at / all.elsewhere)
        var weights: [String: Double] = [:]
        for (word, count) in counts {
            let weight = log((count.at + 0.5) / (count.elsewhere + 0.5 / exp(base))) - base
            let expected = (count.at + count.elsewhere) / (1 + exp(-base))
            guard weight > 0 ? count.documents.count >= leastDocuments : expected >= leastExpected else { continue }
            if abs(weight) >= leastWeight { weights[word] = max(-mostWeight, min(mostWeight, weight)) }
        }
        return weights
    }

    private func isStart(_ place: Int, _ units: [UInt16]) -> Bool {
        place < units.count && CharacterClass.of(UInt32(units[place])).isWordly
    }

    private func logistic(_ examples: [(values: [Double], isStart: Bool)]) -> [Double] {
        var weights = [Double](repeating: 0, count: InnerWeights.names.count)
        weights[0] = -4
        weights[1] = 0.5
        weights[2] = 0.5
        let start = weights
        func value(_ weights: [Double]) -> (Double, [Double]) {
            var sum = 0.0
            var gradient = [Double](repeating: 0, count: weights.count)
            for example in examples {
                var logit = 0.0
                for (weight, value) in zip(weights, example.values) { logit += weight * value }
                sum -= example.isStart ? log(1 + exp(-logit)) : log(1 + exp(logit))
                let slope = (example.isStart ? 1 : 0) - 1 / (1 + exp(-logit))
                for index in gradient.indices { gradient[index] += slope * example.values[index] }
            }
            for index in weights.indices {
                let distance = weights[index] - start[index]
                sum -= prior * distance * distance / 2
                gradient[index] -= prior * distance
            }
            return (sum, gradient)
        }
        var optimizer = LimitedMemoryBFGS()
        for _ in 0..<60 {
            let (objective, gradient) = value(weights)
            guard
                let step = optimizer.step(at: weights, gradient: gradient, value: value, from: { objective })
            else { break }
            weights = step
        }
        return weights
    }

    /// How many true starts the likeliest places hold.
    private func report(_ examples: [(values: [Double], isStart: Bool)], _ weights: [Double]) {
        let all = examples.count { $0.isStart }
        for threshold in [-6.0, -5, -4, -3, -2, 0] {
            let reached = examples.filter { example in
                zip(weights, example.values).reduce(0) { $0 + $1.0 * $1.1 } > threshold
            }
            print(
                "# logit > \(threshold): \(reached.count { $0.isStart }) of \(all) starts in \(reached.count) of \(examples.count) places"
            )
        }
    }
}
