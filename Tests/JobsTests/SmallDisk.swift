import Foundation
import TestFiles

/// A disk of a few kilobytes, in memory, for one test. Root alone may mount it.
struct SmallDisk {
    let path: String

    private static func run(_ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// Whether one can be mounted here: a container's root may not.
    static let isPossible: Bool = {
        guard geteuid() == 0 else { return false }
        return (try? use(bytes: 1 << 16) { _ in }) != nil
    }()

    private struct NoMount: Error {}

    static func use(bytes: Int, _ body: (SmallDisk) throws -> Void) throws {
        try TestFolder.use { folder in
            guard run(["mount", "-t", "tmpfs", "-o", "size=\(bytes)", "tmpfs", folder.path]) else { throw NoMount() }
            defer { _ = run(["umount", folder.path]) }
            try body(SmallDisk(path: folder.path))
        }
    }

    func grow(to bytes: Int) throws {
        guard Self.run(["mount", "-o", "remount,size=\(bytes)", path]) else { throw NoMount() }
    }
}
