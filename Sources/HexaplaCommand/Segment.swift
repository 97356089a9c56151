internal import ArgumentParser
internal import Codecs
internal import Errors
internal import Files
private import Jobs

struct Segment: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Print a text's sentences, one a line.",
        discussion: """
            Line ends inside a sentence become spaces; --format jsonl keeps them, with the sentence's span in code \
            points and its paragraph's number, for subtitles with its time in seconds.

            \(DecodingOptions.formats)

            Examples:
              hexapla segment de=seeds/003_b433c4deaf499520.txt
              cat article.txt | hexapla segment th=- --format jsonl
            """)

    @Argument(
        help: ArgumentHelp(
            "The text, as LANG=PATH or a path that carries the language (book.de.txt); LANG=- is standard input.",
            valueName: "text"))
    var text: String

    @Option(
        help: ArgumentHelp("text: a sentence a line. jsonl: with its span and paragraph.", valueName: "text|jsonl"))
    var format: String = "text"

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Cut where a boundary is at least this strong, above 0 to 1 (default: the language's own).",
            valueName: "number"),
        transform: { try Segment.strength($0) })
    var strength: Float?

    @OptionGroup var decoding: DecodingOptions
    @OptionGroup var languages: LanguageOptions

    func run() throws {
        let argument = try TextArgument(text)
        let format: SegmentJob.Format = try choice(format, of: "--format")
        let job = SegmentJob(catalog: try languages.catalog(), format: format, minimumStrength: strength)
        let documents = try decoding.read([argument])
        var files = languages.readFiles
        files.add([argument.path])
        let output = try Output(named: output, reading: files)
        for document in documents { try job.run(document, to: output) }
        try output.finish()
    }

    private static func strength(_ text: String) throws(HexaplaError) -> Float {
        guard let number = Float(text), number > 0, number <= 1 else {
            throw HexaplaError("expected a number above 0, at most 1")
        }
        return number
    }
}
