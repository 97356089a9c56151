private import Documents
private import Encoders
private import Glibc
private import Hashes

/// What a document's rows depend on: its name, and its files by language, path, size and time of the last change.
struct DocumentKey {
    /// In hexadecimal.
    let digest: String
    /// Bytes of all files.
    let size: Int

    init(_ group: DocumentGroup) {
        var text = group.name
        var size = 0
        for version in group.versions {
            var status = stat()
            let isThere = stat(version.path, &status) == 0
            let time = isThere ? "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)" : ""
            size += isThere ? Int(status.st_size) : 0
            let fields = [
                version.language.tag, version.path, isThere ? String(status.st_size) : "", time, version.licence ?? "",
                version.origin ?? "",
            ]
            text += "\u{0}" + fields.joined(separator: "\u{1}")
        }
        digest = Array(text.utf8).withUnsafeBytes { SHA256.hexadecimal($0) }
        self.size = size
    }
}
