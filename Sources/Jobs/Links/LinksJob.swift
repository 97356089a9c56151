public import Codecs
public import Errors
internal import Files
public import Formats
private import Words

/// `hexapla links`: rows of any format in, the same rows with links between their words out, as JSON Lines.
public struct LinksJob: Sendable {
    /// nil for what the file's suffix says.
    public var inputFormat: RowFile.Format?
    public var maximumSize = InputSize.standard
    /// Whether only words are linked that are each other's best answer.
    public var isPrecise = false
    /// Where the installed models are; nil for where the environment says.
    public var models: String?
    public var threads = 1

    public init() {}

    /// - Parameters:
    ///   - input: A file, "-" for standard input, or what the names of line-parallel files begin with.
    ///   - path: nil or "-" for standard output.
    /// - Returns: What of the input is not in the output; nil where all is.
    public func run(_ input: String, to path: String?) throws(HexaplaError) -> String? {
        let spool = input == "-" ? try SpooledInput() : nil
        var chosen = RowInput(path: input)
        (chosen.format, chosen.maximumSize) = (inputFormat, maximumSize)
        let file = try chosen.file(spool)
        var linker = try RowLinker(models: models, threads: threads)
        linker.mode = isPrecise ? .precise : .growing
        var options = ExportOptions()
        options.format = .jsonl
        let outputs = try TableOutputs(
            try ExportPlan(options, languages: [], path: path),
            reading: ReadFiles(chosen.paths + EncoderChoice.named(RowLinker.encoder).files(models: models)))
        var writer = TableWriter(to: outputs, fallbackName: RowInput.stem(of: input))
        try writer.begin()
        var waiting: [RowRecord] = []
        var characters = 0
        let unread = try file.forEachRow { row throws(HexaplaError) in
            waiting.append(row)
            characters += row.parts.reduce(0) { $0 + $1.text.utf8.count }
            guard waiting.count >= RowLinker.batchRows || characters >= RowLinker.batchCharacters else { return }
            for row in try linker.linked(waiting) { try writer.write(row) }
            (waiting, characters) = ([], 0)
        }
        for row in try linker.linked(waiting) { try writer.write(row) }
        try writer.end()
        try outputs.finish()
        let left = unread.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        return left.isEmpty ? nil : "\(file.name): not read: \(left)"
    }
}
