private import Foundation
private import Glibc

/// Where results go: standard output, or a file that appears whole or not at all.
///
/// A file is written beside its final name and renamed when it is complete. A closed pipe ends writing quietly: the
/// reader has seen enough.
public final class Output {
    private let name: String
    private let descriptor: Int32
    /// What is renamed at the end, and to which name; nil where the target is a device or a pipe.
    private let replacement: (temporary: String, final: String)?
    private var buffer: [UInt8] = []
    private var isFinished = false
    private static let capacity = 1 << 16

    /// - Parameter path: nil for standard output.
    public init(path: String?) throws(HexaplaError) {
        guard let path else {
            (name, descriptor, replacement) = ("standard output", 1, nil)
            return
        }
        name = path
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
        // Through a link to the file itself, so that the link stays one.
        let final = realpath(path, nil).map { resolved in
            defer { free(resolved) }
            return String(cString: resolved)
        } ?? path
        let temporary = "\(final).\(getpid()).part"
        let opened = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw Self.failure(path) }
        (descriptor, replacement) = (opened, (temporary, final))
    }

    deinit {
        guard !isFinished, descriptor != 1 else { return }
        close(descriptor)
        if let replacement { unlink(replacement.temporary) }
    }

    public func write(_ text: String) throws(HexaplaError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.capacity { try flush() }
    }

    /// Writes what is left, and gives the file its name.
    public func finish() throws(HexaplaError) {
        try flush()
        isFinished = true
        guard descriptor != 1 else { return }
        guard let replacement else {
            guard close(descriptor) == 0 else { throw Self.failure(name) }
            return
        }
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
            let count = buffer.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
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

    private static func failure(_ name: String) -> HexaplaError {
        let reason = strerror(errno).map { String(cString: $0).lowercased() } ?? "unknown reason"
        return HexaplaError("\(name): cannot be written (\(reason))")
    }
}
