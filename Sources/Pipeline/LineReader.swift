private import Glibc

/// Reads the lines of a file or of standard input one by one, twice if need be.
///
/// LF ends a line, a CR before it belongs to the end, and the last line need not end. A file is never in memory as a
/// whole; a pipe, which cannot be read twice, is kept.
final class LineReader {
    private let name: String
    private let descriptor: Int32
    /// Where a file's lines begin; nil for what was kept.
    private let start: off_t?
    /// Bytes that were read: what follows `position` is still to be handed out.
    private var pending: [UInt8] = []
    private var position = 0
    private var number = 0
    private var isAtEnd = false

    private static let pieceLength = 1 << 16

    /// - Parameter path: A file, or "-" for standard input.
    init(path: String) throws(HexaplaError) {
        name = path == "-" ? "standard input" : path
        guard !path.isEmpty else { throw HexaplaError("'': no file is named; expected one with a text a line") }
        descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        let openError = errno
        var status = stat()
        let isOpen = descriptor >= 0 && fstat(descriptor, &status) == 0
        let place = isOpen && status.st_mode & S_IFMT == S_IFREG ? lseek(descriptor, 0, SEEK_CUR) : -1
        start = place >= 0 ? place : nil
        guard isOpen else {
            throw descriptor < 0 && openError == ENOENT
                ? HexaplaError("\(name): no such file; expected one with a text a line") : Self.failure(name)
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw HexaplaError("\(name): is a folder; expected a file with a text a line")
        }
        if start == nil {
            while !isAtEnd { try readPiece() }
        }
    }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// How many lines there are, each of them UTF-8. Begins anew afterwards.
    func count() throws(HexaplaError) -> Int {
        while try next() != nil {}
        let count = number
        (position, number) = (0, 0)
        if let start {
            pending.removeAll(keepingCapacity: true)
            isAtEnd = false
            guard lseek(descriptor, start, SEEK_SET) == start else { throw Self.failure(name) }
        }
        return count
    }

    /// The next line without its end; nil after the last one.
    func next() throws(HexaplaError) -> String? {
        var searched = position
        while true {
            if let end = pending[searched...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return try line(position..<(end > position && pending[end - 1] == 0x0D ? end - 1 : end))
            }
            guard !isAtEnd else { break }
            if start != nil {
                pending.removeSubrange(..<position)
                position = 0
            }
            searched = pending.count
            try readPiece()
        }
        guard position < pending.count else { return nil }
        defer { position = pending.count }
        return try line(position..<pending.count)
    }

    private func line(_ range: Range<Int>) throws(HexaplaError) -> String {
        number += 1
        var bytes = pending[range]
        // A byte order mark is no part of the text.
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw HexaplaError("\(name):\(number): is not UTF-8; expected a text a line in UTF-8")
        }
        return text
    }

    private func readPiece() throws(HexaplaError) {
        let old = pending.count
        pending.append(contentsOf: repeatElement(0, count: Self.pieceLength))
        let count = pending[old...].withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        let error = errno
        pending.removeLast(Self.pieceLength - max(count, 0))
        guard count >= 0 || error == EINTR else {
            errno = error
            throw Self.failure(name)
        }
        isAtEnd = count == 0
    }

    private static func failure(_ name: String) -> HexaplaError {
        let reason = strerror(errno).map { String(cString: $0).lowercased() } ?? "unknown reason"
        return HexaplaError("\(name): cannot be read (\(reason))")
    }
}
