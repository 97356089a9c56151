internal import ArgumentParser
private import Documents
internal import Errors
private import Jobs

struct Terms: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms",
        abstract: "List the words and phrases of a table that recur with the same translations.",
        discussion: """
            Reads what 'hexapla convert' reads; rows without links ('hexapla links') get them on the way, for which the \
            encoder e5 is needed. The list is tab-separated, the most frequent term first: how often, a column a version \
            (what answers the first version's phrase, most frequent first, bars between), then a row that has it. \
            'hexapla check --terms' reads it.

            Example:
              hexapla terms book.jsonl -o terms.tsv --languages en,de
            """)

    @Argument(help: "The table to read; - is standard input.")
    var input: String

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?

    @OptionGroup var reading: RowInputOptions

    @Option(
        help: ArgumentHelp(
            "The versions, in order; phrases of the first are listed (default: all, as they stand).",
            valueName: "lang,lang"))
    var languages: String?

    @Option(
        help: ArgumentHelp("How often a phrase must have the same translation (default: 2).", valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000_000) })
    var least: Int = 2

    @OptionGroup var models: ModelOptions
    @OptionGroup var threading: ThreadOptions

    func run() throws {
        var job = TermsJob()
        job.leastCount = least
        if let languages { job.languages = try listedLanguages(languages) }
        job.models = try models.folder()
        job.threads = threading.threads
        if let note = try job.run(try reading.input(input), to: output) { CommandWording.notify("\(note)") }
    }
}
