internal import ArgumentParser
internal import Codecs
internal import Errors
internal import Files
private import Jobs

struct MatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Find out which texts are versions of one another.",
        discussion: """
            Takes files, folders and LANG=PATH. A language is what the user says, what the name carries (book.de.txt, \
            de/book.txt), or what the text itself is in. Writes a manifest, TSV with document, language, path and score: \
            texts of one document translate each other; one without a counterpart has a document of its own and no score. \
            'hexapla corpus' takes it as it is.

            Example:
              hexapla match seeds -o manifest.tsv
            """)

    @Argument(help: ArgumentHelp("Files, folders, or LANG=PATH.", valueName: "text"))
    var texts: [String]

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The manifest to write (default: standard output).", valueName: "file"))
    var output: String?

    @OptionGroup var decoding: DecodingOptions
    @OptionGroup var languages: LanguageOptions

    @Option(
        help: ArgumentHelp(
            "auto: the installed encoder that knows the languages (muse before e5); shared names, numbers and words for languages that it does not know. none: these alone. Or muse, e5, a model's folder, vectors:TEXTS,VECTORS, or http(s)://…/v1/embeddings.",
            valueName: "encoder"))
    var encoder: String = "auto"

    @OptionGroup var models: ModelOptions

    @OptionGroup var threading: ThreadOptions
    @OptionGroup var progress: ProgressOptions

    func run() throws {
        var job = MatchJob()
        job.encoder = try EncoderChoice(encoder)
        job.models = try models.folder()
        job.reading = try decoding.reading()
        job.catalog = try languages.catalog()
        job.threads = threading.threads
        job.showsProgress = try progress.isShown()
        job.notify = CommandWording.notify
        var files = languages.readFiles
        files.add(job.encoder.files(models: job.models))
        let problems = try job.run(texts, to: output, reading: files)
        guard !problems.isEmpty else { return }
        for problem in problems { CommandWording.notify("left out: \(problem.line(CommandWording()))") }
        Self.exit(withError: ExitCode(1))
    }
}
