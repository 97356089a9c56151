internal import ArgumentParser
internal import Codecs
internal import Errors
internal import Files
private import Jobs

struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Score alignments against gold.",
        discussion: """
            Gold spans: a folder with DOCUMENT/gold.json and DOCUMENT/LANG.txt, against a folder of DOCUMENT.jsonl as \
            `hexapla align --format jsonl` writes them, or one document's gold.json against its rows. Without --pair \
            and --nway every pair and all languages together are scored. A gold ladder: against a ladder.

            Prints precision (P), recall (R) and F1. Ends with 0, with 1 below --fail-below, with 2 on an error.

            Example:
              hexapla evaluate --gold fixtures/small/letters letters.jsonl --pair en-de
            """)

    @Argument(help: "A folder of DOCUMENT.jsonl, one such file, or a ladder; - is standard input.")
    var predicted: String

    @Option(help: ArgumentHelp("A folder with DOCUMENT/gold.json, a gold.json, or a ladder.", valueName: "path"))
    var gold: String

    @Option(help: ArgumentHelp("Two languages to score: ar-de, ar:zh-Hans. Again for more.", valueName: "lang-lang"))
    var pair: [String] = []

    @Option(help: ArgumentHelp("Languages to score together: ar,th,de. Again for more.", valueName: "lang,lang,…"))
    var nway: [String] = []

    @Option(help: ArgumentHelp("A single document's text, where it is not beside its gold.", valueName: "lang=path"))
    var text: [String] = []

    @Option(help: ArgumentHelp("Score these alone, by name with commas between.", valueName: "name,…"))
    var documents: String?

    @Flag(help: "A line for every document.")
    var perDocument = false

    @Flag(help: "How many rows of each tenth of scores are right: whether scores are probabilities.")
    var reliability = false

    @Option(help: "text: tables. json: every digit.")
    var format: String = "text"

    @Option(help: ArgumentHelp("End with 1 where a strict F1 is below this, 0 to 1.", valueName: "strict-f1"))
    var failBelow: Double?

    @Option(name: .shortAndLong, help: "The file to write (default: standard output).")
    var output: String?

    func run() throws {
        if let failBelow, !(0...1).contains(failBelow) {
            throw HexaplaError("--fail-below \(failBelow): expected a number from 0 to 1")
        }
        var job = EvaluateJob(gold: gold, predicted: predicted)
        job.format = try choice(format, of: "--format")
        job.failBelow = failBelow
        job.texts = try TextArgument.parse(text)
        job.pairs = pair
        job.nways = nway
        job.documents = documents.map { $0.split(separator: ",").map(String.init) } ?? []
        job.perDocument = perDocument
        job.withReliability = reliability
        let result = try job.run()
        let output = try Output(named: output, reading: result.files)
        try output.write(result.text)
        try output.finish()
        let findings = result.findings
        for finding in findings { CommandWording.notify("\(finding)") }
        if !findings.isEmpty { Self.exit(withError: ExitCode(1)) }
    }
}
