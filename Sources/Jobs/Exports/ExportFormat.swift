private import Codecs

/// The ways to write a table.
public enum ExportFormat: String, Sendable, CaseIterable {
    case tsv, csv, jsonl, ladder, tmx, moses, pharaoh, xliff, po, xces, tei, huggingface, bitextor, html, docx, xlsx,
        epub, srt,
        vtt,
        ass

    /// The format that a file's suffix stands for, whether or not it is compressed.
    public init?(path: String) {
        let plain = Compression.split(path: path).path.split(separator: "/").last ?? ""
        guard let dot = plain.lastIndex(of: ".") else { return nil }
        let suffix = String(plain[plain.index(after: dot)...])
        guard let format = Self.allCases.first(where: { $0.suffixes.contains(suffix) }) else { return nil }
        self = format
    }

    /// Whether a file's name leaves the format open: it has no suffix.
    public static func isUnnamed(path: String) -> Bool {
        let plain = Compression.split(path: path).path.split(separator: "/").last ?? ""
        return !plain.dropFirst().contains(".")
    }

    /// The suffixes that stand for it, the usual one first; none where the file's name cannot say it.
    public var suffixes: [String] {
        switch self {
        case .tsv, .csv, .jsonl, .ladder, .tmx, .po, .tei, .docx, .xlsx, .epub, .srt, .vtt, .ass: [rawValue]
        case .xliff: ["xlf", "xliff"]
        case .html: ["html", "htm"]
        case .moses, .pharaoh, .xces, .huggingface, .bitextor: []
        }
    }

    /// Whether it always takes several files.
    var isSeveralFiles: Bool { self == .moses || self == .pharaoh || self == .xces }

    /// Whether it wants the whole table at once, and is written by `hexapla align` alone.
    public var isOfWholeTable: Bool { self == .ladder || self == .html }

    /// Whether it has a place for where a text is from.
    var holdsSources: Bool { [.jsonl, .tmx, .xliff, .xces, .bitextor].contains(self) }

    /// Whether it is written for two versions, no more.
    var isOfPairs: Bool { [.xliff, .po, .bitextor].contains(self) }

    /// Whether its rows stand where they are said.
    var needsTimes: Bool { [.srt, .vtt, .ass].contains(self) }

    /// Whether it has columns that can be chosen.
    var hasColumns: Bool { self == .tsv || self == .csv }

    /// Whether rows that lack a version have no place in it.
    var isOfFullRows: Bool { [.moses, .pharaoh, .huggingface, .bitextor].contains(self) }

    /// Whether it is made of links between words.
    var needsLinks: Bool { self == .pharaoh }

    /// Whether it has a place for links between words.
    var holdsLinks: Bool { [.jsonl, .html, .pharaoh].contains(self) }
}
