import Foundation
import Testing

/// What a newcomer asks first.
@Suite struct HelpTests {
    @Test func noCommandShowsHelp() async throws {
        let run = try await Program.run([])
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
        #expect(run.text.contains("USAGE: hexapla"))
        #expect(run.text.contains("align") && run.text.contains("segment"))
    }

    @Test func version() async throws {
        let run = try await Program.run(["--version"])
        #expect(run.exitCode == 0)
        #expect(run.lines.count == 1)
        #expect(run.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test func changelogNamesTheVersion() async throws {
        let version = try await Program.run(["--version"]).lines.first
        let log = try String(contentsOf: Program.repository.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
        // "## [Unreleased]" has no digits.
        let newest = try #require(log.firstMatch(of: /(?m)^## \[(\d[^\]]*)\] - \d{4}-\d{2}-\d{2}$/))
        #expect(String(newest.1) == version)
    }

    @Test(arguments: [
        ["--help"], ["align", "--help"], ["check", "--help"], ["corpus", "--help"], ["match", "--help"],
        ["stream", "--help"],
        ["convert", "--help"], ["clean", "--help"], ["segment", "--help"], ["help", "align"],
        ["segment", "-h"],
        ["completion", "--help"], ["embed", "--help"], ["model", "--help"], ["model", "install", "--help"],
        ["model", "list", "--help"],
    ])
    func helpHasAnExample(_ arguments: [String]) async throws {
        let run = try await Program.run(arguments)
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
        #expect(run.text.contains("Example"))
        #expect(run.text.contains("  hexapla "))
        #expect(run.lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE") }, "a line is wider than a terminal")
    }

    /// The example is real: with its line ends joined it runs from the repository's folder.
    @Test(arguments: ["align", "segment"])
    func exampleRuns(_ command: String) async throws {
        let help = try await Program.run([command, "--help"]).lines
        let start = try #require(help.firstIndex { $0.hasPrefix("  hexapla ") })
        var script = ""
        for line in help[start...] {
            script += line.hasSuffix("\\") ? line.dropLast() : line[...]
            if !line.hasSuffix("\\") { break }
        }
        // The first lines of the seeds: whole, they take a debug build long.
        let scratch = try Scratch()
        let seeds = Program.repository.appendingPathComponent("seeds")
        for name in try FileManager.default.contentsOfDirectory(atPath: seeds.path) {
            let text = String(decoding: try Data(contentsOf: seeds.appendingPathComponent(name)), as: UTF8.self)
            try scratch.write(text.split(separator: "\n").prefix(4).joined(separator: "\n"), to: "seeds/\(name)")
        }
        let words = script.replacing("  hexapla ", with: "\"$HEXAPLA\" ")
        let run = try await Program.shell(words, in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(
            command == "align"
                ? try scratch.read("nato.tsv").hasPrefix("document\trow\tscore\tar\tth\tde\n") : run.lines.count > 3)
    }

    /// Manual pages are made of this.
    @Test func everythingIsInTheDump() async throws {
        let run = try await Program.run(["--experimental-dump-help"])
        #expect(run.exitCode == 0)
        let dump = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
        let command = try #require(dump?["command"] as? [String: Any])
        let names = (command["subcommands"] as? [[String: Any]] ?? []).compactMap { $0["commandName"] as? String }
        #expect(Set(names).isSuperset(of: ["align", "check", "completion", "corpus", "model", "stream"]))
    }

    @Test(arguments: [("bash", "complete "), ("zsh", "#compdef hexapla"), ("fish", "complete -c 'hexapla'")])
    func completions(shell: String, sign: String) async throws {
        let run = try await Program.run(["completion", shell])
        #expect(run.exitCode == 0 && run.errors.isEmpty)
        #expect(run.text.contains(sign) && run.text.contains("max-join"))
        expectFailure(try await Program.run(["completion", "tcsh"]), "completion tcsh: unknown shell", "bash")
    }
}
