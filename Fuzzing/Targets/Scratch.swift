import Glibc

/// A folder in memory for the files that a target reads, gone with the process.
enum Scratch {
    static let folder: String = {
        var template = Array("/dev/shm/hexapla-fuzz.XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { fatalError("no folder can be made in /dev/shm") }
        let path = String(cString: made)
        atexit { Scratch.remove() }
        return path
    }()

    nonisolated(unsafe) private static var names: Set<String> = []

    /// Writes a file and gives its path.
    static func file(_ name: String, _ bytes: [UInt8]) -> String {
        let path = "\(folder)/\(name)"
        names.insert(name)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        expect(descriptor >= 0 && write(descriptor, bytes, bytes.count) == bytes.count, "no room in /dev/shm")
        close(descriptor)
        return path
    }

    static func makeFolder(_ name: String) -> String {
        let path = "\(folder)/\(name)"
        mkdir(path, 0o700)
        return path
    }

    private static func remove() {
        for name in names { unlink("\(folder)/\(name)") }
        for name in ["work", "cache", "languages"] { rmdir("\(folder)/\(name)") }
        rmdir(folder)
    }
}

/// Cuts an input into parts at a byte that texts do not have.
func parts(_ bytes: [UInt8], _ count: Int) -> [[UInt8]] {
    var parts = bytes.split(separator: 0xFF, maxSplits: count - 1, omittingEmptySubsequences: false).map(Array.init)
    while parts.count < count { parts.append([]) }
    return parts
}
