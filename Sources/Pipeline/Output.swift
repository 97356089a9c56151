internal import Codecs
private import Glibc

/// Where results go: standard output, or a file that appears whole or not at all.
///
/// A file is written beside its final name and renamed when it is complete; one whose suffix is `.gz` or `.zst` is
/// compressed. A closed pipe ends writing quietly: the reader has seen enough.
public final class Output {
    private let name: String
    private let descriptor: Int32
    private let isStandard: Bool
    /// What is renamed at the end, and to which name; nil where the target is a device or a pipe.
    private let replacement: (temporary: String, final: String)?
    private var buffer: [UInt8] = []
    private let compression: Compression?
    private let compressor: Compressor?
    private var isEmpty = true
    private var state = State.open
    private static let capacity = 1 << 16

    private enum State { case open, complete, finished }

    /// - Parameters:
    ///   - path: nil or "-" for standard output.
    ///   - texts: Paths that are read: writing over them would destroy the user's text.
    public init(path: String?, reading texts: [String] = []) throws(HexaplaError) {
        guard let path, path != "-" else {
            (name, descriptor, isStandard, replacement) = ("standard output", 1, true, nil)
            (compression, compressor) = (nil, nil)
            return
        }
        name = path
        isStandard = false
        guard !path.isEmpty else { throw HexaplaError("-o '': no file is named; expected a file to write") }
        compression = Compression(path: path)
        compressor = compression.flatMap { Compressor($0) }
        if let compression, compressor == nil {
            throw HexaplaError("\(path): \(compression.name) is read, not written; expected .gz or .zst")
        }
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR {
            throw HexaplaError("\(path): is a folder; expected a file to write")
        }
        if exists, status.st_mode & S_IFMT != S_IFREG {
            let opened = open(path, O_WRONLY | O_CLOEXEC)
            guard opened >= 0 else { throw Self.failure(path) }
            (descriptor, replacement) = (opened, nil)
            return
        }
        if exists, access(path, W_OK) != 0 { throw Self.failure(path) }
        if let identity = FileIdentity(path: path), texts.contains(where: { FileIdentity(path: $0) == identity }) {
            throw HexaplaError("\(path): is one of the texts; expected another file to write")
        }
        let final = Self.target(of: path)
        let temporary = "\(final).\(getpid()).part"
        // A dead process of the same number may have left one.
        unlink(temporary)
        let opened = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw Self.failure(path) }
        // Who may read the file stays as the user set it.
        if exists { fchmod(opened, status.st_mode & 0o7777) }
        (descriptor, replacement) = (opened, (temporary, final))
        Self.remember(temporary)
    }

    deinit {
        guard state != .finished, !isStandard else { return }
        if state == .open { close(descriptor) }
        if let replacement {
            unlink(replacement.temporary)
            Self.forget(replacement.temporary)
        }
    }

    public func write(_ text: String) throws(HexaplaError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.capacity { try flush() }
    }

    public func write(bytes: [UInt8]) throws(HexaplaError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.capacity { try flush() }
    }

    /// Writes numbers as they lie in memory.
    public func write(numbers: [Float]) throws(HexaplaError) {
        numbers.withUnsafeBytes { buffer.append(contentsOf: $0) }
        if buffer.count >= Self.capacity { try flush() }
    }

    /// Lets a reader have what is written so far; compressed files wait.
    func handOn() throws(HexaplaError) { if compressor == nil { try flush() } }

    /// Whether what is written appears on a person's screen.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes what is left, and gives the file its name.
    public func finish() throws(HexaplaError) {
        try complete()
        try publish()
    }

    /// Writes what is left, down to the disk; the file has no name yet.
    func complete() throws(HexaplaError) {
        try flush()
        try endFrame()
        guard !isStandard else { return }
        state = .complete
        // A device or a pipe has nothing to wait for.
        let isSafe = replacement == nil || fsync(descriptor) == 0
        let error = Self.failure(name)
        guard close(descriptor) == 0, isSafe else { throw isSafe ? Self.failure(name) : error }
    }

    /// Gives a file that is complete its name.
    func publish() throws(HexaplaError) {
        guard !isStandard else { return }
        state = .finished
        guard let replacement else { return }
        defer { Self.forget(replacement.temporary) }
        guard rename(replacement.temporary, replacement.final) == 0 else {
            let error = Self.failure(name)
            unlink(replacement.temporary)
            throw error
        }
    }

    private func flush() throws(HexaplaError) {
        guard let compressor else {
            try put(buffer)
            buffer.removeAll(keepingCapacity: true)
            return
        }
        isEmpty = isEmpty && buffer.isEmpty
        do throws(Compressor.Failure) {
            buffer = try compressor.compress(buffer)
        } catch {
            throw HexaplaError("\(name): cannot be compressed (no memory is left)")
        }
        try put(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// The last compressed bytes; of nothing at all too, for an empty file is no compressed one.
    private func endFrame() throws(HexaplaError) {
        guard let compression, let compressor else { return }
        do throws(Compressor.Failure) {
            buffer = isEmpty ? try Compressor.file([], compression) : try compressor.endFrame()
        } catch {
            throw HexaplaError("\(name): cannot be compressed (no memory is left)")
        }
        try put(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func put(_ bytes: [UInt8]) throws(HexaplaError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                exit(0)
            } else if errno != EINTR {
                throw Self.failure(name)
            }
        }
    }

    /// Through links to the file itself, also where it does not exist yet, so that a link stays one.
    private static func target(of path: String) -> String {
        var target = path
        // As many links as Linux itself follows.
        for _ in 0..<40 {
            var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
            let length = readlink(target, &bytes, bytes.count)
            guard length > 0 else { return target }
            let link = String(decoding: bytes[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
            target = link.hasPrefix("/") ? link : folder + link
        }
        return target
    }

    private static func failure(_ name: String) -> HexaplaError {
        let code = errno
        let reason = strerror(code).map { String(cString: $0).lowercased() } ?? "unknown reason"
        let advice =
            switch code {
            case ENOENT, ENOTDIR: "; make its folder first, or name another file"
            case EACCES, EPERM, EROFS: "; name a file that you may write"
            case ENOSPC, EDQUOT, EFBIG: "; make room, or write elsewhere"
            default: ""
            }
        return HexaplaError("\(name): cannot be written (\(reason))\(advice)")
    }
}
