internal import ArgumentParser
internal import Documents
internal import Errors
private import Formats
internal import Jobs

/// Which rows and columns are written, for every command that writes a table.
struct ExportArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "For tsv and csv: the columns to write, in order, such as score,ar,de (two languages with --no-header: what Marian and OpusTrainer read).",
            valueName: "names"))
    var columns: String?

    @Flag(help: "For tsv, csv and bitextor: leave out the line of column names.")
    var noHeader = false

    @Flag(
        help:
            "A file for each pair of versions, with the rows that both have: out.tmx becomes out.ar-de.tmx and so on.")
    var pairs = false

    @Flag(help: "Leave out rows that lack a version (of those in --columns).")
    var complete = false

    @Flag(help: "For csv: leave out the byte order mark, by which spreadsheets know UTF-8.")
    var noBom = false

    @Option(
        help: ArgumentHelp(
            "For epub: side-by-side, or one after another by sentence or by paragraph (default: side-by-side).",
            valueName: "layout"))
    var layout: String?

    @Option(
        help: ArgumentHelp(
            "For srt, vtt and ass: the version whose times are taken (default: the first that has some).",
            valueName: "lang"))
    var times: String?

    @Flag(help: "For docx: a first column with rows' numbers and scores, shaded by the score.")
    var scores = false

    @Option(
        help: ArgumentHelp(
            "For pharaoh: what tokens are. icu: words and marks, in every language. space: what stands between white space, for texts that are cut already (default: icu).",
            valueName: "icu|space"))
    var tokens: String?

    /// - Parameters:
    ///   - format: What the option says; nil for what the suffix says.
    ///   - path: The file to write.
    func options(format: String?, of option: String, path: String?) throws(HexaplaError) -> ExportOptions {
        var options = ExportOptions()
        if let format {
            options.format = try choice(format, of: option)
        } else if let path {
            guard let format = ExportFormat(path: path) ?? (ExportFormat.isUnnamed(path: path) ? .tsv : nil) else {
                let known = ExportFormat.allCases.flatMap(\.suffixes).map { "." + $0 }.joined(separator: ", ")
                throw HexaplaError(
                    .usage, at: "\(path)", "its suffix names no format that is written",
                    expected: "one of \(known), each also .gz or .zst; or \(option) for a file of any name")
            }
            options.format = format
        }
        options.columns = columns.map(listedNames)
        options.hasHeader = !noHeader
        options.hasByteOrderMark = !noBom
        options.showsScores = scores
        if let tokens { options.tokens = try choice(tokens, of: "--tokens") }
        if let layout { options.layout = try choice(layout, of: "--layout") }
        if let times {
            guard let language = LanguageTag(times) else {
                throw HexaplaError("--times \(times): unknown language; expected that of a version, such as de")
            }
            options.timing = language
        }
        options.isByPair = pairs
        options.isComplete = complete
        return options
    }
}

/// Names with commas between, and spaces around them.
func listedNames(_ list: String) -> [String] {
    list.split(separator: ",", omittingEmptySubsequences: false).map { name in
        String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

/// The languages of `--languages`, in order.
func listedLanguages(_ list: String) throws(HexaplaError) -> [LanguageTag] {
    var languages: [LanguageTag] = []
    for name in listedNames(list) {
        guard let language = LanguageTag(name), !languages.contains(language) else {
            throw HexaplaError(
                "--languages \(list): '\(name)' is no language, or there twice; expected such as de,ar")
        }
        languages.append(language)
    }
    return languages
}
