private import Glibc
private import Synchronization

/// The names of the files that are being written, for a signal handler to remove.
extension Output {
    /// A name's address, as a C string's, in each place; 0 for none. Made once and never freed: a handler may look at any
    /// time. More files than a process may have open have no place, and stay behind if it is interrupted.
    private static let places = 4096
    private nonisolated(unsafe) static let names: UnsafeMutablePointer<Atomic<UInt>> = {
        let names = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: places)
        for place in 0..<places { (names + place).initialize(to: Atomic(0)) }
        return names
    }()

    static func remember(_ temporary: String) {
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

    /// Removes what an interrupted run leaves. Safe in a signal handler.
    public static func removeUnfinished() {
        for place in 0..<places {
            let address = names[place].load(ordering: .sequentiallyConsistent)
            if let path = UnsafePointer<CChar>(bitPattern: address) { unlink(path) }
        }
    }
}
