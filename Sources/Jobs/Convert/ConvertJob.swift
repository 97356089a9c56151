public import Documents
public import Errors
internal import Files
internal import Formats

/// `hexapla convert`: rows from one format into another, one after another, twice: first for the languages that there
/// are, then to write.
public struct ConvertJob: Sendable {
    public var export = ExportOptions()
    /// The versions to write, in order; nil for all, in the file's order.
    public var languages: [LanguageTag]?
    /// Whether rows are left out that a corpus dropped.
    public var isKeptOnly = false
    /// Where the installed models are, for links that the output wants; nil for where the environment says.
    public var models: String?
    public var threads = 1

    public init() {}

    /// - Parameter path: nil or "-" for standard output.
    /// - Returns: What of the input is not in the output; nil where all is.
    public func run(_ input: RowInput, to path: String?) throws(HexaplaError) -> String? {
        guard !export.format.isOfWholeTable else {
            throw HexaplaError(
                .usage, at: "\(.convertedFormat) \(export.format.rawValue)", "only \(.align) writes it",
                expected: "another format")
        }
        let spool = try input.spool()
        var file = try input.file(spool)
        file.expectedLanguages = languages ?? []
        let (all, marksParagraphs) = try file.survey()
        guard marksParagraphs || export.layout != .paragraph else {
            throw HexaplaError(
                .usage, at: "\(.layout) paragraph", "\(file.name) does not say where paragraphs begin",
                expected: "another layout, or the book written by \(.align) itself")
        }
        guard !all.isEmpty else { throw HexaplaError(at: "\(file.name)", "has no rows", expected: "a table of some") }
        if let stranger = languages?.first(where: { !all.contains($0) }) {
            throw HexaplaError(
                .usage, at: "\(.languages)", "no row has '\(stranger)'",
                expected: "some of \(all.map(\.tag).joined(separator: ","))")
        }
        let plan = try ExportPlan(export, languages: languages ?? all, path: path)
        let linked = export.format.needsLinks
        let encoder = linked ? EncoderChoice.named(RowLinker.encoder).files(models: models) : []
        let outputs = try TableOutputs(plan, reading: ReadFiles(input.paths + encoder))
        var writer = TableWriter(to: outputs, fallbackName: input.stem)
        try writer.begin()
        if isKeptOnly, file.format != .jsonl {
            throw HexaplaError(
                .usage, at: "\(.kept)", "\(file.format.rawValue) does not say what a corpus dropped",
                expected: "its rows.jsonl.zst")
        }
        var dropped = 0
        // Rows that have links keep them.
        var queue = LinkingQueue(models: models, threads: threads, keepsLinks: true)
        let languages = languages
        let isKeptOnly = isKeptOnly
        func write(_ row: RowRecord) throws(HexaplaError) {
            try writer.write(row) { pair in
                !isKeptOnly || row.judgement.keeps(pair.map { [$0.0, $0.1] } ?? languages ?? [])
            }
        }
        let unread = try file.forEachRow { row throws(HexaplaError) in
            if row.judgement.isDropped { dropped += 1 }
            guard var cut = languages.map({ row.restricted(to: $0) }) ?? row else { return writer.leaveOut() }
            cut.judgement = row.judgement
            guard linked else { return try write(cut) }
            try queue.add(cut, write: write)
        }
        try queue.finish(write: write)
        try writer.end()
        try outputs.finish()
        let marked = "\(dropped) rows are marked as dropped"
        let notes = [
            RowFile.note(unread), dropped > 0 && !isKeptOnly ? marked : nil,
            writer.losses.note(format: export.format), queue.note,
        ]
        let note = notes.compactMap(\.self).joined(separator: "; ")
        return note.isEmpty ? nil : "\(file.name): \(note)"
    }
}

extension RowFile {
    /// The languages of all rows, in an order that they agree with, and whether some row says that a paragraph begins.
    func survey() throws(HexaplaError) -> (languages: [LanguageTag], marksParagraphs: Bool) {
        var order = ColumnOrder<LanguageTag>()
        var marksParagraphs = false
        _ = try forEachRow { row throws(HexaplaError) in
            order.add(row.parts.map(\.language))
            marksParagraphs = marksParagraphs || row.startsParagraph
        }
        return (order.columns, marksParagraphs)
    }

    /// What a reader left, for a person; nil where it left nothing.
    static func note(_ unread: [String: Int]) -> String? {
        let left = unread.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
        return left.isEmpty ? nil : "not read: \(left.joined(separator: ", "))"
    }

    /// - Returns: What the reader left.
    func forEachRow(_ body: (RowRecord) throws(HexaplaError) -> Void) throws(HexaplaError) -> [String: Int] {
        let reader: any RowReader
        do throws(TableError) { reader = try self.reader() } catch { throw error.explanation }
        while true {
            let row: RowRecord?
            do throws(TableError) { row = try reader.next() } catch { throw error.explanation }
            guard let row else { return reader.unread }
            try body(row)
        }
    }
}
