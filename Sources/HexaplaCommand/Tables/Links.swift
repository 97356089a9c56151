internal import ArgumentParser
internal import Errors
private import Jobs

struct Links: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "Link the words that answer each other in a table's rows.",
        discussion: """
            Reads what 'hexapla convert' reads, and writes jsonl: every row has "links", for each pair of its versions a list \
            of [[start,end],[start,end],probability], in code points of the row's texts. Words are ICU's, also of Thai, \
            Chinese and Japanese; marks are linked too. Needs the encoder e5 ('hexapla model install e5').

            Example:
              hexapla links memory.tmx -o memory.jsonl
            """)

    @Argument(help: "The table to read; - is standard input.")
    var input: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The .jsonl file to write (default: standard output).", valueName: "file"))
    var output: String?

    @OptionGroup var reading: RowInputOptions

    @Flag(help: "Only words that are each other's best answer: fewer links, surer ones.")
    var precise = false

    @OptionGroup var models: ModelOptions

    @OptionGroup var threading: ThreadOptions

    func run() throws {
        var job = LinksJob()
        job.isPrecise = precise
        job.models = try models.folder()
        job.threads = threading.threads
        if let note = try job.run(try reading.input(input), to: output) { CommandWording.notify("\(note)") }
    }
}
