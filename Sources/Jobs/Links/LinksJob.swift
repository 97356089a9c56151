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
        var linker = try RowLinker(encoder, models: models, threads: threads)
        linker.mode = isPrecise ? .precise : .growing
        var options = ExportOptions()
        options.format = .jsonl
        let outputs = try TableOutputs(
            try ExportPlan(options, languages: [], path: path),
            reading: ReadFiles(input.paths + encoder.files(models: models)))
        var writer = TableWriter(to: outputs, fallbackName: input.stem)
        try writer.begin()
        var batch = LinkBatch()
        let unread = try file.forEachRow { row throws(HexaplaError) in
            batch.add(row)
            if batch.isFull { for row in try linker.linked(batch.take()) { try writer.write(row) } }
        }
        for row in try linker.linked(batch.take()) { try writer.write(row) }
        try writer.end()
        try outputs.finish()
        let notes = [RowFile.note(unread), batch.note].compactMap(\.self).joined(separator: "; ")
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

/// Rows that wait for their links, and how many are linked not at all.
struct LinkBatch {
    private var rows: [RowRecord] = []
    private var bytes = 0
    private var tooLong = 0

    /// Rows whose states are in memory at a time, and bytes of their texts: some 9 KB a token.
    private static let mostRows = 64
    private static let mostBytes = 1 << 16

    mutating func add(_ row: RowRecord) {
        rows.append(row)
        bytes += row.parts.reduce(0) { $0 + $1.text.utf8.count }
        if RowLinker.isTooLong(row) { tooLong += 1 }
    }

    var isFull: Bool { rows.count >= Self.mostRows || bytes >= Self.mostBytes }

    mutating func take() -> [RowRecord] {
        defer { (rows, bytes) = ([], 0) }
        return rows
    }

    var note: String? {
        guard tooLong > 0 else { return nil }
        let rows = tooLong == 1 ? "1 row has" : "\(tooLong) rows have"
        return "\(rows) no links, for a text of more than \(RowLinker.mostBytes / 1024) KiB gets none"
    }
}
