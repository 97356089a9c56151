internal import Errors
private import Glibc
private import Synchronization
internal import SystemPackage

/// The files that are being written, under names of their own beside their final ones.
///
/// Each is locked for as long as it is written. One that nobody holds was left by a run that was killed, and goes when the
/// next file is written in its folder.
enum UnfinishedFile {
    private static let prefix = ".hexapla-"
    private static let suffix = ".part"
    private static let number = Atomic<Int>(0)
    private static let cleaned = Mutex<Set<String>>([])

    /// Makes one, and removes those that killed runs left.
    ///
    /// - Parameters:
    ///   - path: The final name: it may be as long as the system allows, for none of it is in the other one.
    ///   - name: What errors call it.
    static func make(
        beside path: String, named name: String
    ) throws(HexaplaError) -> (path: String, descriptor: FileDescriptor) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        removeLeftovers(in: folder)
        while true {
            let count = number.wrappingAdd(1, ordering: .relaxed).newValue
            let temporary = "\(folder)\(prefix)\(getpid())-\(count)\(suffix)"
            // Before it is there: an interruption may come at any time.
            remember(temporary)
            let opened = Errno.result {
                try FileDescriptor.open(
                    FilePath(temporary), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                    permissions: FilePermissions(rawValue: 0o666))
            }
            let descriptor: FileDescriptor
            switch opened {
            case .success(let value): descriptor = value
            case .failure(let error):
                forget(temporary)
                // Another machine's process of this number, on a shared disk, or a leftover that cannot be removed.
                if error == .fileExists { continue }
                throw HexaplaError.unwritable(name, error)
            }
            // Another run may have taken it for a leftover between these two steps.
            var status = stat()
            flock(descriptor.rawValue, LOCK_EX)
            if fstat(descriptor.rawValue, &status) == 0, status.st_nlink > 0 { return (temporary, descriptor) }
            forget(temporary)
            try? descriptor.close()
        }
    }

    static func remove(_ path: String) {
        unlink(path)
        forget(path)
    }

    /// Once a folder.
    private static func removeLeftovers(in folder: String) {
        guard cleaned.withLock({ $0.insert(folder).inserted }),
            let entries = opendir(folder.isEmpty ? "." : folder)
        else { return }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { continue }
            removeLeftover(folder + name)
        }
    }

    private static func removeLeftover(_ path: String) {
        // Whatever stands there under this name: no link is followed, no pipe waited for.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            flock(descriptor, LOCK_EX | LOCK_NB) == 0
        else { return }
        unlink(path)
    }

    // MARK: - For a signal handler

    /// A name's address, as a C string's, in each place; 0 for none. Made once and never freed: a handler may look at any
    /// time. More files than a process may have open have no place, and stay behind if it is interrupted.
    private static let places = 4096
    private nonisolated(unsafe) static let names: UnsafeMutablePointer<Atomic<UInt>> = {
        let names = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: places)
        for place in 0..<places { (names + place).initialize(to: Atomic(0)) }
        return names
    }()

    private static func remember(_ temporary: String) {
        guard let name = strdup(temporary) else { return }
        for place in 0..<places {
            let (isOurs, _) = names[place].compareExchange(
                expected: 0, desired: UInt(bitPattern: name), ordering: .sequentiallyConsistent)
            if isOurs { return }
        }
        free(name)
    }

    /// The name is freed once it is no longer there. A handler that another thread runs at that very moment may still
    /// hold it: at worst it removes nothing, in a program that is ending.
    static func forget(_ temporary: String) {
        for place in 0..<places {
            let address = names[place].load(ordering: .sequentiallyConsistent)
            guard let name = UnsafeMutablePointer<CChar>(bitPattern: address), strcmp(name, temporary) == 0 else {
                continue
            }
            let (isOurs, _) = names[place].compareExchange(
                expected: address, desired: 0, ordering: .sequentiallyConsistent)
            if isOurs { free(name) }
            return
        }
    }

    static func removeAll() {
        for place in 0..<places {
            let address = names[place].load(ordering: .sequentiallyConsistent)
            if let path = UnsafePointer<CChar>(bitPattern: address) { unlink(path) }
        }
    }
}

extension Output {
    /// Removes what an interrupted run leaves. Safe in a signal handler.
    public static func removeUnfinished() { UnfinishedFile.removeAll() }
}
