import Foundation
import Testing

/// `Scripts/check-translations`, which action.yml and the commit hook run: on a repository made of Examples/documentation.
@Suite struct CheckTranslationsTests {
    private static let script = Program.repository.appendingPathComponent("Scripts/check-translations").path
    private static let pattern = "--source en --pattern 'docs/{lang}/{path}.md'"

    /// With one commit.
    private func repository() async throws -> Scratch {
        let scratch = try Scratch()
        let example = Program.repository.appendingPathComponent("Examples/documentation/docs").path
        try await shell(
            """
            cp -r '\(example)' docs && git init -q . && git add -A \
            && git -c user.name=a -c user.email=a@b commit -qm first
            """, in: scratch)
        return scratch
    }

    @discardableResult
    private func shell(_ words: String, in scratch: Scratch) async throws -> Program.Run {
        let run = try await Program.shell(words, in: scratch.path)
        try #require(run.exitCode == 0, "\(words): \(run.errors)")
        return run
    }

    private func check(_ arguments: String, in scratch: Scratch) async throws -> Program.Run {
        try await Program.shell("'\(Self.script)' --binary \"$HEXAPLA\" \(arguments)", in: scratch.path)
    }

    private func changeNumber(in scratch: Scratch) async throws {
        try await shell(
            """
            sed -i 's/alle 10 Minuten/alle 20 Minuten/' docs/de/install.md \
            && git -c user.name=a -c user.email=a@b commit -qam second
            """, in: scratch)
    }

    @Test func theExampleIsClean() async throws {
        let run = try await check("\(Self.pattern) --all", in: try await repository())
        #expect(run.exitCode == 0, "\(run.text)\(run.errors)")
        #expect(run.text.isEmpty)
        #expect(run.errors.contains("1 document checked, 0 findings"))
    }

    @Test func whatChangedIsCheckedAndTold() async throws {
        let scratch = try await repository()
        try await changeNumber(in: scratch)
        let run = try await check(
            "\(Self.pattern) --base HEAD~1 --sarif found.sarif --summary found.md", in: scratch)
        #expect(run.exitCode == 1, "\(run.errors)")
        #expect(run.lines.first?.hasPrefix("docs/de/install.md:3:78: error: “20” in de against “10” in en") == true)
        let sarif = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/found.sarif"))
        let object = try #require(try JSONSerialization.jsonObject(with: sarif) as? [String: Any])
        let found = try #require((object["runs"] as? [[String: Any]])?.first)
        #expect((found["results"] as? [[String: Any]])?.compactMap { $0["ruleId"] as? String } == ["number"])
        let summary = try String(contentsOfFile: "\(scratch.path)/found.md", encoding: .utf8)
        #expect(summary.hasPrefix("### Translations: 1 error, 0 warnings, 0 notes in 1 document\n"))
        #expect(summary.contains("| docs/de/install.md:3 | **error** “20” in de against “10” in en"))
    }

    @Test func whatDidNotChangeIsLeftAlone() async throws {
        let scratch = try await repository()
        try await changeNumber(in: scratch)
        try await shell(
            "echo x > other.txt && git add -A && git -c user.name=a -c user.email=a@b commit -qm third", in: scratch)
        let run = try await check("\(Self.pattern) --base HEAD~1", in: scratch)
        #expect(run.exitCode == 0)
        #expect(run.errors.contains("0 documents checked"))
    }

    @Test func theFirstPushOfABranchChecksAll() async throws {
        let zeros = String(repeating: "0", count: 40)
        let run = try await check("\(Self.pattern) --base \(zeros)", in: try await repository())
        #expect(run.errors.contains("1 document checked"), "\(run.errors)")
    }

    @Test func aHookNamesItsFiles() async throws {
        let scratch = try await repository()
        try await changeNumber(in: scratch)
        #expect(try await check("\(Self.pattern) docs/en/install.md", in: scratch).exitCode == 1)
        #expect(try await check("\(Self.pattern) --fail-on never docs/en/install.md", in: scratch).exitCode == 0)
    }

    @Test func aTranslationWithoutItsOriginalIsNamed() async throws {
        let scratch = try await repository()
        try await shell("git rm -q docs/en/install.md", in: scratch)
        let run = try await check("\(Self.pattern) --all", in: scratch)
        #expect(run.exitCode == 0)
        #expect(
            run.errors.contains("not checked, for there is no original in 'en': docs/ar/install.md, docs/de/install.md")
        )
    }

    @Test func errorsAreOneLine() async throws {
        let scratch = try await repository()
        for (arguments, told) in [
            ("--source en --pattern 'docs/*.md' --all", "has no {lang}"),
            ("\(Self.pattern) --base nothing", "git diff"),
            ("\(Self.pattern) --all --binary ./none", "./none: No such file or directory"),
        ] {
            let run = try await check(arguments, in: scratch)
            #expect(run.exitCode == 2, "\(arguments)")
            #expect(run.errors.hasPrefix("check-translations: ") && run.errors.contains(told), "\(run.errors)")
            #expect(run.errors.filter(\.isNewline).count == 1, "\(run.errors)")
        }
    }
}
