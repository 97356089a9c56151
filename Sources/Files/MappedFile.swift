public import Errors
private import Glibc
private import SystemPackage

/// A file's bytes, mapped read-only for as long as the object lives.
public final class MappedFile: Sendable {
    public let path: String
    public let count: Int
    // Written nowhere after `init`, and read-only by the mapping's protection: sharing it between threads is safe.
    public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    /// Maps the file at `path`; an empty file has no bytes.
    public init(path: String) throws(HexaplaError) {
        self.path = path
        let opened = Errno.result { try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec) }
        let descriptor = try opened.mapError { HexaplaError.unreadable(path, $0, problem: "cannot be opened") }.get()
        defer { try? descriptor.close() }
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0 else {
            throw HexaplaError.unreadable(path, .last, problem: "cannot be examined")
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw HexaplaError(at: "\(path)", "is not a regular file") }
        count = Int(status.st_size)
        guard count > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor.rawValue, 0), address != MAP_FAILED
        else {
            throw HexaplaError.unreadable(path, .last, problem: "cannot be mapped into memory")
        }
        bytes = UnsafeRawBufferPointer(start: address, count: count)
    }

    /// Lets go of the pages that were read; the next read fetches them again.
    public func releasePages() {
        guard let address = bytes.baseAddress else { return }
        madvise(UnsafeMutableRawPointer(mutating: address), count, MADV_DONTNEED)
    }

    deinit {
        if let address = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: address), count) }
    }
}
