internal import ArgumentParser
private import Documents
private import Pipeline
private import Segmentation

struct Align: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Align 2 to 32 versions of one text in one table.",
        discussion: """
            Name a text as LANG=PATH, or by a path that carries the language: book.ar.txt, ar/book.txt, ar.txt.

            Example:
              hexapla align ar=seeds/000_bd03e742efd14f8d.txt th=seeds/001_204392bfffb63630.txt \\
                de=seeds/003_b433c4deaf499520.txt --document nato -o nato.tsv
            """)

    @Argument(help: ArgumentHelp("The versions; - is standard input, once (ar=-).", valueName: "text"))
    var texts: [String]

    @Option(name: .shortAndLong, help: "The file to write (default: standard output).")
    var output: String?

    @Option(help: "tsv, jsonl or ladder (default: from the file's suffix, else tsv).")
    var format: String?

    @Option(help: "text: running text. lines: a segment a line, never split, only joined.")
    var input: String = "text"

    @OptionGroup var decoding: DecodingOptions
    @OptionGroup var languages: LanguageOptions

    @Option(help: "none: lexical evidence alone. auto: the best that is installed.")
    var encoder: String = "auto"

    @Option(help: ArgumentHelp("Phrases that translate each other, as LANG-LANG=FILE (TSV, or hunalign's b @ a).",
        valueName: "lang-lang=file"))
    var dictionary: [String] = []

    @Option(help: "The most sentences of one version in a row.")
    var maxJoin: Int = 8

    @Option(help: "Threads; results do not depend on it.")
    var threads: Int = 1

    @Option(help: "The document's name in the table (default: what the files' names share).")
    var document: String?

    @Option(help: "TSV: the columns to write, in order, such as score,ar,de.")
    var columns: String?

    @Flag(help: "TSV: leave out the line of column names.")
    var noHeader = false

    @Option(help: "auto: progress on standard error where it is a terminal. never: none.")
    var progress: String = "auto"

    func run() throws {
        let arguments = try TextArgument.parse(texts)
        let job = try checked()
        try job.validate(arguments)
        let documents = try decoding.read(arguments)
        let shows = progress == "auto" && Notices.isTerminal
        if shows { Notices.write("hexapla: aligning \(documents.count) versions") }
        let output = try Output(path: output)
        try job.run(documents, to: output)
        try output.finish()
    }

    /// The options as the pipeline takes them.
    private func checked() throws -> AlignJob {
        var job = AlignJob()
        if let format {
            job.format = try choice(format, of: "--format")
        } else if let output {
            job.format = AlignJob.Format(path: output) ?? .tsv
        }
        job.aligner.input = try choice(input, of: "--input")
        job.aligner.catalog = languages.catalog
        guard (1...64).contains(maxJoin) else { throw HexaplaError("--max-join \(maxJoin): expected 1 to 64") }
        job.aligner.maximumJoin = maxJoin
        guard (1...1024).contains(threads) else { throw HexaplaError("--threads \(threads): expected 1 to 1024") }
        job.aligner.threads = threads
        guard ["auto", "never"].contains(progress) else {
            throw HexaplaError("--progress \(progress): expected auto or never")
        }
        guard ["auto", "none"].contains(encoder) else {
            throw HexaplaError("--encoder \(encoder): expected auto or none")
        }
        if encoder == "auto" {
            Notices.write("hexapla: no encoder in this build: lexical evidence decides (--encoder none says so quietly)")
        }
        job.aligner.dictionaries = try dictionary.map { try DictionaryFile($0) }
        job.documentName = document
        job.columns = columns.map { $0.split(separator: ",").map(String.init) }
        job.hasHeader = !noHeader
        return job
    }
}
