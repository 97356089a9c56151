internal import Alignment
public import Documents
public import Embedding
internal import Evidence
public import Parallel
public import Segmentation

/// Aligns the versions of one text: the stages from documents to rows.
///
/// The versions are taken in the order of their language tags, whatever order they are named in, and put back into
/// the named order at the end: the rows are the same either way.
public struct Aligner: Sendable {
    public enum Input: String, Sendable, CaseIterable {
        /// Running text, segmented here.
        case text
        /// A segment a line: never split, only joined.
        case lines
    }

    public var input: Input = .text
    /// The most sentences of one version in a row.
    public var maximumJoin = 8
    public var threads = 1
    public var catalog = RuleCatalog()
    /// By pair of languages, in any order.
    public var dictionaries: [DictionaryFile] = []
    /// What turns text into vectors; nil for lexical evidence alone. A pair of languages that it does not both know is
    /// aligned by lexical evidence.
    public var encoder: (any SentenceEncoder)?

    /// Told what a user should know while the run goes on; nil for nobody.
    public var notify: (@Sendable (String) -> Void)?
    /// A bead less probable than this in the first pass is not asked an encoder about.
    private static let worthAsking = 0.001

    public init() {}

    /// - Parameter name: The document's name in the table.
    public func align(_ documents: [Document], name: String) throws(HexaplaError) -> AlignedText {
        let order = documents.indices.sorted { documents[$0].language.canonical < documents[$1].language.canonical }
        let versions = try Workers.map(documents.count, threads: threads) { index throws(HexaplaError) in
            try read(documents[order[index]])
        }
        let vectors = try versions.map { version throws(HexaplaError) in try self.vectors(of: version) }
        let pairs = PairIndex.all(versionCount: versions.count)
        let solved = try Workers.map(pairs.count, threads: threads) { index throws(HexaplaError) in
            let (one, other) = pairs[index]
            return try solve((versions[one], vectors[one]), (versions[other], vectors[other]))
        }
        let rows = joined(versions, solved)
        let builder = RowBuilder(versions: versions, solutions: solved, order: order)
        let lines =
            input == .lines
            ? documents.indices.map { index in
                versions[order.firstIndex(of: index) ?? index].segmentation.segments.map(\.paragraph)
            } : nil
        return AlignedText(name: name, versions: documents, rows: rows.flatMap(builder.rows), lineNumbers: lines)
    }

    private func read(_ document: Document) throws(HexaplaError) -> VersionEvidence {
        let rules: LanguageRules
        do throws(LanguageRulesError) {
            rules = try catalog.rules(for: document.language)
        } catch {
            throw HexaplaError(error)
        }
        do {
            let segmentation: Segmentation
            if input == .lines {
                segmentation = Segmenter.lines(of: document)
            } else {
                var segmenter = try Segmenter(language: document.language, rules: rules)
                segmentation = segmenter.segment(document)
            }
            var reader = try EvidenceReader(locale: document.language.localeIdentifier, rules: rules)
            return reader.read(segmentation)
        } catch {
            throw HexaplaError("\(document.name): \(error)")
        }
    }

    /// The most segments of a version in a row: more where segments are less than sentences.
    private func longestRun(_ version: VersionEvidence) -> Int {
        min(64, max(maximumJoin, Int(Double(maximumJoin) * version.segmentsPerSentence * 0.6 + 0.5)))
    }

    private func vectors(of version: VersionEvidence) throws(HexaplaError) -> RunVectors? {
        guard let encoder, encoder.covers(language: version.language.language) else { return nil }
        do throws(EmbeddingError) {
            return try version.vectors(longest: longestRun(version), encoder, threads: threads)
        } catch {
            throw HexaplaError(error)
        }
    }

    private func solve(
        _ first: (VersionEvidence, RunVectors?), _ second: (VersionEvidence, RunVectors?)
    ) throws(HexaplaError) -> PairSolution<PairScorer> {
        let (one, other) = (first.0, second.0)
        let longest = (longestRun(one), longestRun(other))
        let limits = BeadLimits(
            first: longest.0, second: longest.1,
            sum: longest.0 + longest.1 - min(longest.0, longest.1) + 1, oneSided: 6)
        let dictionary = try dictionaries.dictionary(between: one.language, and: other.language, catalog: catalog)
        let vectors = first.1.flatMap { left in second.1.map { (first: left, second: $0) } }
        let evidence = PairEvidence(
            first: one, second: other, weights: vectors == nil ? .lexical : .withEncoder, dictionary: dictionary,
            longestRun: longest, vectors: vectors)
        let search = PairSearch(limits: limits)
        let solution = search.solve(evidence)
        guard let encoder, vectors != nil, !(encoder is NativeEncoder) else { return solution }
        // Joined texts cost a request each: only for the beads that a first pass with means thinks possible.
        var asked: (first: Set<Range<Int>>, second: Set<Range<Int>>) = ([], [])
        solution.forEachBead(minimum: Self.worthAsking) { bead, _ in
            guard !bead.isOneSided else { return }
            if bead.first.count > 1 { asked.first.insert(bead.first) }
            if bead.second.count > 1 { asked.second.insert(bead.second) }
        }
        let inOrder = { (runs: Set<Range<Int>>) in
            runs.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        }
        do throws(EmbeddingError) {
            let exact = try solution.scoring.evidence.encoding(
                first: inOrder(asked.first), second: inOrder(asked.second), encoder, threads: threads)
            return search.solve(exact)
        } catch {
            throw HexaplaError(error)
        }
    }

    /// Rows as runs of segments of every version, from the pairs' solutions.
    private func joined(_ versions: [VersionEvidence], _ solved: [PairSolution<PairScorer>]) -> [[Range<Int>]] {
        if versions.count == 2 { return solved[0].beads.map { [$0.first, $0.second] } }
        let scorer = JointScorer(
            versions: versions, longestRuns: versions.map(longestRun), pairs: solved.map(\.scoring.evidence))
        var program = JointProgram(scorer)
        let paths = versions.indices.map { one in
            ((one + 1)..<max(one + 1, versions.count)).map { other in
                solved[PairIndex.of(one, other, versionCount: versions.count)].beads
            }
        }
        return program.solve(pairPaths: paths)
    }
}
