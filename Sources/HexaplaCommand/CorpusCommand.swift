internal import Alignment
internal import ArgumentParser
private import Corpus
internal import Errors
private import Glibc
private import Jobs

/// Named as its command; the module of the same name is what judges rows.
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Align many documents and make a training corpus of them.",
        discussion: """
            Takes a folder whose files are named book.ar.txt and book.de.txt, ar/book.txt and de/book.txt, or book/ar.txt \
            and book/de.txt; or a manifest: TSV with the columns document, language, path, and licence and origin where \
            they are known, as 'hexapla match' writes it. Every document is aligned as 'hexapla align' does.

            Writes into the folder of -o: rows.jsonl.zst with every row ('dropped' says why one is left out), stats.json, \
            report.html, and the exports of the rows that stay. Its folder 'work' keeps what is aligned: a run that was \
            interrupted goes on where it stopped, and other filters, splits and exports align nothing anew; delete it \
            when you are done.

            Filters, all on: \(DropReason.filters.map(\.rawValue).joined(separator: ", ")). They judge each pair of a \
            row's versions.

            Example:
              hexapla corpus texts -o corpus --export tmx --export moses.gz \\
                --split train=0.98,dev=0.01,test=0.01
            """)

    @Argument(help: "A folder of documents, or a manifest.")
    var documents: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "These options in YAML, under 'corpus': 'min-score: 0.6', 'export: [tmx, moses]' (default: hexapla.yml in this folder, if it has such a part). What is said on the command line counts.",
            valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Write the rows that stay in this format too, for every pair of languages and for all of them: tsv, csv, jsonl, tmx, xliff, po, docx, xlsx, epub, tei, moses, xces, huggingface or bitextor, also as tmx.gz or tmx.zst. May be repeated.",
            valueName: "format"))
    var export: [String] = []

    @Flag(help: "Leave rows that lack a version out of the exports.")
    var complete = false

    @Option(
        help: ArgumentHelp(
            "Spread the documents over files by the hash of their names; rows of the smaller parts that resemble rows of the others are left out.",
            valueName: "train=0.98,dev=0.01,test=0.01"))
    var split: String?

    @Option(
        help: ArgumentHelp("The filters to use; none for none (default: all).", valueName: "name,name"))
    var filter: String?

    @Option(help: ArgumentHelp("Filters not to use.", valueName: "name,name"))
    var noFilter: String?

    @Option(
        help: ArgumentHelp(
            "A program that filters too, as a shell takes it: it reads rows, a JSON object a line, and answers each with a line, keep or drop.",
            valueName: "command"))
    var filterCommand: String?

    @Option(
        help: ArgumentHelp(
            "Take only so many documents, from anywhere among them: to see what comes out before the whole run.",
            valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000_000_000) })
    var sample: Int?

    @Option(help: ArgumentHelp("The least score of a pair, 0 to 1 (default: 0.5).", valueName: "x"))
    var minScore: Double = 0.5

    @Option(
        help: ArgumentHelp(
            "The fewest characters of a side, without spaces (default: 1).", valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000_000) })
    var minLength: Int = 1

    @Option(
        help: ArgumentHelp(
            "The most characters of a side, without spaces (default: 2000).", valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000_000) })
    var maxLength: Int = 2000

    @Option(
        help: ArgumentHelp(
            "How many times longer a side may be than what is usual between the two languages here (default: 3).",
            valueName: "x"))
    var maxRatio: Double = 3

    @Flag(
        help:
            "Leave documents whole: one goes as a whole when more than half of its rows would have been left out.")
    var keepDocuments = false

    @OptionGroup var decoding: DecodingOptions
    @OptionGroup var alignment: AlignmentOptions

    func run() throws {
        guard let configuration = try CorpusConfiguration(path: config) else { return try make() }
        let arguments = try configuration.arguments(namesDocuments: documents != nil)
        CommandWording.notify("\(configuration.file.path) says how the corpus is made")
        // The last one of an option counts.
        try Self.parse(arguments + ProcessSetup.arguments.dropFirst()).make()
    }

    private func make() throws {
        guard let documents else {
            throw HexaplaError(
                "corpus: no documents are named; expected a folder of texts or a manifest, such as hexapla corpus texts -o corpus"
            )
        }
        guard let output else {
            throw HexaplaError("corpus: no folder is named for the corpus; expected one, such as -o corpus")
        }
        var job = CorpusJob()
        job.aligner = try alignment.aligner()
        job.encoder = try alignment.encoderChoice()
        job.models = try alignment.models.folder()
        job.reading = try decoding.reading()
        job.threads = alignment.threading.threads
        job.showsProgress = try alignment.progress.isShown()
        job.wording = CommandWording()
        job.aligner.notify = CommandWording.notify
        job.settings = alignment.settings + decoding.settings
        job.readFiles = try alignment.readFiles()
        job.filters = try filters()
        job.isComplete = complete
        job.filterCommand = filterCommand
        job.sampleSize = sample
        if let split {
            guard let parsed = CorpusSplit(split) else {
                throw HexaplaError(
                    "--split \(split): expected names with shares that add up to 1, such as train=0.98,dev=0.01,test=0.01"
                )
            }
            job.split = parsed
        }
        for name in export {
            let export = try CorpusExport(name)
            guard !job.exports.contains(export) else { throw HexaplaError("--export \(name): is named twice") }
            job.exports.append(export)
        }
        guard !output.isEmpty else { throw HexaplaError("-o '': no folder is named; expected one for the corpus") }
        let outcome = try job.run(documents, to: output)
        defer { CommandWording.notify(outcome.summary) }
        let problems = outcome.problems
        guard !problems.isEmpty else { return }
        for problem in problems { CommandWording.notify("\(problem.document): left out: \(problem.problem)") }
        let count = problems.count == 1 ? "1 text or document was" : "\(problems.count) texts or documents were"
        CommandWording.notify("\(count) left out, as told above and in \(output)/stats.json")
        Self.exit(withError: ExitCode(1))
    }

    private func filters() throws(HexaplaError) -> FilterSettings {
        var settings = FilterSettings()
        if let filter { settings.filters = filter == "none" ? [] : Set(try namedFilters(filter, of: "--filter")) }
        if let noFilter { settings.filters.subtract(try namedFilters(noFilter, of: "--no-filter")) }
        guard (0...1).contains(minScore) else {
            throw HexaplaError("--min-score \(minScore): expected a number from 0 to 1")
        }
        guard minLength <= maxLength else {
            throw HexaplaError("--min-length \(minLength): is more than --max-length \(maxLength)")
        }
        guard maxRatio >= 1, maxRatio.isFinite else {
            throw HexaplaError("--max-ratio \(maxRatio): expected a number from 1 on")
        }
        settings.minimumScore = minScore
        settings.lengths = minLength...maxLength
        settings.maximumRatio = maxRatio
        settings.keepsDocuments = keepDocuments
        return settings
    }
}
