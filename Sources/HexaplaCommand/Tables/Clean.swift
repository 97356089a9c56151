internal import ArgumentParser
internal import Corpus
internal import Errors
private import Jobs

struct Clean: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Leave out of a finished translation memory what nobody wants from it.",
        discussion: """
            Reads what 'hexapla convert' reads, and writes what it writes. Left out are rows with an empty side (alone), \
            left untranslated (identical, from 25 characters on), in another script or language, with numbers that \
            differ, of lengths that do not fit the languages (ratio), and those that stand there already (duplicate). \
            Standard error says how many and why; a source with several translations, and a row of which some number differs, \
            are told, and stay.

            Filters: \(Self.filterNames). Only the first \(FilterSettings.ofMemory.filters.count) are on without \
            --filter. 'hexapla check --rows' looks closer at single rows.

            Example:
              hexapla clean memory.tmx -o clean.tmx --report doubtful.jsonl
            """)

    @Argument(help: "The memory to read; - is standard input.")
    var input: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
    var output: String

    @OptionGroup var reading: RowInputOptions

    @Option(help: ArgumentHelp("How to write it (default: from the suffix).", valueName: "format"))
    var to: String?

    @Option(help: ArgumentHelp("The filters to use; none for none.", valueName: "name,name"))
    var filter: String?

    @Option(help: ArgumentHelp("Filters not to use.", valueName: "name,name"))
    var noFilter: String?

    @Option(
        help: ArgumentHelp(
            "A file for the rows that are left out ('dropped' says why) or worth a look ('doubts' says why): an object a line.",
            valueName: "file.jsonl"))
    var report: String?

    @OptionGroup var export: ExportArguments
    @OptionGroup var languages: LanguageOptions

    /// Those that are on first.
    private static var filterNames: String {
        let own = FilterSettings.ofMemory.filters
        let names = DropReason.filters.filter(own.contains) + DropReason.filters.filter { !own.contains($0) }
        return names.map(\.rawValue).joined(separator: ", ")
    }

    func run() throws {
        var job = CleanJob()
        job.export = try export.options(format: to, of: "--to", path: output)
        guard !job.export.format.isOfWholeTable else {
            throw HexaplaError(
                "--to \(job.export.format.rawValue): only 'hexapla align' writes it; expected another format")
        }
        if let filter { job.filters.filters = filter == "none" ? [] : Set(try namedFilters(filter, of: "--filter")) }
        if let noFilter { job.filters.filters.subtract(try namedFilters(noFilter, of: "--no-filter")) }
        job.catalog = try languages.catalog()
        job.report = report
        for line in try job.run(try reading.input(input), to: output).lines { CommandWording.notify("\(line)") }
    }
}

/// Filters by their names, with commas between.
func namedFilters(_ list: String, of option: String) throws(HexaplaError) -> [DropReason] {
    var filters: [DropReason] = []
    for name in listedNames(list) {
        guard let filter = DropReason(rawValue: name), DropReason.filters.contains(filter) else {
            let names = DropReason.filters.map(\.rawValue).joined(separator: ", ")
            throw HexaplaError("\(option) \(list): '\(name)' is no filter; expected some of \(names)")
        }
        filters.append(filter)
    }
    return filters
}
