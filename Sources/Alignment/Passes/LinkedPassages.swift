internal import Documents
internal import DynamicPrograms
internal import Encoders
internal import Evidence
private import ICUText
internal import Segmentation
internal import Threads
internal import Words

/// Reads which words of two versions answer each other, along the best path of a pass: passage by passage, each with
/// something of its neighbours around it, so that links may contradict the path.
///
/// Passages whose beads are sure are not read.
///
/// - Complexity: O(text), for passages have a size.
struct LinkedPassages {
    /// A passage has about so many letters on its longer side, and so many of its neighbours on both ends.
    private static let passageLetters = 400.0
    private static let contextLetters = 200.0
    /// Longer ones (a segment without an end) are not read: code units.
    private static let mostUnits = 6_000
    /// A passage whose beads are all as probable as this, and pair one sentence with one, is not read.
    private static let sureBead = 0.9
    /// Passages whose words are in memory at a time.
    private static let batch = 16

    private let linker: WordLinker
    private let solution: PairSolution<PairScorer>
    private var versions: [VersionEvidence] { [solution.scoring.evidence.first, solution.scoring.evidence.second] }

    init(_ linker: WordLinker, along solution: PairSolution<PairScorer>) {
        (self.linker, self.solution) = (linker, solution)
    }

    /// Beads of the path: those that are asked about, and those with their neighbours.
    private struct Passage {
        let core: Range<Int>
        let whole: Range<Int>
    }

    /// - Returns: nil where there is nothing to read.
    func words(threads: Int) -> AnsweredWords? {
        let passages = passages()
        guard !passages.isEmpty else { return nil }
        var answered = AnsweredWords()
        for start in stride(from: 0, to: passages.count, by: Self.batch) {
            let batch = passages[start..<min(start + Self.batch, passages.count)].compactMap(text)
            let texts = batch.flatMap { passage in
                zip(passage.texts, versions).map { (text: $0, language: $1.language) }
            }
            // Without ICU's data there are no words, and nothing to say.
            guard let vectors = try? linker.read(texts, threads: threads) else { return nil }
            let found = Workers.map(batch.count, threads: threads) { index in
                read(batch[index], Array(vectors[2 * index...2 * index + 1]))
            }
            for passage in found {
                answered.links += passage.links
                for side in 0...1 { answered.words[side] += passage.words[side] }
            }
        }
        return answered
    }

    // MARK: Passages

    private func passages() -> [Passage] {
        let beads = solution.beads
        var passages: [Passage] = []
        var start = 0
        while start < beads.count {
            let end = end(from: start, letters: Self.passageLetters, step: 1)
            if !(start..<end).allSatisfy(isSure) {
                let first = self.end(from: start - 1, letters: Self.contextLetters, step: -1)
                let last = self.end(from: end, letters: Self.contextLetters, step: 1)
                passages.append(Passage(core: start..<end, whole: max(0, first + 1)..<min(last, beads.count)))
            }
            start = end
        }
        return passages
    }

    /// The bead after those which together have so many letters on their longer side, or the end.
    private func end(from start: Int, letters: Double, step: Int) -> Int {
        let beads = solution.beads
        var (index, sums) = (start, (0.0, 0.0))
        while beads.indices.contains(index), max(sums.0, sums.1) < letters {
            sums.0 += versions[0].length(of: beads[index].first)
            sums.1 += versions[1].length(of: beads[index].second)
            index += step
        }
        return index
    }

    private func isSure(_ index: Int) -> Bool {
        let bead = solution.beads[index]
        return bead.first.count == 1 && bead.second.count == 1 && solution.probability(of: bead) >= Self.sureBead
    }

    // MARK: Links

    /// A passage's two texts.
    private struct PassageText: Sendable {
        let texts: [String]
        /// Where each begins: code units of the version.
        let starts: [Int]
        /// By version, the code units that are asked about.
        let core: [Range<Int>]
    }

    /// nil where a side has no text, or is too long.
    private func text(_ passage: Passage) -> PassageText? {
        let beads = solution.beads
        func segments(_ beads: ArraySlice<Bead>) -> [Range<Int>] {
            guard let first = beads.first, let last = beads.last else { return [0..<0, 0..<0] }
            return [
                first.first.lowerBound..<last.first.upperBound, first.second.lowerBound..<last.second.upperBound,
            ]
        }
        let (core, whole) = (segments(beads[passage.core]), segments(beads[passage.whole]))
        var (texts, starts): ([String], [Int]) = ([], [])
        for (version, run) in zip(versions, whole) {
            guard !run.isEmpty else { return nil }
            let range = units(of: run, version)
            guard range.count <= Self.mostUnits else { return nil }
            texts.append(version.segmentation.document.text[range])
            starts.append(range.lowerBound)
        }
        return PassageText(texts: texts, starts: starts, core: zip(core, versions).map(units))
    }

    /// A run's code units, with the white space after it.
    private func units(of run: Range<Int>, _ version: VersionEvidence) -> Range<Int> {
        let segments = version.segmentation.segments
        func start(_ segment: Int) -> Int {
            segment < segments.count ? segments[segment].range.lowerBound : segments.last?.range.upperBound ?? 0
        }
        return start(run.lowerBound)..<start(run.upperBound)
    }

    private func read(_ passage: PassageText, _ vectors: [WordVectors]) -> AnsweredWords {
        var found = AnsweredWords()
        let places = zip(vectors, passage.starts).map { vectors, start in
            vectors.words.map { $0.isMark ? nil : start + $0.range.lowerBound }
        }
        for (side, places) in places.enumerated() {
            found.words[side] = places.compactMap(\.self).filter(passage.core[side].contains)
        }
        for link in linker.links(vectors, mode: .precise).flatMap(\.links) {
            guard let first = places[0][link.first], let second = places[1][link.second],
                passage.core[0].contains(first) || passage.core[1].contains(second)
            else { continue }
            // A link out of the passage is half of its neighbour's.
            let isWhole = passage.core[0].contains(first) && passage.core[1].contains(second)
            found.links.append(
                AnsweredWords.Link(
                    first: first, second: second, probability: Float(link.probability) * (isWhole ? 1 : 0.5)))
        }
        return found
    }
}
