private import Glibc
private import ICUText

/// Reads a text from a file or from standard input.
public struct DocumentReader: Sendable {
    public var decoder: TextDecoder
    /// Whether a text without a single character (or with white space only) is a version that lacks everything.
    public var allowsEmpty: Bool

    public init(decoder: TextDecoder = TextDecoder(), allowsEmpty: Bool = false) {
        self.decoder = decoder
        self.allowsEmpty = allowsEmpty
    }

    /// - Parameter path: A file, or "-" for standard input.
    public func read(path: String, language: LanguageTag) throws(DocumentError) -> Document {
        let name = path == "-" ? "standard input" : path
        let bytes = try Self.bytes(path: path, name: name)
        let result: Result<Document, DocumentError> = bytes.withUnsafeBytes { raw in
            Result { () throws(DocumentError) in
                let text = try decoder.decode(raw, path: name)
                if !allowsEmpty, !text.containsInk { throw DocumentError.empty(path: name) }
                return Document(language: language, name: name, text: text)
            }
        }
        return try result.get()
    }

    private static func bytes(path: String, name: String) throws(DocumentError) -> [UInt8] {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .noSuchFile(path: name) : .unreadable(path: name, reason: reason())
        }
        defer { if descriptor != 0 { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: name, reason: reason()) }
        if status.st_mode & S_IFMT == S_IFDIR { throw .notAFile(path: name) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, Int(status.st_size)) + 1)
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(path: name, reason: reason())
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: piece[..<count])
        }
    }

    private static func reason() -> String {
        strerror(errno).map { String(cString: $0).lowercased() } ?? "unknown reason"
    }
}
