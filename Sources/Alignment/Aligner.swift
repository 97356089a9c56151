public import AlignedTable
public import Documents
internal import DynamicPrograms
public import Encoders
public import Errors
public import Evidence
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
    /// Whether parts that clearly translate each other out of order are joined and marked.
    public var findsMovedParts = true
    /// The language whose segments stay as they are, each in a row of its own; the other versions follow.
    public var locked: LanguageTag?
    public var catalog = RuleCatalog()
    /// By pair of languages, in any order.
    public var dictionaries: [DictionaryFile] = []
    /// Places where a row must begin in all versions that they name.
    public var anchors: [Anchor] = []
    /// Whether numbers of verses, sections and chapters that all versions have alike are anchors too.
    public var usesNumbering = true
    /// What turns text into vectors; nil for lexical evidence alone. A pair of languages that it does not both know is
    /// aligned by `secondEncoder`.
    public var encoder: (any SentenceEncoder)?
    /// The encoder of pairs that `encoder` does not know. A pair that neither knows is aligned by lexical evidence.
    public var secondEncoder: (any SentenceEncoder)?
    /// What each term of the evidence weighs.
    public var weights = WeightSet()

    /// Told what a user should know while the run goes on; nil for nobody.
    public var notify: (@Sendable (Phrase) -> Void)?
    /// Told what is being done, as each step begins, in a few words; nil for nobody.
    public var tellStep: (@Sendable (String) -> Void)?
    /// A bead less probable than this by sums of vectors is not asked an encoder about.
    static let worthAsking = 0.01
    /// Characters of a long sentence: no text is taken to have longer ones in the mean.
    private static let longSentence = 250.0
    /// Where segments are opened: the fit of the weights looks at few places too.
    package var places = InnerPlaces.many

    public init() {}

    /// - Parameter name: The document's name in the table.
    public func align(_ documents: [Document], name: String) throws(HexaplaError) -> AlignedText {
        table(of: try solved(documents), documents, name: name)
    }

    package func solved(_ texts: [Document]) throws(HexaplaError) -> SolvedText {
        let documents = try withRowStarts(texts)
        let order = VersionOrder(documents.map(\.language))
        let stage = try secondPass(try firstPass(order.aligned(documents)))
        let versions = stage.versions
        tellStep?("joining rows of \(versions.count) versions")
        let solved = PairTable(versionCount: versions.count, values: stage.solved)
        let longestRuns = longestRuns(versions)
        let fixed = lockedVersion(of: stage)
        var rows = decision(stage).rows(joined(stage)).map { PathRow(runs: $0) }
        if findsMovedParts {
            let parts = MovedParts(
                versions: versions, pairs: solved.map(\.scoring.evidence), longestRuns: longestRuns,
                hasMeaning: profile(of: stage) != nil, locked: fixed)
            rows = parts.joining(rows)
        }
        return SolvedText(
            versions: versions, solutions: solved, longestRuns: longestRuns, order: order, rows: rows, locked: fixed,
            scoreModel: scoreModel(stage))
    }

    func decision(_ stage: PairStage) -> RowDecision {
        RowDecision(
            versions: stage.versions,
            solutions: PairTable(versionCount: stage.versions.count, values: stage.solved),
            locked: lockedVersion(of: stage),
            cutModel: weights.models(for: profile(of: stage)).cuts)
    }

    private func lockedVersion(of stage: PairStage) -> VersionIndex? {
        stage.versions.firstIndex { $0.language == locked }.map(VersionIndex.init)
    }

    func scoreModel(_ stage: PairStage) -> ScoreModel {
        weights.models(for: profile(of: stage)).scores
    }

    /// Of the encoder that most pairs were asked of; nil where a pair has none.
    private func profile(of stage: PairStage) -> EncoderProfile? {
        guard !stage.asked.contains(nil) else { return nil }
        let second = stage.asked.count { $0 == 1 }
        return (encoder == nil || 2 * second > stage.asked.count ? secondEncoder ?? encoder : encoder)?.profile
    }

    package func table(of solved: SolvedText, _ documents: [Document], name: String) -> AlignedText {
        let builder = RowBuilder(
            versions: solved.versions, solutions: solved.solutions, order: solved.order, locked: solved.locked,
            scoreModel: solved.scoreModel)
        let lines =
            input == .lines
            ? solved.order.named(solved.versions.map { $0.segmentation.segments.map(\.paragraph) }) : nil
        let documents = documents.map(\.withVerses)
        return AlignedText(name: name, versions: documents, rows: solved.rows.flatMap(builder.rows), lineNumbers: lines)
    }

    /// The most segments of each version in a row: more where segments are less than sentences, one where they are
    /// locked. Among many versions rows are finer, for each may ask for a cut.
    func longestRuns(_ versions: [VersionEvidence]) -> [Int] {
        versions.map { longestRun($0, among: versions.count) }
    }

    func longestRun(_ version: VersionEvidence, among versionCount: Int) -> Int {
        if version.language == locked { return 1 }
        let share = versionCount > 2 ? 0.4 : 0.6
        // Where no mark ends a sentence, the marks do not say how long one is.
        let segmentsPerSentence = min(
            version.segmentsPerSentence, max(1, Self.longSentence / version.meanSegmentLength))
        let usual = Int(Double(maximumJoin) * segmentsPerSentence * share + 0.5)
        return min(
            64, WorkLimits.longestRun(version),
            max(maximumJoin, usual, version.hasInnerBoundaries ? longestOpenRun(among: versionCount) : 0))
    }

    /// Segments of open sentences in a row.
    func longestOpenRun(among versionCount: Int) -> Int {
        // In halves of `maximumJoin`.
        let halves = places == .few ? 3 : versionCount > 2 ? 4 : 5
        return max(1, maximumJoin * halves / 2)
    }

    func vectors(
        of version: VersionEvidence, _ encoder: any SentenceEncoder, among versionCount: Int, sentences: [Int]? = nil
    ) throws(HexaplaError) -> RunVectors {
        tellStep?("encoding \(version.count) segments of \(version.language.tag)")
        do throws(EncoderError) {
            return try version.vectors(
                longest: longestRun(version, among: versionCount), encoder, threads: threads,
                asTexts: WorkLimits.hasShortSegments(version), sentences: sentences)
        } catch {
            throw error.explanation
        }
    }

    /// Rows as runs of segments of every version, from the pairs' solutions.
    func joined(_ stage: PairStage) -> [[Range<Int>]] {
        let versions = stage.versions
        if versions.count == 2 { return stage.solved[0].beads.map { [$0.first, $0.second] } }
        let solved = PairTable(versionCount: versions.count, values: stage.solved)
        let scorer = JointScorer(
            versions: versions, longestRuns: longestRuns(versions), pairs: solved.map(\.scoring.evidence))
        var program = JointProgram(scorer)
        let paths = versions.indices.map { one in
            ((one + 1)..<max(one + 1, versions.count)).map {
                solved[VersionPair(one, $0)].beads
            }
        }
        return program.solve(pairPaths: paths, through: pinnedPlaces(versions))
    }

    /// Where rows must begin, by number and version.
    private func pinnedPlaces(_ versions: [VersionEvidence]) -> [[Int?]] {
        var places: [Int: [Int?]] = [:]
        for (index, version) in versions.enumerated() {
            for (number, position) in version.pinnedPositions {
                places[number, default: Array(repeating: nil, count: versions.count)][index] = position
            }
        }
        return places.sorted { $0.key < $1.key }.map(\.value)
    }
}
