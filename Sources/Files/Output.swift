public import Errors
private import Glibc
private import SystemPackage

/// Where results go: standard output, or a file that appears whole or not at all.
///
/// A file is written beside its final name and renamed when it is complete; what a killed run left there is removed by
/// the next. A pipe that nobody reads any more is an
/// error of the kind `readerGone`, which ends a program quietly: the reader has seen enough.
public final class Output {
    private let name: String
    private let descriptor: FileDescriptor
    private let isStandard: Bool
    /// What is renamed at the end, and to which name; nil where the target is a device or a pipe.
    private let replacement: (temporary: String, final: String)?
    private var buffer: [UInt8] = []
    private let filter: (any OutputFilter)?
    private var isEmpty = true
    private var state = State.open
    private static let capacity = 1 << 16

    private enum State { case open, complete, finished }

    /// - Parameters:
    ///   - path: nil or "-" for standard output.
    ///   - files: What is read: writing over it would destroy what the user has.
    ///   - filter: What the bytes go through on their way into a file; standard output takes them as they are.
    public init(
        path: String?, reading files: ReadFiles = [], through filter: (any OutputFilter)? = nil
    ) throws(HexaplaError) {
        guard let path, path != "-" else {
            (name, descriptor, isStandard, replacement) = ("standard output", .standardOutput, true, nil)
            self.filter = nil
            return
        }
        name = path
        isStandard = false
        self.filter = filter
        guard !path.isEmpty else {
            throw HexaplaError(.usage, at: "\(.output) ''", "no file is named", expected: "a file to write")
        }
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR {
            throw HexaplaError(.usage, at: "\(path)", "is a folder", expected: "a file to write")
        }
        if exists, status.st_mode & S_IFMT != S_IFREG {
            descriptor = try Self.open(path, named: path)
            replacement = nil
            return
        }
        if exists, access(path, W_OK) != 0 { throw HexaplaError.unwritable(path, .last) }
        try files.refuse(writing: path)
        let final = Self.target(of: path)
        let temporary: String
        (temporary, descriptor) = try UnfinishedFile.make(beside: final, named: path)
        replacement = (temporary, final)
        // Who may read the file stays as the user set it.
        if exists { fchmod(descriptor.rawValue, status.st_mode & 0o7777) }
    }

    private static func open(_ path: String, named name: String) throws(HexaplaError) -> FileDescriptor {
        let opened = Errno.result { try FileDescriptor.open(FilePath(path), .writeOnly, options: .closeOnExec) }
        return try opened.mapError { HexaplaError.unwritable(name, $0) }.get()
    }

    deinit {
        guard state != .finished, !isStandard else { return }
        if let replacement { UnfinishedFile.remove(replacement.temporary) }
        try? descriptor.close()
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

    /// Lets a reader have what is written so far; what is filtered waits.
    public func handOn() throws(HexaplaError) { if filter == nil { try flush() } }

    /// Whether what is written appears on a person's screen.
    public var isTerminal: Bool { isatty(descriptor.rawValue) == 1 }

    /// Writes what is left, and gives the file its name.
    public func finish() throws(HexaplaError) {
        try complete()
        try publish()
    }

    /// Writes what is left, down to the disk; the file has no name yet.
    public func complete() throws(HexaplaError) {
        try flush()
        if let filter {
            guard let rest = filter.end(isEmpty: isEmpty) else { throw noMemory }
            try put(rest)
        }
        // A device or a pipe has nothing to wait for.
        guard replacement != nil else { return }
        state = .complete
        guard fsync(descriptor.rawValue) == 0 else { throw HexaplaError.unwritable(name, .last) }
    }

    /// Gives a file that is complete its name.
    public func publish() throws(HexaplaError) {
        guard !isStandard else { return }
        state = .finished
        if let replacement {
            guard rename(replacement.temporary, replacement.final) == 0 else {
                let failure = Errno.last
                UnfinishedFile.remove(replacement.temporary)
                try? descriptor.close()
                throw HexaplaError.unwritable(name, failure)
            }
            UnfinishedFile.forget(replacement.temporary)
        }
        // Open until now, for its lock says that it is no leftover.
        _ = try Errno.result { [descriptor] in try descriptor.close() }
            .mapError { HexaplaError.unwritable(name, $0) }.get()
    }

    /// Writes nothing, and removes what has the file's name from an earlier run.
    public func withdraw() {
        guard state != .finished, let replacement else { return }
        state = .finished
        UnfinishedFile.remove(replacement.temporary)
        unlink(replacement.final)
        try? descriptor.close()
    }

    private func flush() throws(HexaplaError) {
        defer { buffer.removeAll(keepingCapacity: true) }
        guard let filter else { return try put(buffer) }
        isEmpty = isEmpty && buffer.isEmpty
        guard let filtered = filter.filter(buffer) else { throw noMemory }
        try put(filtered)
    }

    private var noMemory: HexaplaError {
        HexaplaError(.output, at: "\(name)", "cannot be compressed (no memory is left)")
    }

    private func put(_ bytes: [UInt8]) throws(HexaplaError) {
        _ = try Errno.result { try descriptor.writeAll(bytes) }.mapError { HexaplaError.unwritable(name, $0) }.get()
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
}
