internal import Alignment
internal import ArgumentParser
private import Documents
internal import Errors
internal import Files
private import Jobs

struct Align: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "align",
        abstract: "Align 2 to 32 versions of one text in one table.",
        discussion: """
            Name a text as LANG=PATH, or by a path that carries the language: book.ar.txt, ar/book.txt, ar.txt. \
            LANG is a language tag such as ar, de or zh-Hant.

            \(DecodingOptions.formats)

            Formats: tsv; csv; jsonl (an object a row, with spans and scores); tmx; xliff and po (two versions); docx and \
            xlsx (a column a version); epub (a book in several languages); srt, vtt and ass (subtitles in several \
            languages); tei; moses (a file a \
            version, a row a line, only rows that every version has); pharaoh (tokens and \
            their links); xces (OPUS); huggingface ('translation' in JSON \
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
            "Keep this version's segments as they are, one in a row; the others follow. Its segments are what 'hexapla segment' prints, or its lines with --input lines.",
            valueName: "lang"))
    var lock: String?

    @Option(
        help: ArgumentHelp(
            "Add the texts to this finished table: its rows stay as they are, and are joined only where a new text has them in one piece (told on standard error). New texts are read in order.",
            valueName: "table.jsonl"))
    var extend: String?

    @Option(
        help: ArgumentHelp(
            "Places that go together: a table whose header names languages and whose rows are a place in two versions or more. A place is the words that begin there (once in that text), @N (code points, from 0) or #N (line, from 1); a cell may be empty. A row of the table begins at each, in all versions named. With --input lines a place is at a line's beginning.",
            valueName: "file.tsv"))
    var anchors: String?

    @Option(
        help: ArgumentHelp(
            "Align anew around what was put right by hand: rows accepted in this log of 'hexapla review', whose table lies beside it, stay as they are, and pinned ones begin where they begin.",
            valueName: "table.review.jsonl"))
    var review: String?

    @OptionGroup var decoding: DecodingOptions
    @OptionGroup var alignment: AlignmentOptions

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

    @Flag(
        help:
            "Link the words that answer each other (jsonl, html, pharaoh). Needs the encoder e5 ('hexapla model install e5'), whichever encoder aligns."
    )
    var links = false

    @Option(
        help: ArgumentHelp(
            "Print, instead of the table, what spoke for and against these rows, numbered as in the table: 12 or 12,13.",
            valueName: "rows"))
    var explain: String?

    func run() throws {
        let arguments = try TextArgument.parse(texts)
        var job = try checked()
        if let extend { job.extended = try TableFile(path: extend, adding: arguments) }
        let plan = try job.validate(arguments, path: output)
        let documents = try decoding.read(arguments)
        InputDoubts.doubts(about: documents, areSegmented: alignment.input == "text").forEach(CommandWording.notify)
        var files = try alignment.readFiles()
        files.add(arguments.map(\.path) + [extend, anchors, review, job.reviewed?.table].compactMap(\.self))
        let output = try TableOutputs(plan, reading: files)
        if let notice = try job.openEncoder(for: documents.map(\.language)) { CommandWording.notify(notice) }
        job.aligner.notify = CommandWording.notify
        job.showsProgress = try alignment.progress.isShown()
        try job.run(documents, to: output)
        try output.finish()
    }

    /// The options as the pipeline takes them.
    private func checked() throws(HexaplaError) -> AlignJob {
        var job = AlignJob()
        job.export = try export.options(format: format, of: "--format", path: output)
        job.export.hasSources = provenance
        job.linksWords = links
        if links, explain != nil {
            throw HexaplaError("--links: does not go with --explain, which writes no table")
        }
        job.aligner = try alignment.aligner()
        if let lock {
            guard let language = LanguageTag(lock) else {
                throw HexaplaError("--lock \(lock): unknown language; expected that of a version, such as de")
            }
            job.aligner.locked = language
        }
        job.aligner.findsMovedParts = !(alignment.monotone ?? (job.export.format == .ladder))
        job.encoder = try alignment.encoderChoice()
        job.models = try alignment.models.folder()
        if extend != nil {
            let useless = [
                ("--lock", lock != nil), ("--anchors", anchors != nil), ("--explain", explain != nil),
                ("--no-monotone", alignment.monotone == false),
            ]
            if let option = useless.first(where: \.1)?.0 {
                throw HexaplaError("\(option): does not go with --extend, whose rows are those of the table")
            }
        }
        if review != nil {
            let useless = [
                ("--lock", lock != nil), ("--anchors", anchors != nil), ("--extend", extend != nil),
                ("--explain", explain != nil), ("--provenance", provenance),
            ]
            if let option = useless.first(where: \.1)?.0 {
                throw HexaplaError("\(option): does not go with --review, whose rows say what stays")
            }
        }
        if let review { job.reviewed = try ReviewedTable(log: review) }
        if let anchors { job.anchors = try AnchorFile(path: anchors) }
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
