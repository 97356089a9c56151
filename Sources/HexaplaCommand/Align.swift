internal import ArgumentParser
private import Documents
private import Pipeline
private import Segmentation

struct Align: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "align",
        abstract: "Align 2 to 32 versions of one text in one table.",
        discussion: """
            Name a text as LANG=PATH, or by a path that carries the language: book.ar.txt, ar/book.txt, ar.txt. \
            LANG is a language tag such as ar, de or zh-Hant.

            \(DecodingOptions.formats)

            Formats: tsv; jsonl (an object a row, with spans and scores); tmx; xliff (two versions); moses (a file a \
            version, a row a line, only rows that every version has); xces (OPUS); huggingface ('translation' in JSON \
            Lines, full rows); bitextor (its columns, two versions, full rows); ladder (two versions, with --input \
            lines); html.

            Example:
              hexapla align ar=seeds/000_bd03e742efd14f8d.txt \\
                th=seeds/001_204392bfffb63630.txt \\
                de=seeds/003_b433c4deaf499520.txt \\
                --document nato -o nato.tsv
            """)

    @Argument(
        help: ArgumentHelp(
            "The versions, two or more (one with --extend); LANG=- is standard input.", valueName: "text"))
    var texts: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write (default: standard output); .gz and .zst are compressed. For formats of several files what their names begin with: -o out writes out.ar, out.de and so on for moses, out.ar.xml, out.de.xml and out.ar-de.xml for xces.",
            valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "How to write the table (default: from the file's suffix, else tsv).", valueName: "format"))
    var format: String?

    @Option(
        help: ArgumentHelp(
            "text: running text. lines: a segment a line, never split, only joined.", valueName: "text|lines"))
    var input: String = "text"

    @Option(
        help: ArgumentHelp(
            "Keep this version's segments as they are, one in a row; the others follow. Its segments are what 'hexapla segment' prints, or its lines with --input lines.",
            valueName: "lang"))
    var lock: String?

    @Option(
        help: ArgumentHelp(
            "Add the texts to this finished table: its rows stay as they are, and are joined only where a new text has them in one piece (told on standard error). New texts are read in order.",
            valueName: "table.jsonl"))
    var extend: String?

    @OptionGroup var decoding: DecodingOptions
    @OptionGroup var languages: LanguageOptions

    @Option(
        help: ArgumentHelp(
            "auto: the installed encoder; lexical evidence for languages that it does not know. none: lexical evidence alone. Or a model's folder, vectors:TEXTS,VECTORS, or http(s)://…/v1/embeddings.",
            valueName: "encoder"))
    var encoder: String = "auto"

    @OptionGroup var models: ModelOptions

    @Option(
        help: ArgumentHelp(
            "Phrases that translate each other: a file with 'phrase TAB phrase' lines, such as ar-de=names.tsv, or with hunalign's 'second @ first'. May be repeated.",
            valueName: "lang-lang=file"))
    var dictionary: [String] = []

    @Option(
        help: ArgumentHelp(
            "What each kind of evidence weighs: a file that FitWeights wrote (default: the built-in weights).",
            valueName: "file"))
    var weights: String?

    @Option(
        help: ArgumentHelp("The most sentences of one version in a row, 1 to 64 (default: 8).", valueName: "n"),
        transform: { try wholeNumber($0, in: 1...64) })
    var maxJoin: Int = 8

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Read every version in order: no joining of parts that changed places (default: for ladder)."))
    var monotone: Bool?

    @Option(
        help: ArgumentHelp("How many threads to use; results do not depend on it (default: 1).", valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1024) })
    var threads: Int = 1

    @Option(
        help: ArgumentHelp(
            "The document's name in the table (default: what the files' names share).", valueName: "name"))
    var document: String?

    @OptionGroup var export: ExportArguments

    @Flag(
        help:
            "Say in every row where each text is from: its path, and the SHA-256 of the file (jsonl, tmx, xliff, xces)."
    )
    var provenance = false

    @Option(
        help: ArgumentHelp(
            "Print, instead of the table, what spoke for and against these rows, numbered as in the table: 12 or 12,13.",
            valueName: "rows"))
    var explain: String?

    @Option(
        help: ArgumentHelp(
            "auto: progress on standard error where it is a terminal. never: none.", valueName: "auto|never"))
    var progress: String = "auto"

    func run() throws {
        let arguments = try TextArgument.parse(texts)
        var job = try checked()
        if let extend { job.extended = try TableFile(path: extend, adding: arguments) }
        let plan = try job.validate(arguments, path: output)
        let documents = try decoding.read(arguments)
        let output = try OutputGroup(plan, reading: arguments.map(\.path) + [extend].compactMap(\.self))
        if let notice = try job.openEncoder(for: documents.map(\.language)) { Notices.write("hexapla: \(notice)") }
        job.aligner.notify = { Notices.write("hexapla: \($0)") }
        if progress == "auto" && Notices.isTerminal { Notices.write("hexapla: aligning \(documents.count) versions") }
        try job.run(documents, to: output)
        try output.finish()
    }

    /// The options as the pipeline takes them.
    private func checked() throws(HexaplaError) -> AlignJob {
        var job = AlignJob()
        job.export = try export.options(format: format, of: "--format", path: output)
        job.export.hasSources = provenance
        job.aligner.input = try choice(input, of: "--input")
        job.aligner.catalog = try languages.catalog()
        job.aligner.maximumJoin = maxJoin
        if let lock {
            guard let language = LanguageTag(lock) else {
                throw HexaplaError("--lock \(lock): unknown language; expected that of a version, such as de")
            }
            job.aligner.locked = language
        }
        job.aligner.threads = threads
        job.aligner.findsMovedParts = !(monotone ?? (job.export.format == .ladder))
        guard ["auto", "never"].contains(progress) else {
            throw HexaplaError("--progress \(progress): unknown; expected auto or never")
        }
        job.encoder = try EncoderChoice(encoder)
        job.models = try models.folder()
        for entry in dictionary { job.aligner.dictionaries.append(try DictionaryFile(entry)) }
        if let weights { try job.aligner.readWeights(path: weights) }
        if extend != nil {
            let useless = [
                ("--lock", lock != nil), ("--explain", explain != nil), ("--no-monotone", monotone == false),
            ]
            if let option = useless.first(where: \.1)?.0 {
                throw HexaplaError("\(option): does not go with --extend, whose rows are those of the table")
            }
        }
        job.documentName = document
        if let explain { job.explained = try rowNumbers(explain) }
        return job
    }

    private func rowNumbers(_ list: String) throws(HexaplaError) -> [Int] {
        var numbers: [Int] = []
        for entry in list.split(separator: ",", omittingEmptySubsequences: false) {
            guard let number = Int(entry), number > 0 else {
                throw HexaplaError("--explain \(list): '\(entry)' is no row; expected numbers such as 12 or 12,13")
            }
            numbers.append(number)
        }
        return numbers
    }
}
