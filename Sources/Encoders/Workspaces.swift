import Synchronization

/// Memory for an encoder's arithmetic, lent to one thread at a time and kept for the next.
final class Workspaces<Workspace>: Sendable {
    /// @unchecked: a workspace is taken out by one thread, used by it, and put back.
    private struct Idle: @unchecked Sendable {
        var workspaces: [Workspace] = []
    }

    private let idle: Mutex<Idle> = Mutex(Idle())
    private let make: @Sendable () -> Workspace

    init(_ make: @escaping @Sendable () -> Workspace) { self.make = make }

    func lend(_ body: (Workspace) -> Void) {
        let waiting = idle.withLock { idle in
            nonisolated(unsafe) let taken = idle.workspaces.popLast()
            return taken
        }
        let workspace = waiting ?? make()
        body(workspace)
        nonisolated(unsafe) let used = workspace
        idle.withLock { $0.workspaces.append(used) }
    }

    /// Gives back the memory of those that nobody has.
    func removeAll() { idle.withLock { $0.workspaces = [] } }
}
