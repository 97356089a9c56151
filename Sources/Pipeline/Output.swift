private import Glibc
private import Synchronization

/// Where results go: standard output, or a file that appears whole or not at all.
///
/// A file is written beside its final name and renamed when it is complete. A closed pipe ends writing quietly: the
/// reader has seen enough.
public final class Output {
    private let name: String
    private let descriptor: Int32
    private let isStandard: Bool
    /// What is renamed at the end, and to which name; nil where the target is a device or a pipe.
    private let replacement: (temporary: String, final: String)?
    private var buffer: [UInt8] = []
    private var isFinished = false
    private static let capacity = 1 << 16

    /// - Parameters:
    ///   - path: nil or "-" for standard output.
    ///   - texts: Paths that are read: writing over them would destroy the user's text.
    public init(path: String?, reading texts: [String] = []) throws(HexaplaError) {
        guard let path, path != "-" else {
            (name, descriptor, isStandard, replacement) = ("standard output", 1, true, nil)
            return
        }
        name = path
        isStandard = false
        guard !path.isEmpty else { throw HexaplaError("-o '': no file is named; expected a file to write") }
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
        guard !isFinished, !isStandard else { return }
        close(descriptor)
        if let replacement {
            unlink(replacement.temporary)
            Self.remember(nil)
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

    /// Whether what is written appears on a person's screen.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes what is left, and gives the file its name.
    public func finish() throws(HexaplaError) {
        try flush()
        guard !isStandard else { return }
        isFinished = true
        guard let replacement else {
            guard close(descriptor) == 0 else { throw Self.failure(name) }
            return
        }
        defer { Self.remember(nil) }
        guard fsync(descriptor) == 0, close(descriptor) == 0,
            rename(replacement.temporary, replacement.final) == 0
        else {
            let error = Self.failure(name)
            unlink(replacement.temporary)
            throw error
        }
    }

    private func flush() throws(HexaplaError) {
        var written = 0
        while written < buffer.count {
            let count = buffer[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                exit(0)
            } else if errno != EINTR {
                throw Self.failure(name)
            }
        }
        buffer.removeAll(keepingCapacity: true)
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

// MARK: - Interruption

extension Output {
    /// The name of the file being written, as a C string's address; 0 for none.
    private static let unfinished = Atomic<UInt>(0)

    /// The old name is freed once it is no longer named. A handler that another thread runs at that very moment may
    /// still hold it: at worst it removes nothing, in a program that is ending.
    private static func remember(_ temporary: String?) {
        let address = temporary.flatMap { strdup($0) }.map { UInt(bitPattern: $0) } ?? 0
        let previous = unfinished.exchange(address, ordering: .sequentiallyConsistent)
        free(UnsafeMutableRawPointer(bitPattern: previous))
    }

    /// Removes what an interrupted run leaves. Safe in a signal handler.
    public static func removeUnfinished() {
        let address = unfinished.load(ordering: .sequentiallyConsistent)
        if let path = UnsafePointer<CChar>(bitPattern: address) { unlink(path) }
    }
}
