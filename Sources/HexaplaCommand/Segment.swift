internal import ArgumentParser
private import Pipeline

struct Segment: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a text's sentences, one a line.",
        discussion: """
            Example:
              hexapla segment de=seeds/003_b433c4deaf499520.txt
            """)

    @Argument(help: ArgumentHelp("The text, as LANG=PATH; LANG=- is standard input.", valueName: "text"))
    var text: String

    @Option(help: "text: a sentence a line. jsonl: with its span and paragraph.")
    var format: String = "text"

    @Option(name: .shortAndLong, help: "The file to write (default: standard output).")
    var output: String?

    @Option(help: "Cut where a boundary is at least this strong, above 0 to 1 (default: the language's own).")
    var strength: Float?

    @OptionGroup var decoding: DecodingOptions
    @OptionGroup var languages: LanguageOptions

    func run() throws {
        let argument = try TextArgument(text)
        let format: SegmentJob.Format = try choice(format, of: "--format")
        if let strength, !(strength > 0 && strength <= 1) {
            throw HexaplaError("--strength \(strength): expected a number above 0, at most 1")
        }
        let job = SegmentJob(catalog: languages.catalog, format: format, minimumStrength: strength)
        let documents = try decoding.read([argument])
        let output = try Output(path: output)
        for document in documents { try job.run(document, to: output) }
        try output.finish()
    }
}
