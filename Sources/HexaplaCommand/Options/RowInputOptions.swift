internal import ArgumentParser
private import Codecs
internal import Errors
internal import Jobs

/// How a table that is named gets read, for every command that takes one.
struct RowInputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What the table is written in: tsv, csv, jsonl, tmx, xliff, po, moses or xces (default: from the suffix).",
            valueName: "format"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "For a tsv or csv without a line of column names: what they are, such as ar,de.", valueName: "names"))
    var fromColumns: String?

    @Option(
        help: ArgumentHelp(
            "The most that a compressed XML file may unpack to: 512M, 4G (default: 512M).", valueName: "size"),
        transform: { try inputSize($0) })
    var maxInputSize: Int = InputSize.standard.bytes

    func input(_ path: String) throws(HexaplaError) -> RowInput {
        var input = RowInput(path: path)
        if let from { input.format = try choice(from, of: "--from") }
        input.columns = fromColumns.map(listedNames)
        input.maximumSize = InputSize(bytes: maxInputSize)
        return input
    }
}
