import Foundation
import Testing

/// The built binary, driven as a user or a script does.
enum Program {
    /// Beside the test bundle, in the folder that both were built into, or what HEXAPLA_PROGRAM names.
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["HEXAPLA_PROGRAM"] { return named }
        let tests = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return tests.resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("hexapla").path
    }()

    /// The repository, for its fixtures.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What a run gave back.
    struct Run: Sendable {
        let exitCode: Int32
        /// Whether a signal ended it.
        let wasKilled: Bool
        let output: Data
        let errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
        /// Without the last line's end.
        var lines: [String] {
            var lines = text.components(separatedBy: "\n")
            if lines.last == "" { lines.removeLast() }
            return lines
        }
        /// What was said on standard error, without the notice that there is no encoder.
        var complaints: [String] {
            errors.components(separatedBy: "\n").filter { !$0.isEmpty && !$0.hasPrefix("hexapla: no encoder") }
        }
    }

    static func run(
        _ arguments: [String], input: Data = Data(), environment: [String: String] = [:], in folder: String? = nil
    ) async throws -> Run {
        try await launch(path, arguments, input: input, environment: environment, in: folder)
    }

    /// Runs shell words in which `$HEXAPLA` is the binary.
    static func shell(_ script: String, in folder: String? = nil) async throws -> Run {
        try await launch("/bin/sh", ["-c", script], input: Data(), environment: ["HEXAPLA": path], in: folder)
    }

    /// Runs as a user who may not read and write everything; nil where there is no way to become one.
    static func runUnprivileged(_ arguments: [String], in folder: String) async throws -> Run? {
        if geteuid() != 0 { return try await run(arguments, in: folder) }
        let become = "setpriv --reuid 65534 --regid 65534 --clear-groups"
        guard try await shell("\(become) \"$HEXAPLA\" --version").exitCode == 0 else { return nil }
        let words = arguments.map { "'\($0)'" }.joined(separator: " ")
        return try await shell("\(become) \"$HEXAPLA\" \(words)", in: folder)
    }

    /// Tests run side by side by the hundred, programs do not.
    private static let turns = Turns(8)

    private static func launch(
        _ executable: String, _ arguments: [String], input: Data, environment: [String: String], in folder: String?
    ) async throws -> Run {
        await turns.take()
        do {
            let run = try await finish(executable, arguments, input: input, environment: environment, in: folder)
            await turns.giveBack()
            return run
        } catch {
            await turns.giveBack()
            throw error
        }
    }

    /// Through files, not pipes: nothing waits for a reader.
    private static func finish(
        _ executable: String, _ arguments: [String], input: Data, environment: [String: String], in folder: String?
    ) async throws -> Run {
        let scratch = try Scratch()
        for (name, data) in [("in", input), ("out", Data()), ("err", Data())] { try scratch.write(data, to: name) }
        let basics = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"]
        let child = ChildProcess(
            executable: executable, arguments: arguments, environment: basics.merging(environment) { $1 },
            folder: folder ?? scratch.path, files: ["in", "out", "err"].map { scratch.url($0).path })
        let status = try await child.run()
        let signal = status & 0x7F
        return Run(
            exitCode: signal != 0 ? signal : status >> 8 & 0xFF, wasKilled: signal != 0,
            output: try Data(contentsOf: scratch.url("out")),
            errors: String(decoding: try Data(contentsOf: scratch.url("err")), as: UTF8.self))
    }
}

/// A run that must fail as all failures do: exit 2, one line that says where and what, no results.
func expectFailure(
    _ run: Program.Run, _ mentions: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(!run.wasKilled, sourceLocation: sourceLocation)
    #expect(run.exitCode == 2, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.complaints.count == 1, "\(run.errors)", sourceLocation: sourceLocation)
    let line = run.complaints.first ?? ""
    #expect(line.hasPrefix("hexapla: "), sourceLocation: sourceLocation)
    for mention in mentions {
        #expect(line.contains(mention), "'\(mention)' is not in: \(line)", sourceLocation: sourceLocation)
    }
}
