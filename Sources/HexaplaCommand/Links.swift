internal import ArgumentParser
internal import Codecs
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
        name: .shortAndLong, help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp("What the table is written in, as for 'hexapla convert'.", valueName: "format"))
    var from: String?

    @Flag(help: "Only words that are each other's best answer: fewer links, surer ones.")
    var precise = false

    @Option(
        help: ArgumentHelp(
            "The most that a compressed XML file may unpack to: 512M, 4G (default: 512M).", valueName: "size"),
        transform: { try inputSize($0) })
    var maxInputSize: Int = InputSize.standard.bytes

    @OptionGroup var models: ModelOptions

    @OptionGroup var threading: ThreadOptions

    func run() throws {
        var job = LinksJob()
        if let from { job.inputFormat = try choice(from, of: "--from") }
        job.isPrecise = precise
        job.maximumSize = InputSize(bytes: maxInputSize)
        job.models = try models.folder()
        job.threads = threading.threads
        if let note = try job.run(input, to: output) { CommandWording.notify("\(note)") }
    }
}
