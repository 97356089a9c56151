internal import Errors
internal import Files
private import Glibc
private import SystemPackage

/// The file of a review: lines that are only ever added, each on the disk before it counts.
///
/// One process writes it, which its lock says; others read. A last line that a killed process left without its end is
/// no line: it was never said to be done.
final class LogFile {
    /// Why nothing can be added; nil where it can.
    private(set) var refusal: String?
    /// Whole lines, without their ends, in the order in which they were written.
    private(set) var lines: [ArraySlice<UInt8>] = []
    private let path: String
    private let descriptor: FileDescriptor?
    /// How far the file holds whole lines.
    private var length = 0

    /// - Parameter mayWrite: Whether lines are to be added; the file is made then.
    init(path: String, mayWrite: Bool) throws(HexaplaError) {
        self.path = path
        (descriptor, refusal) = try Self.open(path, mayWrite: mayWrite)
        guard let descriptor else { return }
        if mayWrite, refusal == nil, flock(descriptor.rawValue, LOCK_EX | LOCK_NB) != 0 {
            refusal = "another process has \(path) open to write"
        }
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw HexaplaError(at: "\(path)", "is no file", expected: "the corrections of a review")
        }
        try read(descriptor)
    }

    // Closing it gives the lock back.
    deinit { try? descriptor?.close() }

    private static func open(_ path: String, mayWrite: Bool) throws(HexaplaError) -> (FileDescriptor?, String?) {
        if mayWrite {
            let opened = Errno.result {
                try FileDescriptor.open(
                    FilePath(path), .readWrite, options: [.create, .closeOnExec, .nonBlocking],
                    permissions: FilePermissions(rawValue: 0o666))
            }
            switch opened {
            case .success(let descriptor): return (descriptor, nil)
            case .failure(let error):
                // What may only be read can be looked at.
                guard [.permissionDenied, .notPermitted, .readOnlyFileSystem].contains(error) else {
                    throw HexaplaError.unwritable(path, error)
                }
                let found = try self.open(path, mayWrite: false)
                return (found.0, "\(path) cannot be written (\(error.reason))")
            }
        }
        let opened = Errno.result {
            try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking])
        }
        switch opened {
        case .success(let descriptor): return (descriptor, "it is only read")
        case .failure(.noSuchFileOrDirectory): return (nil, "it is only read")
        case .failure(let error): throw HexaplaError.unreadable(path, error)
        }
    }

    private func read(_ descriptor: FileDescriptor) throws(HexaplaError) {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let read = Errno.result {
                try piece.withUnsafeMutableBytes { buffer in
                    try descriptor.read(fromAbsoluteOffset: Int64(bytes.count), into: buffer)
                }
            }
            let count = try read.mapError { HexaplaError.unreadable(path, $0) }.get()
            if count == 0 { break }
            bytes.append(contentsOf: piece[..<count])
        }
        var start = 0
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            lines.append(bytes[start..<end])
            start = end + 1
        }
        length = start
        guard start < bytes.count, refusal == nil else { return }
        try shorten()
    }

    /// Takes off what stands behind the last whole line.
    private func shorten() throws(HexaplaError) {
        guard let descriptor else { return }
        guard ftruncate(descriptor.rawValue, length) == 0 else { throw HexaplaError.unwritable(path, .last) }
    }

    /// Adds a line, and comes back when it is on the disk. If that fails, the file is as it was.
    ///
    /// - Parameter line: Without its end.
    func append(_ line: String) throws(HexaplaError) {
        if let refusal { throw HexaplaError(.output, at: "\(path)", "\(refusal)") }
        guard let descriptor else { return }
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0, status.st_nlink > 0 else {
            throw HexaplaError(.output, at: "\(path)", "is no longer there", remedy: "begin the review again")
        }
        guard status.st_size == length else {
            throw HexaplaError(
                .output, at: "\(path)", "was changed by another program", remedy: "begin the review again")
        }
        let bytes = Array(line.utf8) + [0x0A]
        do {
            try descriptor.writeAll(toAbsoluteOffset: Int64(length), bytes)
            guard fdatasync(descriptor.rawValue) == 0 else { throw Errno.last }
        } catch {
            // Half a line must not stand before the next one.
            try shorten()
            throw HexaplaError.unwritable(path, error as? Errno ?? .ioError)
        }
        let isFirst = length == 0
        length += bytes.count
        if isFirst { Self.synchronizeFolder(of: path) }
    }

    /// A file that is new is safe when its folder is.
    private static func synchronizeFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard let descriptor = try? FileDescriptor.open(FilePath(folder), .readOnly, options: .closeOnExec) else {
            return
        }
        // A file system that cannot say so has no way to make it surer.
        fsync(descriptor.rawValue)
        try? descriptor.close()
    }
}
