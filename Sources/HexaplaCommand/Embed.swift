internal import ArgumentParser
internal import Codecs
internal import Files
private import Jobs

struct Embed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embed",
        abstract: "Write a vector for every line of a file.",
        discussion: """
            The vectors are a NumPy array of float32, a row of length 1 for each line. The cosine of two vectors says \
            how alike the lines' meanings are, across languages too.

            Example:
              hexapla embed sentences.txt -o sentences.npy
            """)

    @Argument(help: ArgumentHelp("A text a line, in UTF-8; - is standard input.", valueName: "file"))
    var file: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The .npy file to write (default: standard output).", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "auto: the first installed encoder, muse or e5. Else one of these names, a model's folder, vectors:TEXTS,VECTORS, or http(s)://…/v1/embeddings[#MODEL].",
            valueName: "encoder"))
    var encoder: String = "auto"

    @OptionGroup var models: ModelOptions

    @OptionGroup var threading: ThreadOptions

    func run() throws {
        var job = EmbedJob(path: file)
        job.encoder = try EncoderChoice(encoder)
        job.models = try models.folder()
        job.threads = threading.threads
        try job.validate()
        let output = try Output(named: output, reading: ReadFiles([file] + job.encoder.files(models: job.models)))
        try job.run(to: output)
        try output.finish()
    }
}
