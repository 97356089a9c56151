internal import ArgumentParser
private import Documents
internal import Errors
private import Jobs

struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Write a finished table in another format.",
        discussion: """
            Reads tsv, csv, jsonl (Hexapla's, or with Hugging Face's 'translation'), tmx, xliff (1.2 and 2), po, xces (OPUS) and \
            moses, plain or compressed; writes what 'hexapla align' writes, but for ladder and html. What the output \
            cannot hold is told in one line on standard error. Rows go through one by one: a table may be of any length.

            Moses' line-parallel files are named by what their names begin with: 'out' for out.ar and out.de.

            pharaoh writes out.ar and out.de, tokens with spaces between, and out.ar-de.align, which tokens answer each other \
            (i-j, from 0). Rows without links ('hexapla links', 'hexapla align --links') get them on the way, for which the \
            encoder e5 is needed.

            Examples:
              hexapla convert nato.jsonl nato.tmx
              hexapla convert nato.jsonl.zst out --to moses --languages de,ar
              hexapla convert nato.jsonl out --to pharaoh --languages ar,de
            """)

    @Argument(help: "The table to read; - is standard input.")
    var input: String

    @Argument(
        help: "The file to write, or what the names of several files begin with; - is standard output.")
    var output: String?

    @Option(
        name: .customShort("o"), help: ArgumentHelp("The same, as other commands name it.", valueName: "file"))
    var outputFile: String?

    @OptionGroup var reading: RowInputOptions

    @Option(
        help: ArgumentHelp(
            "How to write it: tsv, csv, jsonl, tmx, xliff, po, docx, xlsx, epub, srt, vtt, ass, tei, moses, pharaoh, xces, huggingface or bitextor (default: from the suffix; tsv for standard output).",
            valueName: "format"))
    var to: String?

    @Option(
        help: ArgumentHelp("The versions to write, in order (default: all, as they stand).", valueName: "lang,lang"))
    var languages: String?

    @Flag(help: "Leave out the rows that 'hexapla corpus' dropped: those that its rows.jsonl marks so.")
    var kept = false

    @OptionGroup var export: ExportArguments
    @OptionGroup var models: ModelOptions
    @OptionGroup var threading: ThreadOptions

    func run() throws {
        var job = ConvertJob()
        let output = try named()
        if to == nil, output != "-", ExportFormat(path: output) == nil {
            throw HexaplaError(
                "\(output): its name says no format; expected .tsv, .jsonl, .tmx, .docx or another, or one with --to")
        }
        job.export = try export.options(format: to, of: "--to", path: output)
        job.isKeptOnly = kept
        job.models = try models.folder()
        job.threads = threading.threads
        if let languages { job.languages = try listedLanguages(languages) }
        if let note = try job.run(try reading.input(input), to: output) { CommandWording.notify("\(note)") }
    }

    private func named() throws(HexaplaError) -> String {
        guard let name = output ?? outputFile, output == nil || outputFile == nil else {
            let found = output == nil ? "no file to write is named" : "two files to write are named"
            throw HexaplaError("convert: \(found); expected one, such as out.tmx, or - for standard output")
        }
        return name
    }
}
