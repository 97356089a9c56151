internal import ArgumentParser
internal import Errors
internal import Jobs

/// Which rows and columns are written, for every command that writes a table.
struct ExportArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "For tsv: the columns to write, in order, such as score,ar,de (two languages with --no-header: what Marian and OpusTrainer read).",
            valueName: "names"))
    var columns: String?

    @Flag(help: "For tsv and bitextor: leave out the line of column names.")
    var noHeader = false

    @Flag(
        help:
            "A file for each pair of versions, with the rows that both have: out.tmx becomes out.ar-de.tmx and so on.")
    var pairs = false

    @Flag(help: "Leave out rows that lack a version (of those in --columns).")
    var complete = false

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
