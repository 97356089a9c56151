internal import Alignment
internal import ArgumentParser
private import Checking
internal import Codecs
private import Documents
internal import Errors
internal import Files
private import Jobs

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find what a translation lost, added or changed.",
        discussion: """
            Aligns the versions (or takes the rows of a file, with --rows) and lists the places where content was lost, added or changed: what, where, how sure, \
            and which other versions bear witness. Name texts as for 'hexapla align'.

            Ends with 0 where nothing was found that --fail-on names, with 1 where something was, with 2 on an error.

            Example:
              hexapla check ar=seeds/000_bd03e742efd14f8d.txt \\
                th=seeds/001_204392bfffb63630.txt \\
                de=seeds/003_b433c4deaf499520.txt
              hexapla check --rows memory.tmx --source en --format sarif -o findings.sarif
            """)

    @Argument(help: ArgumentHelp("The versions, two or more; LANG=- is standard input.", valueName: "text"))
    var texts: [String] = []

    @Option(
        help: ArgumentHelp(
            "Instead of texts, rows that are paired already, such as a translation memory: tsv, jsonl, tmx, xliff, xces, or what the names of moses files begin with; - is standard input. Rows go through one by one.",
            valueName: "file"))
    var rows: String?

    @Option(
        help: ArgumentHelp("What --rows is written in (default: from the suffix).", valueName: "format"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "For --rows with a tsv without a line of column names: what they are, such as en,de.", valueName: "names"))
    var fromColumns: String?

    @Option(
        help: ArgumentHelp("The original; without it all versions are equals.", valueName: "lang"))
    var source: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "text or html: for people. json: for programs. sarif: for code review. junit: for build servers (default: from the suffix of FILE, else text).",
            valueName: "text|json|sarif|html|junit"))
    var format: String?

    @Option(
        help: ArgumentHelp(
            "Show findings at least this probable, 0 to 1; 0 lists everything (default: 0.5).", valueName: "number"))
    var minScore: Double?

    @Option(
        help: ArgumentHelp(
            "End with 1 where something as grave as this was found (default: warning).",
            valueName: "error|warning|note|never"))
    var failOn: String?

    @Option(
        help: ArgumentHelp(
            "Switch or tune a rule: length=off, number=0.8 (least score), omission=note (severity). May be repeated.",
            valueName: "rule=value"))
    var rule: [String] = []

    @Option(
        help: ArgumentHelp(
            "A list of terms: tab-separated, the first line names the languages ('en TAB de TAB !de'; ! for what must not stand there), | between names.",
            valueName: "file.tsv"))
    var terms: String?

    @Option(
        help: ArgumentHelp(
            "What rules do, in YAML: min-score, fail-on, terms, rules (default: hexapla.yml in this folder, if there is one).",
            valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Do not show findings accepted before; small edits of the text do not bring them back.", valueName: "file"))
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Write what was found to a file for --baseline, and end with 0.", valueName: "file"))
    var writeBaseline: String?

    @Option(
        help: ArgumentHelp(
            "text: running text. lines: a segment a line, never split, only joined.", valueName: "text|lines"))
    var input: String = "text"

    @OptionGroup var decoding: DecodingOptions
    @OptionGroup var languages: LanguageOptions

    @Option(
        help: ArgumentHelp(
            "auto: for each pair of versions the installed encoder that knows both languages (muse before e5). none: no vectors; parts of sentences are not compared. Else as for 'hexapla align'.",
            valueName: "encoder"))
    var encoder: String = "auto"

    @OptionGroup var models: ModelOptions

    @OptionGroup var threading: ThreadOptions

    func run() throws {
        let input = try rowInput()
        let arguments = input == nil ? try TextArgument.parse(texts) : []
        var configuration = try CheckConfiguration(path: config)
        if config == nil, let file = configuration.file { CommandWording.notify("\(file) says what rules do") }
        for option in rule { try configuration.setRule(option: option) }
        var job = try checked(configuration)
        if input == nil { try job.validate(arguments) }
        let least = failOn ?? configuration.failOn ?? "warning"
        job.failing = least == "never" ? nil : try severity(least)
        let documents = try decoding.read(arguments, findsLines: true)
        InputDoubts.doubts(about: documents, areSegmented: self.input == "text").forEach(CommandWording.notify)
        job.readFiles.add(
            arguments.map(\.path) + (input?.paths ?? []) + [job.terms, configuration.file].compactMap(\.self)
                + job.encoder.files(models: job.models))
        job.readFiles.formUnion(languages.readFiles)
        var files = job.readFiles
        files.add([baseline].compactMap(\.self))
        if let writeBaseline {
            // Found before the texts are aligned.
            try job.readFiles.refuse(writing: writeBaseline)
            guard writeBaseline != output else {
                throw HexaplaError(
                    .usage, at: "--write-baseline \(writeBaseline)", "is the file of -o too", expected: "another file")
            }
            files.add([writeBaseline])
        }
        let output = try Output(named: output, reading: files)
        try job.openEncoder(for: documents.map(\.language))
        let summary =
            if let input { try job.run(rows: input, to: output) } else { try job.run(documents, to: output) }
        try output.finish()
        if writeBaseline == nil, let limit = job.failing, summary.reaches(limit) { Self.exit(withError: ExitCode(1)) }
    }

    /// The file of rows; nil where texts are named.
    private func rowInput() throws(HexaplaError) -> RowInput? {
        guard let rows else {
            if let option = from.map({ "--from \($0)" }) ?? fromColumns.map({ "--from-columns \($0)" }) {
                throw HexaplaError("\(option): is about --rows, which is not named; expected it with --rows FILE")
            }
            return nil
        }
        guard texts.isEmpty else {
            throw HexaplaError("--rows \(rows): texts are named too; expected either texts or a file of rows")
        }
        var input = RowInput(path: rows)
        if let from { input.format = try choice(from, of: "--from") }
        input.columns = fromColumns.map(listedNames)
        return input
    }

    /// What the file's name says where nothing else does.
    private func formatName() throws(HexaplaError) -> String {
        if let format { return format }
        guard let output, !ExportFormat.isUnnamed(path: output) else { return "text" }
        return switch output.split(separator: ".").last?.lowercased() {
        case "json": "json"
        case "sarif": "sarif"
        case "html", "htm": "html"
        case "txt", "text": "text"
        default:
            throw HexaplaError(
                .usage, at: "\(output)", "its suffix names no format that findings are written in",
                expected: "one of .txt, .json, .sarif, .html; or --format for a file of any name")
        }
    }

    /// The options as the pipeline takes them.
    private func checked(_ configuration: CheckConfiguration) throws(HexaplaError) -> CheckJob {
        var job = CheckJob()
        job.checker.settings = configuration.settings
        job.terms = terms ?? configuration.terms
        job.format = try choice(formatName(), of: "--format")
        job.baseline = baseline
        job.newBaseline = writeBaseline
        job.aligner.input = try choice(input, of: "--input")
        job.aligner.catalog = try languages.catalog()
        job.aligner.threads = threading.threads
        job.encoder = try EncoderChoice(encoder)
        job.models = try models.folder()
        if let source {
            guard let language = LanguageTag(source) else {
                throw HexaplaError("--source \(source): unknown language; expected that of a version, such as en")
            }
            job.source = language
        }
        if let minScore {
            guard (0...1).contains(minScore) else {
                throw HexaplaError("--min-score \(minScore): expected a number from 0 to 1")
            }
            job.checker.settings.minimumScore = minScore
        }
        return job
    }

    private func severity(_ name: String) throws(HexaplaError) -> Severity {
        guard let severity = Severity(rawValue: name) else {
            throw HexaplaError("--fail-on \(name): unknown; expected one of error, warning, note, never")
        }
        return severity
    }
}
