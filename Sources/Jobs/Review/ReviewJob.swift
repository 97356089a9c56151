internal import Codecs
internal import Documents
public import Errors
internal import Files
internal import Formats
internal import Review

/// `hexapla review`: a finished table put right by hand. Corrections are kept beside it, and the table itself stays as it
/// is.
public struct ReviewJob: Sendable {
    public var export = ExportOptions()
    /// The log; nil for the one beside the table.
    public var log: String?

    public init() {}

    /// A table with its rows in memory, and what they are called.
    struct Opened {
        let table: ReviewTable
        let name: String
        let log: String
        /// What the reader left of the file.
        let unread: String?
    }

    func open(_ input: RowInput) throws(HexaplaError) -> Opened {
        guard input.path != "-" || log != nil else {
            throw HexaplaError(
                .usage, at: "-", "corrections are kept beside the table", expected: "a file, or \(.review) with the log"
            )
        }
        let spool = try input.spool()
        let file = try input.file(spool)
        var rows: [RowRecord] = []
        var order = ColumnOrder<LanguageTag>()
        let unread = try file.forEachRow { row throws(HexaplaError) in
            order.add(row.parts.map(\.language))
            rows.append(row)
        }
        guard !rows.isEmpty else { throw HexaplaError(at: "\(file.name)", "has no rows", expected: "a table of some") }
        let table = try ReviewTable(rows: rows, languages: order.columns, name: file.name)
        return Opened(
            table: table, name: input.stem, log: log ?? ReviewSession.logPath(ofTable: input.path),
            unread: RowFile.note(unread))
    }

    /// Writes the table as its log says.
    ///
    /// - Parameter path: nil or "-" for standard output.
    /// - Returns: What a person should know; nil where nothing is lost.
    public func apply(_ input: RowInput, to path: String?) throws(HexaplaError) -> String? {
        let opened = try open(input)
        let session = try ReviewSession(opened.table, log: opened.log, access: .read)
        let plan = try ReviewExport.plan(export, session.state, path: path)
        let outputs = try TableOutputs(plan, reading: ReadFiles(input.paths + [opened.log]))
        let note = try ReviewExport.write(session.state, export, name: opened.name, to: outputs)
        try outputs.finish()
        let notes = [opened.unread, note].compactMap(\.self).joined(separator: "; ")
        return notes.isEmpty ? nil : "\(input.path): \(notes)"
    }

    /// Makes the corrections of a file, one a line, and answers each: `{"done":1}` with the log's number of corrections, or
    /// `{"refused":"…"}`. What is answered is on the disk.
    ///
    /// - Parameter path: The file; "-" for standard input.
    /// - Returns: Whether all were made.
    public func make(_ path: String, over input: RowInput) throws(HexaplaError) -> Bool {
        let opened = try open(input)
        let session = try ReviewSession(opened.table, log: opened.log, access: .write)
        if let refusal = session.refusal { throw HexaplaError(.output, at: "\(opened.log)", "\(refusal)") }
        let name = path == "-" ? "standard input" : path
        let output = try Output(path: nil)
        var areAllMade = true
        let lines: ByteLines
        do throws(TableError) { lines = try ByteLines(path: path, name: name) } catch { throw error.explanation }
        while true {
            let line: ArraySlice<UInt8>?
            do throws(TableError) { line = try lines.next() } catch { throw error.explanation }
            guard let line else { break }
            let correction: Correction
            do throws(JSONReader.Problem) {
                correction = try Correction(line: line)
            } catch {
                throw HexaplaError(
                    at: "\(name):\(lines.number)", "\(error.reason)", expected: "a correction as a review's log has it")
            }
            let answer: String
            do throws(ReviewSession.Failure) {
                try session.apply(correction)
                answer = "{\"done\":\(session.revision)}\n"
            } catch {
                guard case .refused(let refusal) = error else { throw error.explanation }
                areAllMade = false
                answer = "{\"refused\":\(refusal.reason.quotedAsJSON)}\n"
            }
            try output.write(answer)
            try output.handOn()
        }
        try output.finish()
        return areAllMade
    }
}
