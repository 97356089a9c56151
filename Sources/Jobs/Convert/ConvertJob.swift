public import Codecs
public import Documents
public import Errors
internal import Files
public import Formats

/// `hexapla convert`: rows from one format into another, one after another, twice: first for the languages that there
/// are, then to write.
public struct ConvertJob: Sendable {
    /// nil for what the file's suffix says.
    public var inputFormat: RowFile.Format?
    /// For TSV without a line of column names.
    public var inputColumns: [String]?
    public var maximumSize = InputSize.standard
    public var export = ExportOptions()
    /// The versions to write, in order; nil for all, in the file's order.
    public var languages: [LanguageTag]?
    /// Whether rows are left out that a corpus dropped.
    public var isKeptOnly = false

    public init() {}

    /// - Parameters:
    ///   - input: A file, "-" for standard input, or what the names of line-parallel files begin with.
    ///   - path: nil or "-" for standard output.
    /// - Returns: What of the input is not in the output; nil where all is.
    public func run(_ input: String, to path: String?) throws(HexaplaError) -> String? {
        guard !export.format.isOfWholeTable else {
            throw HexaplaError(
                .usage, at: "\(.convertedFormat) \(export.format.rawValue)", "only \(.align) writes it",
                expected: "another format")
        }
        let spool = input == "-" ? try SpooledInput() : nil
        var chosen = RowInput(path: input)
        (chosen.format, chosen.columns, chosen.maximumSize) = (inputFormat, inputColumns, maximumSize)
        var file = try chosen.file(spool)
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
        let outputs = try TableOutputs(plan, reading: ReadFiles(chosen.paths))
        var writer = TableWriter(to: outputs, fallbackName: RowInput.stem(of: input))
        try writer.begin()
        if isKeptOnly, file.format != .jsonl {
            throw HexaplaError(
                .usage, at: "\(.kept)", "\(file.format.rawValue) does not say what a corpus dropped",
                expected: "its rows.jsonl.zst")
        }
        var dropped = 0
        let unread = try file.forEachRow { row throws(HexaplaError) in
            let judgement = row.judgement
            if judgement.isDropped { dropped += 1 }
            guard let cut = languages.map({ row.restricted(to: $0) }) ?? row else { return writer.leaveOut() }
            try writer.write(cut) { pair in
                !isKeptOnly || judgement.keeps(pair.map { [$0.0, $0.1] } ?? languages ?? [])
            }
        }
        try writer.end()
        try outputs.finish()
        let left = unread.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        let marked = "\(dropped) rows are marked as dropped"
        let notes = [
            left.isEmpty ? nil : "not read: \(left)", dropped > 0 && !isKeptOnly ? marked : nil,
            writer.losses.note(format: export.format),
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
