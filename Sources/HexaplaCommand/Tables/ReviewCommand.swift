internal import ArgumentParser
internal import Errors
private import Files
private import Jobs

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Put a finished table right by hand, in a browser.",
        discussion: """
            Opens the table at an address of this machine, which is printed and has a secret in it; nothing leaves the \
            machine. Every correction is a line in TABLE.review.jsonl beside the table, safe on the disk before the page \
            shows it; the table itself stays as it is. '?' in the page lists the keys.

            Reads what 'hexapla convert' reads.

            Examples:
              hexapla review nato.jsonl
              hexapla review nato.jsonl --from nato.xlsx
              hexapla review nato.jsonl --apply -o nato.tmx
            """)

    @Argument(help: "The table.")
    var table: String

    @Option(
        help: ArgumentHelp(
            "The log of corrections (default: TABLE.review.jsonl beside the table).", valueName: "file.jsonl"))
    var review: String?

    @Flag(help: "Write the corrected table to --output, without a browser.")
    var apply = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("For --apply: the file to write (default: standard output).", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "For --apply: how to write it (default: from the file's suffix, else tsv).", valueName: "format"))
    var format: String?

    @OptionGroup var export: ExportArguments

    @Option(
        help: ArgumentHelp(
            "Make the corrections of this file, a line each as in the log (- is standard input), and answer each in a line, without a browser.",
            valueName: "file.jsonl"))
    var corrections: String?

    @Option(
        help: ArgumentHelp(
            "Take over what was changed in a spreadsheet that 'hexapla convert' wrote from the table: rows merged, split and shifted by cutting and pasting, and the status of rows. Text that was altered is told and stays.",
            valueName: "sheet.xlsx"))
    var from: String?

    @Option(
        help: ArgumentHelp("The port to listen on (default: one that is free).", valueName: "n"),
        transform: { try wholeNumber($0, in: 0...65535) })
    var port: Int = 0

    @Flag(help: "Do not open a browser.")
    var noBrowser = false

    @Flag(help: "Do not check the rows while they are looked at.")
    var noCheck = false

    @Option(
        help: ArgumentHelp(
            "Findings that 'hexapla check' need not show any more; those accepted in the page are added to it.",
            valueName: "file.jsonl"))
    var baseline: String?

    @OptionGroup var alignment: AlignmentOptions

    func run() throws {
        var job = ReviewJob()
        job.log = review
        let input = RowInput(path: table)
        guard !apply || corrections == nil else {
            throw HexaplaError("--corrections: does not go with --apply; make the corrections first")
        }
        if output != nil || format != nil, !apply {
            throw HexaplaError(
                "\(output != nil ? "-o" : "--format"): goes with --apply, which writes the corrected table")
        }
        guard from == nil || corrections == nil && !apply else {
            throw HexaplaError(
                "--from: does not go with \(apply ? "--apply" : "--corrections"); take the sheet over first")
        }
        if let from {
            guard try job.take(sheet: from, over: input, tell: CommandWording.notify) else {
                Self.exit(withError: ExitCode(1))
            }
            return
        }
        if let corrections {
            guard try job.make(corrections, over: input) else { Self.exit(withError: ExitCode(1)) }
            return
        }
        if apply {
            job.export = try export.options(format: format, of: "--format", path: output)
            if let note = try job.apply(input, to: output) { CommandWording.notify("\(note)") }
            return
        }
        var server = ReviewServerJob()
        server.review = job
        server.aligner = try alignment.aligner()
        server.encoder = try alignment.encoderChoice()
        server.models = try alignment.models.folder()
        server.port = port
        server.opensBrowser = !noBrowser
        server.baseline = baseline
        server.checksRows = !noCheck
        server.wording = CommandWording()
        server.notify = CommandWording.notify
        try server.run(input, to: try Output(path: nil))
    }
}
