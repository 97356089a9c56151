internal import Alignment
internal import ArgumentParser
internal import Errors
internal import Files
internal import Jobs

/// How texts are aligned, for every command that aligns.
struct AlignmentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "text: running text. lines: a segment a line, never split, only joined.", valueName: "text|lines"))
    var input: String = "text"

    @OptionGroup var languages: LanguageOptions

    @Option(
        help: ArgumentHelp(
            "auto: for each pair of versions the installed encoder that knows both languages (muse before e5); lexical evidence where none does. none: lexical evidence alone. Or muse, e5, muse+e5, a model's folder, vectors:TEXTS,VECTORS, or http(s)://…/v1/embeddings.",
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

    @OptionGroup var threading: ThreadOptions
    @OptionGroup var progress: ProgressOptions

    /// The options as the pipeline takes them; the encoder is opened later.
    func aligner() throws(HexaplaError) -> Aligner {
        var aligner = Aligner()
        aligner.input = try choice(input, of: "--input")
        aligner.catalog = try languages.catalog()
        aligner.maximumJoin = maxJoin
        aligner.threads = threading.threads
        aligner.findsMovedParts = !(monotone ?? false)
        _ = try progress.isShown()
        for entry in dictionary { aligner.dictionaries.append(try DictionaryFile(entry)) }
        if let weights { try aligner.readWeights(path: weights) }
        return aligner
    }

    func encoderChoice() throws(HexaplaError) -> EncoderChoice { try EncoderChoice(encoder) }

    /// What is read beside texts.
    func readFiles() throws(HexaplaError) -> ReadFiles {
        var files = languages.readFiles
        for entry in dictionary { files.add([try DictionaryFile(entry).path]) }
        files.add([weights].compactMap(\.self) + (try encoderChoice().files(models: try models.folder())))
        return files
    }

    /// What rows depend on among these options, as the user gave them.
    var settings: [String] {
        [
            "input \(input)", "encoder \(encoder)",
            "models \(models.models ?? "")", "weights \(weights ?? "")", "join \(maxJoin)",
            "monotone \(monotone ?? false)",
        ] + languages.settings + dictionary.map { "dictionary \($0)" }
    }
}
