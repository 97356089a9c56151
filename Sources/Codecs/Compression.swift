internal import CArchive

/// How a single file is compressed, told by its suffix.
public enum Compression: String, Sendable, CaseIterable {
    case gzip = "gz"
    case zstandard = "zst"
    case xz
    case bzip2 = "bz2"

    /// What the path's last suffix says; nil for none of these.
    public init?(path: String) {
        guard let file = path.split(separator: "/").last, let dot = file.lastIndex(of: "."), dot > file.startIndex,
            let compression = Compression(rawValue: file[file.index(after: dot)...].lowercased())
        else { return nil }
        self = compression
    }

    /// The path without the suffix of a compression, and the compression: "book.txt" and gzip of "book.txt.gz".
    public static func split(path: String) -> (path: String, compression: Compression?) {
        guard let compression = Compression(path: path) else { return (path, nil) }
        return (String(path.dropLast(compression.rawValue.count + 1)), compression)
    }

    /// What errors call it.
    public var name: String {
        switch self {
        case .gzip: "gzip"
        case .zstandard: "zstd"
        case .xz: "xz"
        case .bzip2: "bzip2"
        }
    }

    var code: Int32 {
        switch self {
        case .gzip: Int32(HEXAPLA_GZIP)
        case .zstandard: Int32(HEXAPLA_ZSTD)
        case .xz: Int32(HEXAPLA_XZ)
        case .bzip2: Int32(HEXAPLA_BZIP2)
        }
    }
}
