import Foundation
import Testing

/// A file appears whole or not at all, and nothing else is left behind.
@Suite struct OutputFileTests {
    let scratch: Scratch
    private let align = ["align", "de.txt", "en.txt", "--encoder", "none"]

    init() throws { scratch = try Scratch.withTwoTexts() }

    private func run(to output: String) async throws -> Program.Run {
        try await Program.run(align + ["-o", output, "--format", "tsv"], in: scratch.path)
    }

    private func expectedTable() async throws -> String { try await Program.run(align, in: scratch.path).text }

    @Test func fileHoldsWhatStandardOutputWouldHave() async throws {
        let run = try await run(to: "out.tsv")
        #expect(run.exitCode == 0)
        #expect(run.output.isEmpty && run.errors.isEmpty)
        #expect(try scratch.read("out.tsv") == (try await expectedTable()))
        #expect(scratch.names == ["de.txt", "en.txt", "out.tsv"])
    }

    @Test func dashIsStandardOutput() async throws {
        let run = try await run(to: "-")
        #expect(run.exitCode == 0)
        #expect(run.text == (try await expectedTable()))
        #expect(scratch.names == ["de.txt", "en.txt"])
    }

    @Test func unwritable() async throws {
        expectFailure(try await run(to: "gone/out.tsv"), "gone/out.tsv", "cannot be written", "make its folder first")
        expectFailure(try await run(to: "de.txt/out.tsv"), "de.txt/out.tsv", "cannot be written")
        expectFailure(try await run(to: scratch.path), scratch.path, "is a folder", "expected a file to write")
        expectFailure(try await run(to: ""), "no file is named", "expected a file to write")
        #expect(scratch.names == ["de.txt", "en.txt"])
    }

    @Test func unwritableBySegment() async throws {
        let run = try await Program.run(["segment", "de.txt", "-o", "gone/out.txt"], in: scratch.path)
        expectFailure(run, "gone/out.txt", "cannot be written")
    }

    @Test func readOnlyFolder() async throws {
        chmod(scratch.path, 0o555)
        guard let run = try await Program.runUnprivileged(align + ["-o", "out.tsv"], in: scratch.path) else { return }
        expectFailure(run, "out.tsv", "permission denied", "name a file that you may write")
    }

    @Test func readOnlyFile() async throws {
        try scratch.write("before", to: "out.tsv")
        chmod(scratch.url("out.tsv").path, 0o444)
        chmod(scratch.path, 0o777)
        guard let run = try await Program.runUnprivileged(align + ["-o", "out.tsv"], in: scratch.path) else { return }
        expectFailure(run, "out.tsv", "permission denied")
        #expect(try scratch.read("out.tsv") == "before")
    }

    @Test func textIsNeverOverwritten() async throws {
        expectFailure(try await run(to: "en.txt"), "en.txt", "is one of the texts", "another file")
        expectFailure(try await run(to: "./de.txt"), "./de.txt", "is one of the texts")
        let segment = try await Program.run(["segment", "de.txt", "-o", "de.txt"], in: scratch.path)
        expectFailure(segment, "de.txt", "is one of the texts")
        #expect(try scratch.read("en.txt") == Scratch.english)
        #expect(try scratch.read("de.txt") == Scratch.german)
    }

    @Test func fileIsReplacedWholeAndKeepsItsMode() async throws {
        try scratch.write(String(repeating: "old\n", count: 10_000), to: "out.tsv")
        chmod(scratch.url("out.tsv").path, 0o640)
        #expect(try await run(to: "out.tsv").exitCode == 0)
        #expect(try scratch.read("out.tsv") == (try await expectedTable()))
        var status = stat()
        #expect(stat(scratch.url("out.tsv").path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    }

    @Test func failureLeavesTheFileAsItWas() async throws {
        try scratch.write("before", to: "out.tsv")
        try scratch.write("bad\n", to: "names.tsv")
        for options in [["--dictionary", "de-en=names.tsv"], ["fr=gone.txt"], ["--max-join", "0"]] {
            expectFailure(try await Program.run(align + ["-o", "out.tsv"] + options, in: scratch.path))
        }
        #expect(try scratch.read("out.tsv") == "before")
        #expect(scratch.names == ["de.txt", "en.txt", "names.tsv", "out.tsv"])
    }

    /// A limit on the size of files stands for a full disk: writing begins and then fails.
    @Test func fullDiskLeavesTheFileAsItWas() async throws {
        try scratch.write(String(repeating: Scratch.german, count: 2000), to: "long.de.txt")
        try scratch.write("before", to: "out.txt")
        let run = try await Program.shell("ulimit -f 1; \"$HEXAPLA\" segment long.de.txt -o out.txt", in: scratch.path)
        expectFailure(run, "out.txt", "cannot be written", "make room")
        #expect(try scratch.read("out.txt") == "before")
        #expect(scratch.names == ["de.txt", "en.txt", "long.de.txt", "out.txt"])
    }

    @Test func links() async throws {
        try scratch.write("before", to: "folder/real.tsv")
        for (link, target) in [("link.tsv", "folder/real.tsv"), ("new.tsv", "folder/new.tsv")] {
            let path = scratch.url(link).path
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
            #expect(try await run(to: link).exitCode == 0)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
            #expect(try scratch.read(target) == (try await expectedTable()))
        }
        #expect(scratch.names.filter { $0.hasSuffix(".part") }.isEmpty)
    }

    @Test(arguments: ["segment de.txt", "align de.txt en.txt --encoder none"])
    func fullDevice(_ command: String) async throws {
        for target in ["-o /dev/full", "> /dev/full"] {
            let run = try await Program.shell("\"$HEXAPLA\" \(command) \(target)", in: scratch.path)
            expectFailure(run, "cannot be written", "no space left on device")
        }
        expectFailure(try await Program.shell("\"$HEXAPLA\" --help > /dev/full"), "standard output", "no space left")
    }

    @Test func nullDeviceStaysADevice() async throws {
        let run = try await run(to: "/dev/null")
        #expect(run.exitCode == 0 && run.output.isEmpty && run.errors.isEmpty)
        var status = stat()
        #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test func namedPipe() async throws {
        let run = try await Program.shell(
            "mkfifo pipe; cat pipe > copy & \"$HEXAPLA\" \(align.joined(separator: " ")) -o pipe; wait",
            in: scratch.path)
        #expect(run.exitCode == 0)
        #expect(try scratch.read("copy") == (try await expectedTable()))
    }

    @Test func closedPipeIsQuiet() async throws {
        try scratch.write(String(repeating: Scratch.german, count: 5000), to: "long.de.txt")
        let script = "{ \"$HEXAPLA\" segment long.de.txt; echo \"$?\" > code; } | head -1"
        let run = try await Program.shell(script, in: scratch.path)
        #expect(run.lines == ["Das Haus hat 12 Zimmer."])
        #expect(run.errors.isEmpty)
        #expect(try scratch.read("code") == "0\n")
    }

    @Test func closedStreams() async throws {
        let table = try await expectedTable()
        let words = "\"$HEXAPLA\" " + align.joined(separator: " ")
        let toFile = try await Program.shell("\(words) -o out.tsv <&- >&- 2>&-", in: scratch.path)
        #expect(toFile.exitCode == 0)
        #expect(try scratch.read("out.tsv") == table)
        // The notice must not end up in the file, which would get the closed stream's number.
        let noticed = try await Program.shell("\"$HEXAPLA\" align de.txt en.txt -o noticed.tsv 2>&-", in: scratch.path)
        #expect(noticed.exitCode == 0)
        #expect(try scratch.read("noticed.tsv") == table)
        expectFailure(try await Program.shell("\(words) >&-", in: scratch.path), "standard output", "cannot be written")
    }

    /// An interrupted run leaves nothing, though it had begun its file.
    @Test(arguments: ["INT", "TERM", "HUP"])
    func interruption(_ name: String) async throws {
        let sentences = (0..<1500).map { "Satz Nummer \($0) steht hier. Er ist kurz." }.joined(separator: "\n")
        try scratch.write(sentences, to: "long.de.txt")
        try scratch.write(sentences, to: "long.en.txt")
        // Wait for the unfinished file, then interrupt. Background jobs of a shell ignore SIGINT but for env.
        let script = """
            env --default-signal=INT "$HEXAPLA" align long.de.txt long.en.txt --encoder none -o out.tsv &
            tries=0
            until ls out.tsv.*.part > /dev/null 2>&1 || [ $tries -gt 200 ]; do tries=$((tries + 1)); sleep 0.02; done
            kill -\(name) $!
            wait $! 2> /dev/null
            echo $?
            """
        let run = try await Program.shell(script, in: scratch.path)
        #expect((run.lines.last.flatMap { Int($0) } ?? 0) > 128, "ended before it was interrupted: \(run.text)")
        #expect(scratch.names == ["de.txt", "en.txt", "long.de.txt", "long.en.txt"])
    }
}
