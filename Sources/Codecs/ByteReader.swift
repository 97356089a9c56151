private import CArchive
private import Files
private import Glibc
private import SystemPackage

/// A file or standard input, read piece by piece and unpacked as its suffix says (`.gz`, `.zst`, `.xz`, `.bz2`).
///
/// Memory is bounded by the piece, whatever the file is. What unpacks to more than the limit is an error; a plain file
/// may be as long as it is.
public final class ByteReader {
    /// What errors call it: the path, or "standard input".
    public let name: String
    public let compression: Compression?
    /// Whether it can be read again: no pipe.
    public let isRegular: Bool
    private let descriptor: Int32
    private let unpacker: OpaquePointer?
    private let maximumSize: Int
    private var count = 0

    /// - Parameters:
    ///   - path: A file, or "-" for standard input, which is read as it is.
    ///   - maximumSize: The most bytes that a compressed file may unpack to.
    ///   - called: What errors call it; nil for the path.
    public init(
        path: String, maximumSize: Int = InputSize.standard.bytes, called: String? = nil
    ) throws(CodecError) {
        let name = called ?? (path == "-" ? "standard input" : path)
        let opened = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else {
            throw errno == ENOENT ? .noSuchFile(path: name) : .unreadable(path: name, reason: Self.reason())
        }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            let error: CodecError =
                status.st_mode & S_IFMT == S_IFDIR
                ? .notAFile(path: name) : .unreadable(path: name, reason: Self.reason())
            if opened != 0 { close(opened) }
            throw error
        }
        let compression = path == "-" ? nil : Compression(path: path)
        var unpacker: OpaquePointer?
        if let compression {
            unpacker = hexapla_unpacker_open_file(opened, compression.code)
            guard unpacker != nil else {
                close(opened)
                throw .notCompressed(path: name, compression: compression)
            }
        }
        self.name = name
        self.compression = compression
        isRegular = status.st_mode & S_IFMT == S_IFREG
        self.unpacker = unpacker
        self.maximumSize = maximumSize
        descriptor = opened
    }

    deinit {
        hexapla_unpacker_close(unpacker)
        if descriptor != 0 { close(descriptor) }
    }

    /// The next bytes, at most `length`; empty at the end.
    public func read(upTo length: Int = 1 << 16) throws(CodecError) -> [UInt8] {
        var error: CodecError?
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            do throws(CodecError) {
                count = try read(into: buffer)
            } catch let failure {
                error = failure
                count = 0
            }
        }
        if let error { throw error }
        return bytes
    }

    /// Everything that is left.
    public func readAll() throws(CodecError) -> [UInt8] {
        var status = stat()
        var bytes: [UInt8] = []
        if unpacker == nil, fstat(descriptor, &status) == 0 { bytes.reserveCapacity(max(0, Int(status.st_size)) + 1) }
        while true {
            let piece = try read()
            if piece.isEmpty { return bytes }
            bytes.append(contentsOf: piece)
        }
    }

    private func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(CodecError) -> Int {
        guard let unpacker else {
            let read = Errno.result { [descriptor] in
                try FileDescriptor(rawValue: descriptor).read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            return try read.mapError { [name] in CodecError.unreadable(path: name, reason: $0.reason) }.get()
        }
        let read = hexapla_unpacker_read(unpacker, buffer.baseAddress, Int64(buffer.count))
        guard read >= 0 else {
            let reason = String(cString: hexapla_unpacker_problem(unpacker))
            throw .damaged(path: name, format: "\(compression?.name ?? "compressed") file", reason: reason)
        }
        count += Int(read)
        guard count <= maximumSize else { throw .tooLarge(path: name, maximumSize: maximumSize) }
        return Int(read)
    }

    private static func reason() -> String { Errno.last.reason }
}
