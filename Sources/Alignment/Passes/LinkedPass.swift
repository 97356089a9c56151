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
        if try open(&stage, by: words) {
            let linked = zip(stage.solved, words).map { (path: PairPath($0), words: $1) }
            // What comes now takes as much memory again.
            stage.solved = []
            stage.solved = try solvedByHabits(stage, linked: linked)
            return
        }
        let (solved, pairs, versions) = (stage.solved, stage.pairs, stage.versions)
        stage.solved = Workers.map(solved.count, threads: threads) { index in
            guard let words = words[index] else { return solved[index] }
            let links = words.bySegment(versions[pairs[index].first], versions[pairs[index].second])
            let evidence = solved[index].scoring.evidence.with(links: links)
            return Self.search(evidence, limits: solved[index].limits).secondPass(
                evidence, along: PairPath(solved[index]))
        }
    }

    /// nil where words say nothing.
    private func answeredWords(_ stage: PairStage, pair: Int) -> AnsweredWords? {
        let solution = stage.solved[pair]
        guard let encoder = stage.asked[pair].map({ stage.encoders[$0] }), encoder.spanEncoding == nil,
            solution.scoring.evidence.hasVectors, solution.scoring.evidence.weighsLinks,
            let linker = WordLinker(encoder: encoder)
        else { return nil }
        return LinkedPassages(linker, along: solution).words(threads: threads)
    }

    /// - Returns: Whether any version has more segments now.
    private func open(_ stage: inout PairStage, by words: [AnsweredWords?]) throws(HexaplaError) -> Bool {
        guard opensSegments else { return false }
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
        return stage.versions.map(\.count) != counts
    }
}
