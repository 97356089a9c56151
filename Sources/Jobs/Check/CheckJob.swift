private import AlignedTable
public import Alignment
public import Checking
public import Documents
internal import DynamicPrograms
private import Encoders
public import Errors
private import Evidence
public import Files
internal import Threads
internal import Words

/// `hexapla check`: the versions of one text in, what was lost, added or changed out.
public struct CheckJob: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case text, json, sarif, html, junit
    }

    public var aligner = Aligner()
    public var encoder = EncoderChoice.automatic
    /// Where the installed models are; nil for where the environment says.
    public var models: String?
    public var checker = Checker()
    /// The language of the original; nil where all versions are equals.
    public var source: LanguageTag?
    public var format = Format.text
    /// A list of terms, see `TermsFile`; nil for none.
    public var terms: String?
    /// The least severity that ends the program with 1, and that fails in JUnit's XML; nil for none.
    public var failing: Severity? = .warning
    /// Findings accepted before, see `BaselineFile`; nil for none.
    public var baseline: String?
    /// Where to write what was found, to accept it from now on; nil for nowhere.
    public var newBaseline: String?
    /// What is read beside the baseline, which may be written anew.
    public var readFiles = ReadFiles()

    /// What links words; nil where no encoder that is installed gives states of them.
    var linker: WordLinker?

    /// Units that one thread checks at a time.
    private static let batch = 64

    public init() {}

    /// Checks what was asked for before anything is read.
    public func validate(_ texts: [TextArgument]) throws(HexaplaError) {
        guard (2...32).contains(texts.count) else {
            throw HexaplaError(
                .usage, at: "check", "\(texts.count) \(texts.count == 1 ? "version" : "versions") named",
                expected: "2 to 32, "
                    + "for example en=a.txt de=b.txt")
        }
        if let source, !texts.contains(where: { $0.language == source }) {
            throw HexaplaError(
                .usage, at: "\(.source) \(source)", "no version in '\(source)' is named",
                expected: "one of \(texts.map(\.language.tag).joined(separator: ", "))")
        }
    }

    /// Opens the encoder that was asked for.
    ///
    /// - Parameter languages: Those of the versions.
    public mutating func openEncoder(for languages: [LanguageTag] = []) throws(HexaplaError) {
        let encoders = try encoder.openAll(models: models, for: languages)
        aligner.use(encoders)
        linker = encoders.lazy.compactMap(WordLinker.init).first
    }

    /// Aligns the versions, checks every row, and writes what was found.
    public func run(_ documents: [Document], to output: Output) throws(HexaplaError) -> CheckSummary {
        var checker = checker
        if let terms { checker.terms = try TermsFile(path: terms, languages: documents.map(\.language)).terms }
        let ready = checker
        let text = try checkedText(documents)
        var report = try FindingReport(self, to: output, table: text.table, name: text.table.name)
        report.summary = CheckSummary(languages: documents.map(\.language.tag))
        report.summary.count(rowsOf: text)
        report.summary.limits = limits(of: text)
        let units = text.units.count
        let batches = try Workers.map((units + Self.batch - 1) / Self.batch, threads: aligner.threads) {
            index throws(HexaplaError) in
            ready.findings(in: text, units: (index * Self.batch)..<min(units, (index + 1) * Self.batch))
        }
        let source = FindingSource(text.table)
        try report.write(batches.flatMap(\.self), by: checker) { _ in source }
        return try report.end()
    }

    /// The table, and what the rules ask of it.
    package func checkedText(_ documents: [Document]) throws(HexaplaError) -> CheckedText {
        let plainWeights = leans(documents) ? plainWeights : nil
        let aligner = plainWeights == nil ? aligner : leaningAligner
        let solved = try aligner.solved(documents)
        let table = aligner.table(of: solved, documents, name: AlignJob.sharedName(of: documents))
        let reader = VersionReader(input: aligner.input, catalog: aligner.catalog)
        let segmentations = solved.order.named(solved.versions.map(\.segmentation))
        let versions = try Workers.map(documents.count, threads: aligner.threads) { index throws(HexaplaError) in
            let rules = try reader.rules(for: documents[index].language)
            do {
                return try CheckedVersion(
                    document: documents[index], segmentation: segmentations[index],
                    rules: rules)
            } catch {
                throw HexaplaError(at: "\(documents[index].name)", "\(error)")
            }
        }
        let encoder = aligner.encoder?.localEncoding
        let cosines = try UsualCosines(of: table, encoder, threads: aligner.threads)
        return CheckedText(
            table: table, source: source.flatMap { source in documents.firstIndex { $0.language == source } },
            versions: versions, encoder: encoder, linker: linker, threads: aligner.threads,
            cosine: { cosines[$0, $1] },
            leftOut: { row, version, lacking in
                guard let run = row.segments[version] else { return nil }
                let (own, other) = (Self.version(version, solved), Self.version(lacking, solved))
                return solved.solutions[VersionPair(own, other)].probability(
                    ofLeavingOut: run, inFirst: own < other, length: solved.versions[own].length)
            },
            alone: plainWeights.map { weights in
                LoneText(
                    solved.leftOut(weighing: weights).map { parts in
                        parts.map { LoneText.Part($0.range, probability: $0.probability) }
                    })
            })
    }

    /// What checking adds to the log-odds of leaving text out.
    private static let leaning = 1.0

    /// Leaves out what an alignment would rather join to its neighbour: whether a version really lacks it, the fitted models
    /// of checking judge, and `UnitBuilder` joins it again where meaning says so. Without an encoder nothing could; with three
    /// versions or more the others say it.
    var leaningAligner: Aligner {
        guard let profile = aligner.encoder?.profile, var weights = plainWeights else { return aligner }
        var aligner = aligner
        weights[.leftOut] += Self.leaning
        weights[.leftOutInDoubt] = 0
        aligner.weights.setWeights(weights, for: profile)
        return aligner
    }

    /// Whether an alignment of these versions leans to leaving out: two versions, both known to the encoder.
    func leans(_ documents: [Document]) -> Bool {
        guard let encoder = aligner.encoder, encoder.localEncoding != nil, documents.count == 2 else { return false }
        return documents.allSatisfy { encoder.covers(language: $0.language.language) }
    }

    /// The weights of an alignment that does not lean; nil where none does.
    private var plainWeights: Weights? {
        aligner.encoder?.localEncoding == nil ? nil : aligner.weights.models(for: aligner.encoder?.profile).weights
    }

    private static func version(_ column: Int, _ solved: SolvedText) -> VersionIndex {
        solved.order.version(of: ColumnIndex(column))
    }

    /// What could not be compared, and why.
    func limits(of text: CheckedText) -> [String] {
        guard let encoder = aligner.encoder else {
            return ["parts of sentences, which need an encoder"]
        }
        guard encoder.partEncoding != nil || text.linker != nil else {
            return ["parts of sentences, which need the encoder 'muse' or 'e5'"]
        }
        let unknown = text.versions.indices.filter {
            !encoder.covers(language: text.versions[$0].language.language) && !text.hasLinks($0)
        }
        guard !unknown.isEmpty else { return [] }
        return ["parts of sentences in \(text.tags(unknown)), which the encoder does not know"]
    }
}
