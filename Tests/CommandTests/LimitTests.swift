import Foundation
import Testing

/// What the system does not give: memory, a home, long names, processes' ends.
@Suite struct LimitTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let german = (0..<200).map { "Das ist Satz \($0), am 3. Mai. " }.joined()
        try scratch.write(german, to: "a.de.txt")
        try scratch.write(german.replacingOccurrences(of: "Das ist Satz", with: "This is sentence"), to: "a.en.txt")
    }

    private func run(kilobytes: Int, _ arguments: String) async throws -> Program.Run {
        try await Program.shell("ulimit -v \(kilobytes); exec \"$HEXAPLA\" \(arguments)", in: scratch.path)
    }

    /// From the least with which the program starts: one line each time, no trace, no half file; then all of it.
    @Test func littleMemory() async throws {
        var size = 20_000
        while try await run(kilobytes: size, "--version").exitCode != 0 {
            size += 10_000
            try #require(size < 4_000_000)
        }
        var refusals = 0
        while true {
            let run = try await run(
                kilobytes: size, "align a.de.txt a.en.txt --encoder none --threads 2 -o table.tsv")
            if run.exitCode == 0 { break }
            #expect(run.exitCode == 2 && !run.wasKilled && run.complaints.count == 1, "\(size) KB: \(run.errors)")
            #expect(run.errors.hasPrefix("hexapla: there is no memory left ("))
            #expect(scratch.names == ["a.de.txt", "a.en.txt"])
            refusals += 1
            size += 6_000
            try #require(size < 4_000_000)
        }
        #expect(refusals > 0)
        #expect(scratch.names == ["a.de.txt", "a.en.txt", "table.tsv"])
    }

    @Test(arguments: [
        "model list", "embed a.de.txt -o v.npy", "align a.de.txt a.en.txt --encoder http://127.0.0.1:9/v1",
    ])
    func noHome(arguments: String) async throws {
        let run = try await Program.shell("unset HOME; exec \"$HEXAPLA\" \(arguments)", in: scratch.path)
        expectFailure(run, "$HOME: is not set; expected ", "; set $HOME or $")
    }

    /// Whoever needs no home needs none.
    @Test func noHomeAndNoNeedOfOne() async throws {
        for arguments in ["align a.de.txt a.en.txt -o t.tsv", "segment a.de.txt"] {
            let run = try await Program.shell("unset HOME; exec \"$HEXAPLA\" \(arguments)", in: scratch.path)
            #expect(run.exitCode == 0 && run.complaints.isEmpty)
        }
    }

    @Test func theLongestName() async throws {
        let name = String(repeating: "n", count: 251) + ".tsv"
        let run = try await Program.run(["align", "a.de.txt", "a.en.txt", "-o", name], in: scratch.path)
        #expect(run.exitCode == 0)
        #expect(scratch.names == ["a.de.txt", "a.en.txt", name])
    }

    /// kill -9 leaves a file behind; the next run takes it away.
    @Test func afterAKill() async throws {
        let script = """
            "$HEXAPLA" align a.de.txt a.en.txt --encoder none -o table.tsv & child=$!
            while [ -z "$(ls -A | grep '^[.]hexapla-')" ]; do
              kill -0 $child 2>/dev/null || exit 3; sleep 0.02
            done
            kill -9 $child; wait $child
            ls -A | grep -c '^[.]hexapla-'
            "$HEXAPLA" align a.de.txt a.en.txt --encoder none -o table.tsv
            """
        let run = try await Program.shell(script, in: scratch.path)
        #expect(run.lines == ["1"])
        #expect(scratch.names == ["a.de.txt", "a.en.txt", "table.tsv"])
    }
}
