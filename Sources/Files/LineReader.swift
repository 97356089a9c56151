public import Errors
private import Glibc
private import SystemPackage

/// Reads the lines of a file or of standard input one by one, twice if need be.
///
/// LF ends a line, a CR before it belongs to the end, and the last line need not end. A file is never in memory as a
/// whole; a pipe, which cannot be read twice, is kept.
public final class LineReader {
    private let name: String
    private let descriptor: FileDescriptor
    /// Where a file's lines begin; nil for what was kept.
    private let start: off_t?
    /// Bytes that were read: what follows `position` is still to be handed out.
    private var pending: [UInt8] = []
    private var position = 0
    private var number = 0
    private var isAtEnd = false

    private static let pieceLength = 1 << 16

    /// - Parameter path: A file, or "-" for standard input.
    public init(path: String) throws(HexaplaError) {
        name = path == "-" ? "standard input" : path
        let expected: Phrase = "one with a text a line"
        guard !path.isEmpty else { throw HexaplaError(.usage, at: "''", "no file is named", expected: expected) }
        if path == "-" {
            descriptor = .standardInput
        } else {
            let opened = Errno.result { try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec) }
            descriptor = try opened.mapError { [name] error in
                error == .noSuchFileOrDirectory
                    ? HexaplaError(at: "\(name)", "no such file", expected: expected) : .unreadable(name, error)
            }.get()
        }
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0 else { throw HexaplaError.unreadable(name, .last) }
        let place = status.st_mode & S_IFMT == S_IFREG ? lseek(descriptor.rawValue, 0, SEEK_CUR) : -1
        start = place >= 0 ? place : nil
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw HexaplaError(at: "\(name)", "is a folder", expected: "a file with a text a line")
        }
        if start == nil {
            while !isAtEnd { try readPiece() }
        }
    }

    deinit { if descriptor != .standardInput { try? descriptor.close() } }

    /// How many lines there are, each of them UTF-8. Begins anew afterwards.
    public func count() throws(HexaplaError) -> Int {
        while try next() != nil {}
        let count = number
        (position, number) = (0, 0)
        if let start {
            pending.removeAll(keepingCapacity: true)
            isAtEnd = false
            let sought = Errno.result { [descriptor] in try descriptor.seek(offset: Int64(start), from: .start) }
            _ = try sought.mapError { [name] in HexaplaError.unreadable(name, $0) }.get()
        }
        return count
    }

    /// The next line without its end; nil after the last one.
    public func next() throws(HexaplaError) -> String? {
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
            throw HexaplaError(at: "\(name):\(number)", "is not UTF-8", expected: "a text a line in UTF-8")
        }
        return text
    }

    private func readPiece() throws(HexaplaError) {
        let old = pending.count
        pending.append(contentsOf: repeatElement(0, count: Self.pieceLength))
        let read = Errno.result { [descriptor] in
            try pending[old...].withUnsafeMutableBytes { try descriptor.read(into: $0) }
        }
        let count = (try? read.get()) ?? 0
        pending.removeLast(Self.pieceLength - count)
        if case .failure(let error) = read { throw HexaplaError.unreadable(name, error) }
        isAtEnd = count == 0
    }
}
