import Foundation
import Glibc

/// A program that is started with three files and waited for.
///
/// Not Foundation's `Process`: it keeps files open for good, and once some thousand are, it reads past the end of its list of
/// them (the copy of a directory's entry is as long as the longest entry) and crashes.
struct ChildProcess: Sendable {
    let executable: String
    let arguments: [String]
    let environment: [String: String]
    let folder: String
    /// What it reads from, writes to, and says errors to.
    let files: [String]

    private typealias ChangeFolder =
        @convention(c) (
            UnsafeMutablePointer<posix_spawn_file_actions_t>, UnsafePointer<CChar>
        ) -> Int32
    private typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    /// - Returns: Its status, as `waitpid` gives it.
    func run() async throws -> Int32 {
        let child = try start()
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                continuation.resume(returning: status)
            }
        }
    }

    private func start() throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY, 0)
        // Extensions of glibc's, which Swift does not see.
        guard let changeFolder = dlsym(nil, "posix_spawn_file_actions_addchdir_np"),
            let closeFrom = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np")
        else { throw POSIXError(.ENOSYS) }
        _ = unsafeBitCast(changeFolder, to: ChangeFolder.self)(&actions, folder)
        _ = unsafeBitCast(closeFrom, to: CloseFrom.self)(&actions, 3)
        // Swift's own threads block signals, and a child inherits that: it could not be interrupted.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in words + settings { free(string) } }
        var child: pid_t = 0
        let problem = posix_spawn(&child, executable, &actions, &attributes, &words, &settings)
        guard problem == 0 else { throw POSIXError(POSIXErrorCode(rawValue: problem) ?? .EIO) }
        return child
    }
}
