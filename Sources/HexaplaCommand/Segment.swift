internal import ArgumentParser
private import Documents
private import Pipeline
private import Segmentation

struct Segment: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a text's sentences, one a line.",
        discussion: """
            Example:
              hexapla segment de=seeds/003_b433c4deaf499520.txt
            """)

    @Argument(help: ArgumentHelp("The text, as LANG=PATH; - is standard input.", valueName: "text"))
    var text: String

    @Option(help: "text: a sentence a line. jsonl: with its span and paragraph.")
    var format: String = "text"

    @Option(name: .shortAndLong, help: "The file to write (default: standard output).")
    var output: String?

    @Option(help: "Cut where a boundary is at least this strong, 0 to 1 (default: the language's own).")
    var strength: Float?

    func run() throws {
        let argument = try TextArgument(text)
        guard let format = SegmentJob.Format(rawValue: format) else {
            throw HexaplaError("--format \(format): unknown; expected text or jsonl")
        }
        let document: Document
        do {
            document = try DocumentReader().read(path: argument.path, language: argument.language)
        } catch {
            throw HexaplaError(error)
        }
        let output = try Output(path: output)
        try SegmentJob(catalog: RuleCatalog(), format: format, minimumStrength: strength).run(document, to: output)
        try output.finish()
    }
}
