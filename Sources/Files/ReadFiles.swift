public import Errors
private import Glibc

/// The files that a run reads, whatever for: what it writes must be none of them, by whatever name or link.
public struct ReadFiles: Sendable, ExpressibleByArrayLiteral {
    private var identities: Set<FileIdentity> = []

    public init(_ paths: [String] = []) { add(paths) }

    public init(arrayLiteral paths: String...) { self.init(paths) }

    /// Files that are not there, pipes and standard input are never written over.
    public mutating func add(_ paths: [String]) { identities.formUnion(paths.compactMap { FileIdentity(path: $0) }) }

    /// The files that stand in a folder itself.
    public mutating func add(filesIn folder: String) {
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name), let entries = opendir(folder) else { return }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            // An entry is as long as its name, not as long as its type.
            let name = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            add(["\(folder)/\(String(cString: name))"])
        }
    }

    public mutating func formUnion(_ other: ReadFiles) { identities.formUnion(other.identities) }

    /// Refuses a file to write that is one of them.
    public func refuse(writing path: String) throws(HexaplaError) {
        guard let identity = FileIdentity(path: path), identities.contains(identity) else { return }
        throw HexaplaError(
            .usage, at: "\(path)", "is one of the texts or other files that are read", expected: "another file to write"
        )
    }
}
