private import Algorithms
internal import Documents
internal import DynamicPrograms
internal import Encoders
internal import Evidence
private import ICUText
internal import Segmentation
internal import Threads
internal import Words

/// Reads which words of two versions answer each other, along the best path of a pass: passage by passage, each with
/// something of its neighbours around it, so that links may contradict the path. What words mean is read sentence by
/// sentence, each once.
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
    /// A sentence is read in parts of so many code units, if it has segments of that size.
    private static let longestRead = 800
    /// A passage whose beads are all as probable as this, and pair one sentence with one, is not read.
    private static let sureBead = 0.9
    /// Passages whose words are in memory at a time.
    private static let batch = 16

    private let linker: WordLinker
    private let solution: PairSolution<PairScorer>
    /// By version, the code units of its sentences, or of parts of long ones, in order.
    private let sentences: [[Range<Int>]]
    private var versions: [VersionEvidence] { [solution.scoring.evidence.first, solution.scoring.evidence.second] }

    /// - Parameter sentences: The two versions before segments were opened.
    init(_ linker: WordLinker, along solution: PairSolution<PairScorer>, sentences: [VersionEvidence]) {
        (self.linker, self.solution) = (linker, solution)
        let versions = [solution.scoring.evidence.first, solution.scoring.evidence.second]
        self.sentences = zip(sentences, versions).map {
            Self.readable($0.segmentation.segments, $1.segmentation.segments)
        }
    }

    /// Sentences' code units; long ones in parts that end where segments end.
    private static func readable(_ sentences: [Segment], _ segments: [Segment]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var next = 0
        for sentence in sentences {
            var start = sentence.range.lowerBound
            while next < segments.count, segments[next].range.upperBound <= sentence.range.upperBound {
                let end = segments[next].range.upperBound
                next += 1
                guard sentence.range.count > longestRead, next < segments.count, end < sentence.range.upperBound,
                    segments[next].range.upperBound - start > longestRead
                else { continue }
                parts.append(start..<end)
                start = segments[next].range.lowerBound
            }
            parts.append(start..<sentence.range.upperBound)
        }
        return parts
    }

    /// Beads of the path: those that are asked about, and those with their neighbours.
    private struct Passage {
        let core: Range<Int>
        let whole: Range<Int>
    }

    /// - Returns: nil where there is nothing to read.
    func words(threads: Int) -> AnsweredWords? {
        let passages = passages().compactMap(place)
        guard !passages.isEmpty else { return nil }
        var answered = AnsweredWords()
        // By version, the sentences of the last batch: the next one's passages overlap them.
        var known: [[Int: WordVectors]] = [[:], [:]]
        for start in stride(from: 0, to: passages.count, by: Self.batch) {
            let batch = passages[start..<min(start + Self.batch, passages.count)]
            guard let read = read(batch, knowing: known, threads: threads) else { return nil }
            known = read
            let found = Workers.map(batch.count, threads: threads) { index in
                links(of: batch[batch.startIndex + index], read)
            }
            for passage in found {
                answered.links += passage.links
                for side in 0...1 { answered.words[side] += passage.words[side] }
            }
        }
        return answered
    }

    /// The words of all sentences of these passages.
    ///
    /// - Returns: nil without ICU's data: there are no words then, and nothing to say.
    private func read(
        _ passages: ArraySlice<PlacedPassage>, knowing known: [[Int: WordVectors]], threads: Int
    ) -> [[Int: WordVectors]]? {
        var read = known
        var wanted: [(side: Int, sentence: Int)] = []
        for side in 0...1 {
            let needed = Set(passages.flatMap { $0.sentences[side] })
            read[side] = read[side].filter { needed.contains($0.key) }
            wanted += needed.sorted().filter { read[side][$0] == nil }.map { (side, $0) }
        }
        let texts = wanted.map { side, sentence in
            (
                text: versions[side].segmentation.document.text[sentences[side][sentence]],
                language: versions[side].language
            )
        }
        guard let vectors = try? linker.read(texts, threads: threads) else { return nil }
        for ((side, sentence), vectors) in zip(wanted, vectors) { read[side][sentence] = vectors }
        return read
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

    /// Where a passage stands in each version.
    private struct PlacedPassage: Sendable {
        /// Those that have a part of it or of its neighbours.
        let sentences: [Range<Int>]
        /// The code units that are asked about.
        let core: [Range<Int>]
    }

    /// nil where a side has no text, or is too long.
    private func place(_ passage: Passage) -> PlacedPassage? {
        let beads = solution.beads
        func segments(_ beads: ArraySlice<Bead>) -> [Range<Int>] {
            guard let first = beads.first, let last = beads.last else { return [0..<0, 0..<0] }
            return [
                first.first.lowerBound..<last.first.upperBound, first.second.lowerBound..<last.second.upperBound,
            ]
        }
        let (core, whole) = (segments(beads[passage.core]), segments(beads[passage.whole]))
        guard whole.allSatisfy({ !$0.isEmpty }) else { return nil }
        let runs = zip(whole, versions).enumerated().map { side, own in
            run(of: units(of: own.0, own.1), sentences[side])
        }
        let isShort = zip(runs, sentences).allSatisfy { run, sentences in
            sentences[run].reduce(0) { $0 + $1.count } <= Self.mostUnits
        }
        return isShort ? PlacedPassage(sentences: runs, core: zip(core, versions).map(units)) : nil
    }

    /// The sentences that have a part of some code units.
    private func run(of units: Range<Int>, _ sentences: [Range<Int>]) -> Range<Int> {
        let first = sentences.partitioningIndex { $0.upperBound > units.lowerBound }
        return first..<max(first, sentences.partitioningIndex { $0.lowerBound >= units.upperBound })
    }

    /// A run's code units, with the white space after it.
    private func units(of run: Range<Int>, _ version: VersionEvidence) -> Range<Int> {
        let segments = version.segmentation.segments
        func start(_ segment: Int) -> Int {
            segment < segments.count ? segments[segment].range.lowerBound : segments.last?.range.upperBound ?? 0
        }
        return start(run.lowerBound)..<start(run.upperBound)
    }

    // MARK: Links

    private func links(of passage: PlacedPassage, _ read: [[Int: WordVectors]]) -> AnsweredWords {
        let vectors = (0...1).map { side in
            WordVectors(
                joining: passage.sentences[side].compactMap { sentence in
                    read[side][sentence].map { ($0, start: sentences[side][sentence].lowerBound) }
                })
        }
        let places = vectors.map { $0.words.map { $0.isMark ? nil : $0.range.lowerBound } }
        var found = AnsweredWords()
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
