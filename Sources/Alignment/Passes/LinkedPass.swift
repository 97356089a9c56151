internal import DynamicPrograms
internal import Encoders
internal import Errors
internal import Evidence
internal import Threads
internal import Words

/// The pass by words.
extension Aligner {
    /// Every pair once more, by which words answer each other along the path: what tells where a sentence ends that no
    /// mark ends, and what a free translation says with other words.
    ///
    /// Where words show an end inside a segment, the version is cut there first, for all of its pairs.
    func link(_ stage: inout PairStage) throws(HexaplaError) {
        let words = stage.solved.indices.map { answeredWords(stage, pair: $0) }
        guard words.contains(where: { $0 != nil }) else { return }
        let isOpened = try open(&stage, by: words)
        // What is solved anew takes as much memory as before.
        let kept = zip(stage.solved, stage.pairs).map { isOpened[$1.first] || isOpened[$1.second] ? nil : $0 }
        let paths = stage.solved.map { PairPath($0) }
        stage.solved = []
        let opened = stage
        stage.solved = try Workers.map(stage.pairs.count, threads: threads) { index throws(HexaplaError) in
            guard let solution = kept[index] else {
                return try solvedByHabits(opened, pair: index, along: paths[index], words: words[index])
            }
            guard let words = words[index] else { return solution }
            let plain = solution.scoring.evidence
            let evidence = plain.with(links: words.bySegment(plain.first, plain.second))
            return Self.search(evidence, limits: solution.limits).secondPass(evidence, along: paths[index])
        }
    }

    /// nil where words say nothing.
    private func answeredWords(_ stage: PairStage, pair: Int) -> AnsweredWords? {
        let solution = stage.solved[pair]
        guard let encoder = stage.asked[pair].map({ stage.encoders[$0] }), encoder.spanEncoding == nil,
            solution.scoring.evidence.hasVectors, solution.scoring.evidence.weighsLinks,
            let linker = WordLinker(encoder: encoder)
        else { return nil }
        let (one, other) = (stage.pairs[pair].first, stage.pairs[pair].second)
        return LinkedPassages(linker, along: solution, sentences: [stage.sentences[one], stage.sentences[other]])
            .words(threads: threads)
    }

    /// - Returns: By version, whether it has more segments now.
    private func open(_ stage: inout PairStage, by words: [AnsweredWords?]) throws(HexaplaError) -> [Bool] {
        guard opensSegments else { return stage.versions.map { _ in false } }
        var choices = stage.versions.map { _ in [[Int]]() }
        for (index, pair) in stage.pairs.enumerated() {
            guard let words = words[index] else { continue }
            let places = LinkedPlaces(words, along: stage.solved[index])
            choices[pair.first] += places.choices[0]
            choices[pair.second] += places.choices[1]
        }
        let wanted = choices
        let counts = stage.versions.map(\.count)
        let reader = VersionReader(input: input, catalog: catalog, locked: locked, places: places)
        try open(&stage) { version, index throws(HexaplaError) in
            try reader.opening(atOneOf: wanted[index], of: version)
        }
        return zip(stage.versions, counts).map { $0.count != $1 }
    }
}
