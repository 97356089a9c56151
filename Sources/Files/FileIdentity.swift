private import Glibc

/// Which file a path leads to, however it is spelled: "a.txt", "./a.txt" and a link to it are one.
public struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    /// nil for what is no ordinary file: pipes and devices may be named twice.
    public init?(path: String) {
        var status = stat()
        guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }
}
