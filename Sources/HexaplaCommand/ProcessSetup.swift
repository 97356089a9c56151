private import CProgram
internal import Files
private import Glibc
private import Jobs

/// What the program makes of the process it runs in: signals and standard streams.
enum ProcessSetup {
    static func prepare() {
        // A reader that closes the pipe has seen enough: writing then fails, and the program ends quietly. A file
        // over the size limit fails to be written, with a message.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // Nothing to remove yet: this makes the list of files now, for a handler must not make it.
        Output.removeUnfinished()
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // What nohup ignores stays ignored.
            guard let before = signal(number, endInterrupted), unsafeBitCast(before, to: Int.self) == ignored else {
                continue
            }
            signal(number, SIG_IGN)
        }
        endWithoutMemory()
        holdStandardStreams()
    }

    /// What the program was called with, without its own name.
    static var arguments: [String] {
        (1..<max(1, hexapla_argument_count())).map { hexapla_argument($0).map { String(cString: $0) } ?? "" }
    }

    /// Where the system gives no more memory, nothing can go on; what was begun is removed, and one line says it.
    private static func endWithoutMemory() {
        // For as long as the program runs.
        guard let before = strdup("hexapla: there is no memory left ("),
            let after = strdup(
                " MB more were asked for); raise the limit (ulimit -v), or take fewer --threads, --encoder none or "
                    + "shorter texts")
        else { return }
        hexapla_end_without_memory(before, after, { Output.removeUnfinished() }, 2)
    }

    private static let ignored = 1

    private static let endInterrupted: @convention(c) (Int32) -> Void = { number in
        Output.removeUnfinished()
        signal(number, SIG_DFL)
        raise(number)
    }

    /// A stream that the caller closed must not become the number of a file that is opened later: results would go
    /// where messages go. Opened the wrong way round, so that using it still fails.
    private static func holdStandardStreams() {
        for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) < 0 {
            _ = open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY)
        }
    }
}
