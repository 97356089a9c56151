internal import Alignment
internal import ArgumentParser
internal import Codecs
internal import Files
private import Jobs

struct StreamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: "Align a stream of documents, one a line.",
        discussion: """
            Reads a line {"document":"nato","texts":{"ar":"…","de":"…"}} a document, and writes its rows as JSON Lines, \
            in the order of the lines; of a line that cannot be aligned {"document":"nato","error":"…"}. Memory stays \
            flat however long the stream is. 'paragraph' marks rows that begin a paragraph.

            Example:
              hexapla stream --threads 4 < documents.jsonl > rows.jsonl
            """)

    @Argument(help: "JSON Lines, plain or compressed; - is standard input (default).")
    var documents: String = "-"

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?

    @Flag(help: "Take an empty text as a version that lacks everything.")
    var allowEmpty = false

    @OptionGroup var alignment: AlignmentOptions

    func run() throws {
        var job = StreamJob()
        job.aligner = try alignment.aligner()
        job.threads = alignment.threading.threads
        job.allowsEmpty = allowEmpty
        job.encoder = try alignment.encoderChoice()
        job.models = try alignment.models.folder()
        job.wording = CommandWording()
        job.aligner.notify = CommandWording.notify
        var files = try alignment.readFiles()
        files.add([documents])
        try job.run(documents, to: try Output(named: output, reading: files))
    }
}
