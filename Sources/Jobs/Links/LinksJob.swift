public import Errors
internal import Files
internal import Formats
private import Words

/// `hexapla links`: rows of any format in, the same rows with links between their words out, as JSON Lines.
public struct LinksJob: Sendable {
    /// Whether only words are linked that are each other's best answer.
    public var isPrecise = false
    /// Where the installed models are; nil for where the environment says.
    public var models: String?
    public var threads = 1

    public init() {}

    /// - Parameter path: nil or "-" for standard output.
    /// - Returns: What of the input is not in the output, and which rows have no links; nil where all is well.
    public func run(_ input: RowInput, to path: String?) throws(HexaplaError) -> String? {
        try Self.validate(path)
        let spool = try input.spool()
        let file = try input.file(spool)
        let encoder = EncoderChoice.named(RowLinker.encoder)
        var queue = LinkingQueue(models: models, threads: threads, mode: isPrecise ? .precise : .growing)
        try queue.open()
        var options = ExportOptions()
        options.format = .jsonl
        let outputs = try TableOutputs(
            try ExportPlan(options, languages: [], path: path),
            reading: ReadFiles(input.paths + encoder.files(models: models)))
        var writer = TableWriter(to: outputs, fallbackName: input.stem)
        try writer.begin()
        let unread = try file.forEachRow { row throws(HexaplaError) in
            try queue.add(row) { row throws(HexaplaError) in try writer.write(row) }
        }
        try queue.finish { row throws(HexaplaError) in try writer.write(row) }
        try writer.end()
        try outputs.finish()
        let notes = [RowFile.note(unread), queue.note].compactMap(\.self).joined(separator: "; ")
        return notes.isEmpty ? nil : "\(file.name): \(notes)"
    }

    /// Only JSON Lines hold links: another suffix is a mistake.
    private static func validate(_ path: String?) throws(HexaplaError) {
        guard let path, path != "-", !ExportFormat.isUnnamed(path: path), ExportFormat(path: path) != .jsonl else {
            return
        }
        throw HexaplaError(
            .usage, at: "\(.output) \(path)", "links are written as JSON Lines",
            expected: "a name that ends in .jsonl, which may be followed by .gz or .zst")
    }
}
