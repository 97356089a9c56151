import Foundation
import Testing

/// A `hexapla.yml` is anybody's file.
@Suite struct HostileConfigurationTests {
    private static let check = ["check", "de=de.txt", "en=en.txt", "--encoder", "none"]

    private static func run(_ content: String) async throws -> Program.Run {
        let scratch = try Scratch.withTwoTexts()
        try scratch.write(content, to: "hexapla.yml")
        return try await Program.run(check, in: scratch.path)
    }

    /// Little that becomes much.
    private static let aliases: String = {
        var lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
        for level in 1..<12 {
            lines.append(
                "a\(level): &a\(level) [\([String](repeating: "*a\(level - 1)", count: 9).joined(separator: ","))]")
        }
        return lines.joined(separator: "\n") + "\nrules: *a11\n"
    }()
    private static let merges: String = {
        var lines = ["a0: &a0 {x: 1}"]
        for level in 1..<14 {
            lines.append(
                "a\(level): &a\(level) {<<: [\([String](repeating: "*a\(level - 1)", count: 4).joined(separator: ", "))]}"
            )
        }
        return lines.joined(separator: "\n") + "\nrules: *a13\n"
    }()

    @Test(arguments: [
        (aliases, "aliases"), (merges, "aliases"), ("? [a]\n: b\n", "hexapla.yml:1"),
        ("? {a: b}\n: c\n", "hexapla.yml:1"),
        ("rules:\n  ? [a, b]\n  : off\n", "hexapla.yml:2"), ("{[a]: b}\n", "a text"), ("a: &a [x]\n*a : b\n", "a text"),
        (String(repeating: "[", count: 900), "no YAML"),
        (String(repeating: "[", count: 900) + String(repeating: "]", count: 900), "too deep"),
        (String(repeating: "# line\n", count: 20_000), "larger than 64 KB"), ("a: *b\n", "no YAML"),
        ("min-score: !!binary \"x\"\n", "min-score"), ("min-score: !!timestamp 2001-99-99\n", "min-score"),
        ("min-score: 1:99999999999999999999:3\n", "min-score"), ("rules: !!set {number}\n", "rules: number"),
        ("rules: !!omap [number: off]\n", "rules"), ("<<: 3\nfail-on: 1\n", "fail-on"), ("a: b\na: c\n", "no YAML"),
        ("--- a\n--- b\n", "no YAML"), ("\u{0}", "hexapla.yml"), ("min-score: \"\\e[31m\"\n", "\\u001b"),
    ])
    func isOneLine(_ content: String, _ mention: String) async throws {
        let run = try await Self.run(content)
        expectFailure(run, "hexapla.yml", mention)
        #expect(run.errors.count < 2100 && !run.errors.contains("\u{1B}"))
    }

    /// What is bounded is not forbidden.
    @Test func aFewAliases() async throws {
        let run = try await Self.run(
            "rules:\n  number: &quiet {severity: note, min-score: .9}\n  date:\n    <<: *quiet\n    severity: warning\n  name: off\n  length: yes\n"
        )
        #expect(run.exitCode == 0, "\(run.errors)")
    }

    /// Nobody asked for it: it is told that it was read. One that was named is not.
    @Test func theFileInTheFolderIsNamed() async throws {
        let scratch = try Scratch.withTwoTexts()
        #expect(!(try await Program.run(Self.check, in: scratch.path)).errors.contains("hexapla.yml"))
        try scratch.write("fail-on: never\n", to: "hexapla.yml")
        let run = try await Program.run(Self.check, in: scratch.path)
        #expect(run.exitCode == 0)
        #expect(run.complaints == ["hexapla: hexapla.yml says what rules do"])
        let named = try await Program.run(Self.check + ["--config", "hexapla.yml"], in: scratch.path)
        #expect(named.complaints.isEmpty)
    }
}
