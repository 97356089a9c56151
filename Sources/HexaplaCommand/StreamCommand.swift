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

            With --tables a document is one line, {"document":"nato","rows":[…]}: as many lines come out as went in. \
            With --files a line may name files too, {"document":"nato","files":{"ar":"nato.ar.docx"}}; without it \
            nothing in the stream makes the program read a file.

            Example:
              hexapla stream --threads 4 < documents.jsonl > rows.jsonl
            """)

    @Argument(help: "JSON Lines, plain or compressed; - is standard input (default).")
    var documents: String = "-"

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?

    @Flag(help: "Take an empty text as a version that lacks everything.")
    var allowEmpty = false

    @Flag(help: "Write a document's rows in one line, and a line for every document.")
    var tables = false

    @Flag(help: "Read the files that a line names in 'files', each of a kind that its suffix tells.")
    var files = false

    @OptionGroup var alignment: AlignmentOptions

    func run() throws {
        var job = StreamJob()
        job.aligner = try alignment.aligner()
        job.threads = alignment.threading.threads
        job.allowsEmpty = allowEmpty
        job.writesTables = tables
        if files {
            var reading = TextReading()
            reading.allowsEmpty = allowEmpty
            job.reading = reading
        }
        job.encoder = try alignment.encoderChoice()
        job.models = try alignment.models.folder()
        job.wording = CommandWording()
        job.aligner.notify = CommandWording.notify
        var files = try alignment.readFiles()
        files.add([documents])
        try job.run(documents, to: try Output(named: output, reading: files))
    }
}
