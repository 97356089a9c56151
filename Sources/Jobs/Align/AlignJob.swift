private import AlignedTable
public import Alignment
public import Documents
private import Encoders
public import Errors
internal import Files
private import Formats
private import Report

/// `hexapla align`: the versions of one text in, one table out.
public struct AlignJob: Sendable {
    public var aligner = Aligner()
    /// A finished table to which the texts are added as they are read; nil to align them with each other.
    public var extended: TableFile?
    /// A table put right by hand: what was accepted and pinned stays.
    public var reviewed: ReviewedTable?
    /// Places where a row must begin.
    public var anchors: AnchorFile?
    public var encoder = EncoderChoice.automatic
    /// Where the installed models are; nil for where the environment says.
    public var models: String?
    public var export = ExportOptions()
    /// Whether the words of rows that answer each other are linked.
    public var linksWords = false
    /// The document's name; nil for the name that the files share.
    public var documentName: String?
    /// Rows, from 1, to explain instead of writing the table.
    public var explained: [Int]?

    /// Whether the person at the terminal sees what is being done.
    public var showsProgress = false
    /// What gives rows their links, once it is open.
    private var queue: LinkingQueue?

    public init() {}

    /// Checks what was asked for before anything is read.
    ///
    /// - Parameter path: Where the table goes; nil or "-" for standard output.
    /// - Returns: Which files to write.
    public func validate(_ texts: [TextArgument], path: String?) throws(HexaplaError) -> ExportPlan {
        try extended?.validate(texts)
        guard extended != nil || (2...32).contains(texts.count) else {
            throw HexaplaError(
                .usage, at: "align", "\(texts.count) \(texts.count == 1 ? "version" : "versions") named",
                expected: "2 to 32, "
                    + "for example ar=a.txt de=b.txt")
        }
        if export.format == .ladder, extended != nil || texts.count != 2 || aligner.input != .lines {
            throw HexaplaError(.usage, at: "\(.format) ladder", "expected two versions and \(.input) lines")
        }
        if linksWords, !export.format.holdsLinks {
            throw HexaplaError(
                .usage, at: "\(.links)", "\(export.format.rawValue) has no place for them",
                expected: "\(.format) jsonl, html or pharaoh")
        }
        let languages = (extended?.languages ?? []) + texts.map(\.language)
        if let locked = aligner.locked, !languages.contains(locked) {
            throw HexaplaError(
                .usage, at: "\(.locked) \(locked)", "no version in '\(locked)' is named",
                expected: "one of \(languages.map(\.tag).joined(separator: ", "))")
        }
        for dictionary in aligner.dictionaries { try dictionary.validate(languages) }
        try anchors?.validate(languages)
        try reviewed?.validate(languages)
        if reviewed != nil, export.format.isOfWholeTable {
            throw HexaplaError(
                .usage, at: "\(.format) \(export.format.rawValue)", "does not go with \(.review)",
                expected: "another format")
        }
        let plan = try ExportPlan(export, languages: languages, path: path)
        return explained == nil ? plan : ExportPlan(path: path)
    }

    /// Opens the encoder that was asked for.
    ///
    /// - Returns: What the user should know: that there is none, or which languages it does not know.
    public mutating func openEncoder(for languages: [LanguageTag]) throws(HexaplaError) -> Phrase? {
        let languages = (extended?.languages ?? []) + languages
        if linksWords || export.format.needsLinks {
            queue = LinkingQueue(models: models, threads: aligner.threads)
            try queue?.open()
        }
        let encoders = try encoder.openAll(models: models, for: languages)
        aligner.use(encoders)
        return encoder.notice(opened: encoders, for: languages)
    }

    /// - Parameter outputs: The files that `validate` told of.
    public func run(_ texts: [Document], to outputs: TableOutputs) throws(HexaplaError) {
        var documents = texts
        if export.hasSources {
            for index in texts.indices { documents[index] = try texts[index].withSource }
        }
        if let extended { return try write(extending(extended, documents), to: outputs) }
        var aligner = aligner
        if showsProgress { aligner.tellStep = { Notices.show("hexapla: \($0)") } }
        defer { if showsProgress { Notices.show("") } }
        aligner.anchors += anchors?.anchors ?? []
        if let reviewed {
            let state = try reviewed.realigned(documents, by: aligner)
            _ = try ReviewExport.write(state, export, name: documentName ?? Self.sharedName(of: documents), to: outputs)
            return
        }
        let solved = try aligner.solved(documents)
        let table = aligner.table(of: solved, documents, name: documentName ?? Self.sharedName(of: documents))
        guard let explained else { return try write(table, to: outputs) }
        if let wrong = explained.first(where: { $0 < 1 || $0 > table.rows.count }) {
            throw HexaplaError(
                .usage, at: "\(.explained) \(wrong)",
                "there is no such row; "
                    + (table.rows.isEmpty ? "the table has none" : "expected 1 to \(table.rows.count)"))
        }
        let explanation = Explanation(table: table, solved: solved)
        for (index, number) in explained.enumerated() {
            try outputs.outputs[0].write((index > 0 ? "\n" : "") + explanation.text(ofRow: number))
        }
    }

    /// The table with the texts added in the order of their languages, their columns in the order named.
    private func extending(_ file: TableFile, _ documents: [Document]) throws(HexaplaError) -> AlignedText {
        let order = documents.indices.sorted { documents[$0].language.canonical < documents[$1].language.canonical }
        var growing = TableExtension(file.table, aligner: aligner)
        for index in order { try growing.add(documents[index]) }
        for (language, rows) in growing.joins {
            aligner.notify?(
                "rows \(rows.map(String.init).joined(separator: ", ")) of \(file.path) are one row now: "
                    + "'\(language)' has them in one piece")
        }
        let old = file.table.versions.count
        let columns = (0..<old) + documents.indices.map { old + (order.firstIndex(of: $0) ?? $0) }
        return growing.table.with(columns: columns, name: documentName ?? file.table.name)
    }

    private func write(_ table: AlignedText, to outputs: TableOutputs) throws(HexaplaError) {
        switch export.format {
        case .ladder: try write(table, LadderFormat(), to: outputs.outputs[0])
        case .html:
            var page = HTMLFormat(languages: table.versions.map(\.language))
            if linksWords { page.links = try links(of: table) }
            try write(table, page, to: outputs.outputs[0])
        default:
            var writer = TableWriter(to: outputs, fallbackName: table.name)
            try writer.begin()
            let marks = export.format == .epub || export.format == .tei
            try forEachRow(of: table, marksParagraphs: marks) { row throws(HexaplaError) in try writer.write(row) }
            try writer.end()
        }
    }

    /// Rows with links, where these were asked for.
    private func forEachRow(
        of table: AlignedText, marksParagraphs: Bool = false, _ body: (RowRecord) throws(HexaplaError) -> Void
    ) throws(HexaplaError) {
        var queue = queue
        for index in table.rows.indices {
            let row = table.record(ofRow: index, marksParagraphs: marksParagraphs)
            if queue == nil { try body(row) } else { try queue?.add(row, write: body) }
        }
        try queue?.finish(write: body)
        if let note = queue?.note { aligner.notify?("\(note)") }
    }

    /// For each row of a page its links; none where the page is too long for them.
    private func links(of table: AlignedText) throws(HexaplaError) -> [[RowRecord.PairLinks]] {
        guard table.rows.count <= HTMLFormat.mostLinkedRows else { return [] }
        var links: [[RowRecord.PairLinks]] = []
        try forEachRow(of: table) { row throws(HexaplaError) in links.append(row.links) }
        return links
    }

    private func write(
        _ table: AlignedText, _ format: some TableFormat, to output: Output
    ) throws(HexaplaError) {
        try output.write(format.header(of: table))
        for (index, row) in table.rows.enumerated() {
            try output.write(format.line(row, number: index + 1, of: table))
        }
        try output.write(format.footer(of: table))
    }

    /// "book" for book.ar.txt and book.de.txt, "letters" for letters/ar.txt and letters/de.txt; else the name of the
    /// file that is first by language, whatever order they are named in.
    static func sharedName(of documents: [Document]) -> String {
        let files = documents.filter { $0.name != "standard input" }
            .sorted { $0.language.canonical < $1.language.canonical }
        let stems = files.map(stem)
        guard let first = stems.first else { return "text" }
        var shared: [Substring] = []
        for (index, piece) in first.enumerated() {
            guard stems.allSatisfy({ index < $0.count && $0[index] == piece }) else { break }
            shared.append(piece)
        }
        return (shared.isEmpty ? first : shared).joined(separator: ".")
    }

    /// The pieces of a file's name without suffix and language; its folder's name where nothing is left.
    private static func stem(_ document: Document) -> [Substring] {
        let parts = document.name.split(separator: "/")
        var pieces = TextFormats.pieces(ofName: document.name)
        if pieces.count > 1 { pieces.removeLast() }
        if let last = pieces.last, LanguageTag(String(last)) == document.language { pieces.removeLast() }
        if !pieces.isEmpty { return pieces }
        let folder = parts.dropLast().last.map { [$0] } ?? []
        return folder.isEmpty || folder == ["."] || folder == [".."] ? ["text"] : folder
    }
}
