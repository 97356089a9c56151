package import Documents
package import DynamicPrograms
internal import Encoders
package import Errors
package import Evidence
internal import Segmentation
internal import Threads
internal import Words

/// The versions of a text and the solutions of pairs of them.
struct PairStage {
    var versions: [VersionEvidence]
    /// The versions as the first pass saw them, before segments were opened: the nearest to sentences.
    var sentences: [VersionEvidence]
    /// Every pair in the order of `VersionPair.all`, or those that are asked for.
    var pairs: [VersionPair]
    /// Versions whose segments stay as they are.
    var fixed: Set<Int>
    /// By encoder and version: what the runs mean to it, where a pair asks it.
    var vectors: [[RunVectors?]]
    /// By pair, what a first pass found. Its solutions are not kept: their evidence is as large as the second's.
    var findings: [PairFindings]
    /// The encoders of both passes: one that must be asked text by text keeps what it was asked.
    var encoders: [any SentenceEncoder]
    /// By pair, the first encoder that knows both languages; nil where none does.
    var asked: [Int?]
    /// By pair, what the second pass found.
    var solved: [PairSolution<PairScorer>]
}

extension Aligner {
    func read(_ documents: [Document]) throws(HexaplaError) -> [VersionEvidence] {
        let reader = VersionReader(input: input, catalog: catalog, locked: locked)
        tellStep?("segmenting \(documents.count) texts")
        return try Workers.map(documents.count, threads: threads) { index throws(HexaplaError) in
            let version = try reader.read(documents[index])
            try WorkLimits.check(version)
            return version
        }
    }

    /// Every pair by what the whole texts say.
    func firstPass(_ documents: [Document]) throws(HexaplaError) -> PairStage {
        try firstPass(
            read(documents), VersionPair.all(versionCount: documents.count),
            fixed: Set(documents.indices.filter { documents[$0].language == locked }))
    }

    func firstPass(
        _ versions: [VersionEvidence], _ pairs: [VersionPair], fixed: Set<Int>
    ) throws(HexaplaError) -> PairStage {
        let versions = VersionEvidence.agreeing(versions)
        let encoders = [encoder, secondEncoder].compactMap(\.self).map {
            $0.spanEncoding == nil ? RememberingEncoder($0) : $0
        }
        let asked = pairs.map { pair in
            encoders.firstIndex { encoder in
                [pair.first, pair.second].allSatisfy { encoder.covers(language: versions[$0].language.language) }
            }
        }
        var vectors = encoders.map { _ in [RunVectors?](repeating: nil, count: versions.count) }
        for (encoder, version) in Self.needed(asked, pairs) {
            vectors[encoder][version] = try self.vectors(
                of: versions[version], encoders[encoder], among: versions.count)
        }
        let known = vectors
        let told = pairs.count == 1 ? "" : ", \(pairs.count) pairs"
        tellStep?("comparing \(versions.reduce(0) { $0 + $1.count }) segments\(told)")
        let findings = try Workers.map(pairs.count, threads: threads) { index throws(HexaplaError) in
            let (one, other) = (pairs[index].first, pairs[index].second)
            let vectors = asked[index].map { known[$0] }
            return PairFindings(
                try solve(
                    (versions[one], vectors?[one]), (versions[other], vectors?[other]), among: versions.count,
                    after: nil, asking: nil))
        }
        return PairStage(
            versions: versions, sentences: versions, pairs: pairs, fixed: fixed, vectors: vectors, findings: findings,
            encoders: encoders, asked: asked, solved: [])
    }

    /// Which versions each encoder is asked about.
    private static func needed(_ asked: [Int?], _ pairs: [VersionPair]) -> [(encoder: Int, version: VersionIndex)] {
        var needed: [(encoder: Int, version: VersionIndex)] = []
        for case (let encoder?, let pair) in zip(asked, pairs) {
            for version in [pair.first, pair.second]
            where !needed.contains(where: { $0.encoder == encoder && $0.version == version }) {
                needed.append((encoder, version))
            }
        }
        return needed
    }

    /// Every pair once more, by the habits that the first pass found, and with segments opened where a sentence may
    /// end inside.
    func secondPass(_ first: consuming PairStage) throws(HexaplaError) -> PairStage {
        var stage = first
        if opensSegments { try open(&stage) }
        // What comes now takes the more memory, and has all its vectors.
        if stage.versions.reduce(0, { $0 + $1.count }) > Self.manySegments {
            for encoder in [encoder, secondEncoder] { encoder?.releaseMemory() }
        }
        tellStep?("comparing \(stage.versions.reduce(0) { $0 + $1.count }) segments once more, by what was found")
        let opened = stage
        stage.solved = try Workers.map(stage.pairs.count, threads: threads) { index throws(HexaplaError) in
            try solvedByHabits(opened, pair: index)
        }
        try link(&stage)
        stage.encoders = []
        return stage
    }

    /// A pair by the habits that the first pass found.
    ///
    /// - Parameters:
    ///   - path: What a pass since then found; nil for the first pass's.
    ///   - words: Which words answer each other; nil where nobody read them.
    func solvedByHabits(
        _ stage: PairStage, pair index: Int, along path: PairPath? = nil, words: AnsweredWords? = nil
    ) throws(HexaplaError) -> PairSolution<PairScorer> {
        let (one, other) = (stage.pairs[index].first, stage.pairs[index].second)
        let asked = stage.asked[index]
        let known = asked.map { stage.vectors[$0] }
        return try solve(
            (stage.versions[one], known?[one]), (stage.versions[other], known?[other]), among: stage.versions.count,
            after: stage.findings[index], along: path, links: words, asking: asked.map { stage.encoders[$0] })
    }

    /// Beyond so many segments the encoder makes room for the rest of the work.
    private static var manySegments: Int { 10_000 }

    /// A segment of many versions is opened where one in so many of the others asks for it: cuts that few need make every
    /// pair's search slower.
    private static var versionsPerVoice: Int { 3 }

    private func open(_ stage: inout PairStage) throws(HexaplaError) {
        var asked = [[Int: Int]](repeating: [:], count: stage.versions.count)
        for (findings, pair) in zip(stage.findings, stage.pairs) {
            for segment in findings.openSegments.first { asked[pair.first][segment, default: 0] += 1 }
            for segment in findings.openSegments.second { asked[pair.second][segment, default: 0] += 1 }
        }
        let least = max(1, (stage.versions.count - 1) / Self.versionsPerVoice)
        let wanted = asked.map { Set($0.filter { $0.value >= least }.keys) }
        let reader = VersionReader(input: input, catalog: catalog, locked: locked, places: places)
        let most = stage.versions.map { WorkLimits.runs(of: $0) / longestOpenRun(among: stage.versions.count) }
        try open(&stage) { version, index throws(HexaplaError) in
            try reader.opening(wanted[index], of: version, most: most[index])
        }
    }

    /// Cuts versions at more places; those that stay as they are are not asked.
    func open(
        _ stage: inout PairStage,
        _ opening: @Sendable (VersionEvidence, Int) throws(HexaplaError) -> VersionEvidence
    ) throws(HexaplaError) {
        let (versions, fixed) = (stage.versions, stage.fixed)
        let opened = try Workers.map(versions.count, threads: threads) { index throws(HexaplaError) in
            fixed.contains(index) ? versions[index] : try opening(versions[index], index)
        }
        stage.versions = VersionEvidence.agreeing(opened)
        for (index, version) in stage.versions.enumerated() where version.count != versions[index].count {
            for (number, encoder) in stage.encoders.enumerated() where stage.vectors[number][index] != nil {
                // The old ones first make room.
                stage.vectors[number][index] = nil
                stage.vectors[number][index] = try vectors(
                    of: version, encoder, among: versions.count,
                    sentences: version.positions(of: stage.sentences[index]))
            }
        }
    }

    /// Where vectors were made beforehand, pieces of segments have none.
    var opensSegments: Bool { input == .text && encoder?.encodesEveryText != false }

    private func solve(
        _ first: (VersionEvidence, RunVectors?), _ second: (VersionEvidence, RunVectors?),
        among versionCount: Int, after earlier: PairFindings?, along path: PairPath? = nil,
        links: AnsweredWords? = nil, asking encoder: (any SentenceEncoder)?
    ) throws(HexaplaError) -> PairSolution<PairScorer> {
        let (one, other) = (first.0, second.0)
        let longest = (longestRun(one, among: versionCount), longestRun(other, among: versionCount))
        let dictionary = try dictionaries.dictionary(between: one.language, and: other.language, catalog: catalog)
        let vectors = first.1.flatMap { left in second.1.map { (first: left, second: $0) } }
        var evidence = PairEvidence(
            first: one, second: other,
            weights: weights.models(for: vectors?.first.profile).weights,
            dictionary: dictionary, learned: earlier?.learned, longestRun: longest, vectors: vectors,
            habits: earlier?.habits)
        if let links { evidence = evidence.with(links: links.bySegment(one, other)) }
        var limits = BeadLimits(longest)
        if places == .few { limits.oneSided = min(limits.oneSided, 6) }
        let search = Self.search(evidence, limits: limits)
        guard let earlier else { return search.firstPass(evidence) }
        let solution = search.secondPass(evidence, along: path ?? earlier.path)
        guard let encoder, vectors != nil, encoder.spanEncoding == nil else { return solution }
        // Joined texts cost a request each: only for the beads that a pass with sums thinks possible.
        var asked: (first: Set<Range<Int>>, second: Set<Range<Int>>) = ([], [])
        solution.forEachBead(minimum: Self.worthAsking) { bead, _ in
            guard !bead.isOneSided else { return }
            if bead.first.count > 1 { asked.first.insert(bead.first) }
            if bead.second.count > 1 { asked.second.insert(bead.second) }
        }
        let inOrder = { (runs: Set<Range<Int>>) in
            runs.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        }
        do throws(EncoderError) {
            let exact = try evidence.encoding(
                first: inOrder(asked.first), second: inOrder(asked.second), encoder, threads: threads)
            return search.secondPass(exact, along: PairPath(solution))
        } catch {
            throw error.explanation
        }
    }

    static func search(_ evidence: PairEvidence, limits: BeadLimits) -> PairSearch {
        PairSearch(
            limits: limits,
            mostScores: WorkLimits.scores(evidence.first, evidence.second, hasVectors: evidence.hasVectors))
    }

    /// The evidence that decides between two documents in the end, and the beads' limits: what fitting weights needs.
    package func finalEvidence(
        _ one: Document, _ other: Document
    ) throws(HexaplaError) -> (evidence: PairEvidence, limits: BeadLimits) {
        let stage = try secondPass(firstPass([one, other]))
        let solution = stage.solved[0]
        return (solution.scoring.evidence, solution.limits)
    }
}

extension BeadLimits {
    /// Long runs on one side stand against few segments on the other. A sentence that is left out may be as many pieces as
    /// one that is translated.
    init(_ longest: (Int, Int)) {
        self.init(
            first: longest.0, second: longest.1, sum: longest.0 + longest.1 - min(longest.0, longest.1) + 1,
            oneSided: max(longest.0, longest.1))
    }
}
