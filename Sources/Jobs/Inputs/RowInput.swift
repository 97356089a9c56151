public import Codecs
internal import Errors
internal import Files
public import Formats

/// A file of rows as the user names it.
public struct RowInput: Sendable {
    /// "-" for standard input; what the names of line-parallel files begin with.
    public let path: String
    /// nil for what the file's suffix says.
    public var format: RowFile.Format?
    /// For TSV without a line of column names.
    public var columns: [String]?
    public var maximumSize = InputSize.standard

    public init(path: String) { self.path = path }

    /// The files that are read: what is written must be none of them.
    public var paths: [String] {
        switch format ?? RowFile.Format(path: path) {
        case .moses, nil: RowFile.linesFiles(stem: path)
        case .xces: [path] + RowFile.documents(ofAlignment: path, maximumSize: maximumSize)
        default: [path]
        }
    }

    /// Standard input, where that is named: rows may be read more than once.
    func spool() throws(HexaplaError) -> SpooledInput? { path == "-" ? try SpooledInput() : nil }

    /// - Parameter spool: Standard input, where that is named.
    func file(_ spool: SpooledInput?) throws(HexaplaError) -> RowFile {
        guard !path.isEmpty else {
            throw HexaplaError(.usage, at: "''", "no file is named", expected: "a table to read")
        }
        var format = format ?? RowFile.Format(path: path)
        if format == nil, RowFile.linesFiles(stem: path).count > 1 { format = .moses }
        guard let format else {
            let names = RowFile.Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw HexaplaError(at: "\(path)", "its name says no format", expected: "one with \(.from): \(names)")
        }
        if spool != nil, format == .moses || format == .xces {
            throw HexaplaError(
                .usage, at: "-", "\(format.rawValue) is several files", expected: "what their names begin with")
        }
        if columns != nil, format != .tsv, format != .csv {
            throw HexaplaError(
                .usage, at: "\(.fromColumns)", "\(format.rawValue) has no columns", expected: "a TSV or CSV")
        }
        var file = RowFile(path: spool?.path ?? path, name: spool == nil ? nil : "standard input", format: format)
        file.columns = columns
        file.maximumSize = maximumSize
        return file
    }

    /// What documents are called that have no name: the file's, without suffixes.
    var stem: String {
        guard path != "-", let name = Compression.split(path: path).path.split(separator: "/").last else {
            return "text"
        }
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex, RowFile.Format(path: String(name)) != nil else {
            return String(name)
        }
        return String(name[..<dot])
    }
}
