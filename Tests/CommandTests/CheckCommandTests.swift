import Foundation
import Testing

/// `hexapla check`: what a user or a script sees. By lexical evidence, so that no encoder is needed.
@Suite struct CheckCommandTests {
    private static let english = """
        The old bridge was closed in 1998 because its pillars were damaged.

        Engineers found 14 cracks in March.

        Nobody knows when the work will begin.

        """
    private static let german = """
        Die alte Brücke wurde 1998 geschlossen, weil ihre Pfeiler beschädigt waren.

        Ingenieure fanden 41 Risse im März.

        Niemand weiß, wann die Arbeiten beginnen werden.

        """

    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(Self.english, to: "en.txt")
        try scratch.write(Self.german, to: "de.txt")
        return scratch
    }

    private func check(_ scratch: Scratch, _ more: String...) async throws -> Program.Run {
        try await Program.run(["check", "en.txt", "de.txt", "--encoder", "none"] + more, in: scratch.path)
    }

    private func findings(_ run: Program.Run) throws -> [[String: Any]] {
        let object = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        #expect(object["summary"] is [String: Any])
        return try #require(object["findings"] as? [[String: Any]])
    }

    @Test func aChangedNumberIsFound() async throws {
        let scratch = try scratch()
        let run = try await check(scratch, "--source", "en", "--format", "json")
        #expect(run.exitCode == 1, "\(run.errors)")
        let found = try findings(run)
        #expect(found.map { $0["rule"] as? String } == ["number"])
        #expect(found.first?["version"] as? String == "de")
        #expect(found.first?["witnesses"] as? [String] == ["en"])
        let spans = try #require(found.first?["spans"] as? [String: [[Int]]])
        let text = Array(Self.german.unicodeScalars)
        let span = try #require(spans["de"]?.first)
        #expect(String(String.UnicodeScalarView(text[span[0]..<span[1]])) == "41")
    }

    @Test func textNamesPathLineAndColumn() async throws {
        let run = try await check(try scratch(), "--source", "en")
        #expect(run.lines.first == "de.txt:3:19: error: “41” in de against “14” in en [number]")
        #expect(run.text.contains("⟦41⟧"))
        #expect(run.lines.contains { $0.hasPrefix("1 error, 0 warnings, 0 notes in") })
        #expect(run.lines.last?.contains("need an encoder") == true, "what could not be compared is said")
    }

    @Test func failOnDecidesTheExitCode() async throws {
        let scratch = try scratch()
        #expect(try await check(scratch, "--fail-on", "error").exitCode == 1)
        #expect(try await check(scratch, "--fail-on", "never").exitCode == 0)
        #expect(try await check(scratch, "--rule", "number=off").exitCode == 0)
        #expect(try await check(scratch, "--rule", "number=note").exitCode == 0)
        #expect(try await check(scratch, "--rule", "number=note", "--fail-on", "note").exitCode == 1)
        #expect(try await check(scratch, "--min-score", "0.99").exitCode == 0)
    }

    @Test func minScoreZeroListsMore() async throws {
        let scratch = try scratch()
        try scratch.write(Self.german + "\nUnd 7 Leute kamen.\n", to: "de.txt")
        let few = try findings(try await check(scratch, "--format", "json"))
        let all = try findings(try await check(scratch, "--format", "json", "--min-score", "0"))
        #expect(all.count >= few.count)
        #expect(all.contains { $0["rule"] as? String == "omission" })
    }

    @Test func aConfigurationIsReadFromTheFolder() async throws {
        let scratch = try scratch()
        try scratch.write("rules:\n  number: off\n", to: "hexapla.yml")
        #expect(try await check(scratch).exitCode == 0)
        try scratch.write("fail-on: never\nrules:\n  number: {severity: note, min-score: 0.2}\n", to: "other.yml")
        let run = try await check(scratch, "--config", "other.yml", "--format", "json")
        #expect(run.exitCode == 0)
        #expect(try findings(run).map { $0["severity"] as? String } == ["note"])
        try scratch.write("en\tde\t!de\nbridge\tSteg\tBrücke\n", to: "terms.tsv")
        try scratch.write("terms: terms.tsv\n", to: "hexapla.yml")
        #expect(
            try findings(try await check(scratch, "--format", "json")).contains {
                $0["rule"] as? String == "terminology"
            })
    }

    @Test func theSameBytesForAnyThreadsTheSameFindingsForAnyOrder() async throws {
        let scratch = try scratch()
        let one = try await check(scratch, "--format", "json", "--min-score", "0")
        let four = try await check(scratch, "--format", "json", "--min-score", "0", "--threads", "4")
        #expect(one.output == four.output)
        let turned = try await Program.run(
            ["check", "de.txt", "en.txt", "--encoder", "none", "--format", "json", "--min-score", "0"], in: scratch.path
        )
        func keys(_ run: Program.Run) throws -> Set<String> {
            Set(
                try findings(run).map {
                    "\($0["rule"] ?? "") \($0["version"] ?? "") \($0["row"] ?? "") \($0["score"] ?? "")"
                })
        }
        #expect(try keys(one) == keys(turned))
    }

    @Test func badOptionsAreOneLine() async throws {
        let scratch = try scratch()
        expectFailure(try await Program.run(["check", "en.txt"], in: scratch.path), "2 to 32")
        expectFailure(try await check(scratch, "--source", "fr"), "--source fr", "en, de")
        expectFailure(try await check(scratch, "--min-score", "2"), "--min-score 2")
        expectFailure(try await check(scratch, "--fail-on", "panic"), "panic", "never")
        expectFailure(try await check(scratch, "--rule", "spelling=off"), "spelling", "omission")
        expectFailure(try await check(scratch, "--rule", "number=loud"), "loud")
        expectFailure(try await check(scratch, "--rule", "number"), "RULE=off")
        expectFailure(try await check(scratch, "--config", "none.yml"), "none.yml")
        expectFailure(try await check(scratch, "--terms", "none.tsv"), "none.tsv")
        expectFailure(try await check(scratch, "--format", "xml"), "xml", "json")
    }

    @Test(arguments: [
        ("rules:\n  spelling: off\n", "spelling"), ("rules:\n  number: loud\n", "loud"), ("colour: red\n", "colour"),
        ("min-score: 3\n", "min-score"), ("a: [\n", "bad.yml"), ("- one\n", "bad.yml"), ("fail-on: 7\n", "fail-on"),
        ("terms:\n  - a\n", "terms"), ("rules:\n  number: {weight: 3}\n", "weight"), ("rules: 4\n", "rules"),
    ])
    func aBadConfigurationIsOneLine(_ content: String, _ mention: String) async throws {
        let scratch = try scratch()
        try scratch.write(content, to: "bad.yml")
        expectFailure(try await check(scratch, "--config", "bad.yml"), "bad.yml", mention)
    }

    @Test(arguments: [
        ("English\tde\n", "terms.tsv:1"), ("en\tfr\n", "en, de"), ("en\tde\na\tb\tc\n", "terms.tsv:2"),
    ])
    func aBadListOfTermsIsOneLine(_ content: String, _ mention: String) async throws {
        let scratch = try scratch()
        try scratch.write(content, to: "terms.tsv")
        expectFailure(try await check(scratch, "--terms", "terms.tsv"), mention)
    }
}
