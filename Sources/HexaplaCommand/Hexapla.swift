internal import ArgumentParser
private import Glibc
private import Pipeline

struct Hexapla: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hexapla",
        abstract: "Aligns the versions of one text, sentence by sentence, in one lossless, scored table.",
        version: "0.1.0",
        subcommands: [Align.self, Segment.self, Evaluate.self])

    /// Parses the command line, runs it and ends the program: 0 done, 1 done with findings, 2 error.
    static func runToExit() -> Never {
        // A reader that closes the pipe has seen enough: writing then fails, and the program ends quietly.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
            Glibc.exit(0)
        } catch let error as HexaplaError {
            complain("hexapla: \(error.description)")
        } catch {
            let message = fullMessage(for: error)
            if exitCode(for: error) == .success {
                print(message)
                Glibc.exit(0)
            }
            complain(message)
        }
        Glibc.exit(2)
    }

    private static func complain(_ message: String) {
        Notices.write(message)
    }
}
