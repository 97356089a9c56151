public import Codecs
public import Documents

/// Reads rows back from a file, one after another: memory is that of a row, whatever the file is.
public protocol RowReader: AnyObject {
    /// The next row; nil after the last one. A row has at least one part.
    func next() throws(TableError) -> RowRecord?
    /// What stood in the file and is in no row, and how often: "inline codes".
    var unread: [String: Int] { get }
    /// The line of the file (from 1) that the last row begins on; of several files, of each of them.
    var line: Int { get }
    /// What the file calls the unit that the last row is of; nil where it has no names.
    var unit: String? { get }
}

extension RowReader {
    public var unit: String? { nil }

    /// The last row's place among the file's rows, those without text counted, from 0, where `rows` were read.
    public func place(afterRows rows: Int) -> Int { rows - 1 + (unread["rows without text"] ?? 0) }
}

/// A file of rows: `reader()` reads it from its beginning, as often as is asked for.
public struct RowFile: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case tsv, csv, xlsx, jsonl, tmx, xliff, po, moses, xces

        /// What the suffix stands for, whether or not the file is compressed; nil for none that is known.
        public init?(path: String) {
            let plain = Compression.split(path: path).path
            let file = plain.split(separator: "/").last ?? ""
            guard let dot = file.lastIndex(of: ".") else { return nil }
            switch file[file.index(after: dot)...].lowercased() {
            case "tsv": self = .tsv
            case "csv": self = .csv
            case "xlsx": self = .xlsx
            case "jsonl", "ndjson": self = .jsonl
            case "tmx": self = .tmx
            case "xlf", "xliff", "sdlxliff", "mqxliff", "mxliff": self = .xliff
            case "po", "pot": self = .po
            case "xml": self = .xces
            default: return nil
            }
        }
    }

    public let path: String
    /// What errors call it.
    public let name: String
    public let format: Format
    /// For TSV or CSV without a line of column names: the names.
    public var columns: [String]?
    /// The languages that somebody expects, where a file may not name its own.
    public var expectedLanguages: [LanguageTag] = []
    /// The most bytes that a compressed XML file may unpack to. Lines are bounded one by one.
    public var maximumSize = InputSize.standard

    public init(path: String, name: String? = nil, format: Format) {
        self.path = path
        self.name = name ?? path
        self.format = format
    }

    public func reader() throws(TableError) -> any RowReader {
        switch format {
        case .tsv, .csv, .xlsx: return try cellReader()
        case .jsonl: return JSONLinesRowReader(try ByteLines(path: path, name: name))
        case .moses: return try MosesReader(stem: path)
        case .tmx: return TMXReader(try xml("a TMX file", marksIllegal: true))
        case .xliff: return XLIFFReader(try xml("an XLIFF file"), expected: expectedLanguages)
        case .po:
            return try MessageCatalogReader(
                path: path, name: name, expected: expectedLanguages, maximumSize: maximumSize)
        case .xces: return XCESReader(try xml("an XCES alignment"), path: path, maximumSize: maximumSize)
        }
    }

    /// Of cells; of the other formats as if they were tab-separated.
    func cellReader() throws(TableError) -> CellReader {
        let cells: any CellSource =
            format == .xlsx
            ? try SheetCells(path: path, name: name, maximumSize: maximumSize)
            : CellLines(try ByteLines(path: path, name: name), format == .csv ? .commas : .tabs)
        return try CellReader(cells, columns: columns)
    }

    private func xml(_ expected: String, marksIllegal: Bool = false) throws(TableError) -> XMLEvents {
        try XMLEvents(
            path: path, name: name, format: expected, maximumSize: maximumSize, marksIllegal: marksIllegal)
    }
}

extension RowFile {
    /// Rows of JSON Lines that are in memory.
    package static func reader(ofJSONLines bytes: [UInt8], name: String) -> any RowReader {
        JSONLinesRowReader(ByteLines(bytes, name: name))
    }
}

/// Language tags as files spell them, each looked up once.
struct TagCache {
    private var known: [String: LanguageTag] = [:]
    private var first: [LanguageTag: LanguageTag] = [:]

    /// The language; the first spelling of it that came, so that "EN-us" and "en-US" are one column.
    mutating func language(_ tag: String) -> LanguageTag? {
        if let language = known[tag] { return language }
        guard let language = LanguageTag(tag) else { return nil }
        // Canonical forms are compared: at most one spelling of a language is in use.
        let own = first[language] ?? language
        (known[tag], first[language]) = (own, own)
        return own
    }
}

extension RowRecord {
    /// Adds a version's part, unless it is empty.
    ///
    /// - Returns: Whether the row did not have the language already.
    mutating func add(_ part: Part) -> Bool {
        guard self.part(part.language) == nil else { return false }
        if !part.text.isEmpty { parts.append(part) }
        return true
    }
}
