import Glibc

/// A file's bytes, mapped read-only for as long as the object lives.
final class MappedFile: Sendable {
    let path: String
    let count: Int
    // Written nowhere after `init`, and read-only by the mapping's protection: sharing it between threads is safe.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    /// Maps the file at `path`; an empty file has no bytes .
    init(path: String) throws(EmbeddingError) {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path: path, action: "cannot be opened") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(path: path, action: "cannot be examined") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw EmbeddingError(.file, place: path, problem: "is not a regular file")
        }
        count = Int(status.st_size)
        guard count > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw Self.failure(path: path, action: "cannot be mapped into memory")
        }
        bytes = UnsafeRawBufferPointer(start: address, count: count)
    }

    /// Lets go of the pages that were read; the next read fetches them again.
    func releasePages() {
        guard let address = bytes.baseAddress else { return }
        madvise(UnsafeMutableRawPointer(mutating: address), count, MADV_DONTNEED)
    }

    deinit {
        if let address = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: address), count) }
    }

    private static func failure(path: String, action: String) -> EmbeddingError {
        let code = errno
        return EmbeddingError(.file, place: path, problem: "\(action): \(String(cString: strerror(code)))")
    }
}
