import Foundation
import Testing

/// `hexapla check --rows`, what it writes for machines, and what was accepted before. By lexical evidence, so that no
/// encoder is needed.
@Suite struct CheckRowsTests {
    private static let table = """
        en\tde
        Engineers found 14 cracks in the bridge.\tIngenieure fanden 14 Risse in der Brücke.
        \t
        It had 350 visitors in that time.\t𝒜 Sie hatte 530 Besucher in jener Zeit.
        Nobody knows when the work will begin on it.\t
        """

    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(Self.table + "\n", to: "memory.tsv")
        return scratch
    }

    private func check(_ scratch: Scratch, _ more: String...) async throws -> Program.Run {
        try await Program.run(["check", "--source", "en", "--encoder", "none"] + more, in: scratch.path)
    }

    private func findings(_ run: Program.Run) throws -> [[String: Any]] {
        let object = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any], "\(run.errors)")
        return try #require(object["findings"] as? [[String: Any]])
    }

    @Test func rowsAreTheFilesLinesAndSpansAreInCells() async throws {
        let run = try await check(try scratch(), "--rows", "memory.tsv", "--format", "json")
        #expect(run.exitCode == 1)
        let found = try findings(run)
        #expect(found.map { $0["rule"] as? String } == ["number", "omission"])
        // From 0; the row without text counts.
        #expect(found.map { $0["row"] as? Int } == [2, 3])
        #expect(found[0]["spans"] as? [String: [[Int]]] == ["en": [[7, 10]], "de": [[12, 15]]])
        #expect(found[1]["version"] as? String == "de")
        #expect(found[1]["spans"] as? [String: [[Int]]] == ["en": [[0, 44]]])
    }

    @Test func textNamesTheLine() async throws {
        let run = try await check(try scratch(), "--rows", "memory.tsv")
        #expect(run.lines.first?.hasPrefix("memory.tsv:4: error: ") == true, "\(run.text)")
        #expect(run.text.contains("memory.tsv:5: "))
        #expect(run.lines.last { $0.contains(" in 3 rows") } != nil)
    }

    @Test(arguments: ["memory.tmx", "memory.jsonl", "memory.xlf"])
    func everyFormatSaysTheSame(_ name: String) async throws {
        let scratch = try scratch()
        try scratch.write(
            "en\tde\nIt had 350 visitors in that time.\tSie hatte 530 Besucher in jener Zeit.\n",
            to: "full.tsv")
        let plain = try findings(try await check(scratch, "--rows", "full.tsv", "--format", "json"))
        let converted = try await Program.run(["convert", "full.tsv", name], in: scratch.path)
        #expect(converted.exitCode == 0, "\(converted.errors)")
        let found = try findings(try await check(scratch, "--rows", name, "--format", "json"))
        #expect(found.map { $0["rule"] as? String } == ["number"])
        #expect(found.first?["spans"] as? [String: [[Int]]] == plain.first?["spans"] as? [String: [[Int]]])
        #expect(found.first?["row"] as? Int == 0)
    }

    /// More rows than are in memory at once, and two pairs of languages in one file.
    @Test func longFilesAndMixedLanguages() async throws {
        let scratch = try Scratch()
        let rows = (0..<2500).map { row -> String in
            let tag = row % 2 == 0 ? "de" : "fr"
            let number = row == 2345 ? 7 : row
            return
                "{\"texts\":{\"en\":\"We counted \(row) birds here today.\",\"\(tag)\":\"\(number) oiseaux, Vögel.\"}}"
        }
        try scratch.write(rows.joined(separator: "\n") + "\n", to: "long.jsonl")
        let one = try await check(scratch, "--rows", "long.jsonl", "--format", "json", "--rule", "length=off")
        #expect(try findings(one).filter { $0["rule"] as? String == "number" }.map { $0["row"] as? Int } == [2345])
        #expect(!(try findings(one).contains { $0["rule"] as? String == "omission" }))
        let three = try await check(
            scratch, "--rows", "long.jsonl", "--format", "json", "--rule", "length=off", "--threads", "3")
        #expect(one.output == three.output)
    }

    @Test(arguments: ["sarif", "html", "junit", "json", "text"])
    func everyFormatIsWritten(_ format: String) async throws {
        let scratch = try scratch()
        let run = try await check(scratch, "--rows", "memory.tsv", "--format", format, "-o", "out.\(format)")
        #expect(run.exitCode == 1 && run.errors.isEmpty)
        #expect(try scratch.read("out.\(format)").contains("350"))
    }

    @Test func theSuffixSaysTheFormat() async throws {
        let scratch = try scratch()
        _ = try await check(scratch, "--rows", "memory.tsv", "-o", "out.sarif")
        #expect(try scratch.read("out.sarif").hasPrefix("{\"$schema\""))
        _ = try await check(scratch, "--rows", "memory.tsv", "-o", "out.html")
        #expect(try scratch.read("out.html").hasPrefix("<!doctype html>"))
    }

    @Test func whatWasAcceptedIsNotShownAgain() async throws {
        let scratch = try scratch()
        let first = try await check(scratch, "--rows", "memory.tsv", "--write-baseline", "known.jsonl")
        #expect(first.exitCode == 0, "\(first.errors)")
        #expect(first.text.contains("[number]"))
        let again = try await check(scratch, "--rows", "memory.tsv", "--baseline", "known.jsonl")
        #expect(again.exitCode == 0)
        #expect(again.text.contains("not shown: 2 accepted by the baseline"))
        // A row before, and another word: still accepted. A new mistake is shown.
        let edited = Self.table.replacing("in jener Zeit", with: "in jener kurzen Zeit")
            .replacing(
                "en\tde\n", with: "en\tde\nThere are 3 lakes near the old town.\tEs gibt 5 Seen bei der Altstadt.\n")
        try scratch.write(edited + "\n", to: "memory.tsv")
        let later = try await check(scratch, "--rows", "memory.tsv", "--baseline", "known.jsonl", "--format", "json")
        #expect(later.exitCode == 1)
        #expect(try findings(later).map { $0["row"] as? Int } == [0])
    }

    @Test(arguments: [
        (["--rows", "none.tsv"], "none.tsv"), (["--rows", "memory.dat"], "--from"),
        (["--rows", "memory.tsv", "en=a.txt"], "either texts or a file of rows"), (["--from", "tsv"], "--rows"),
        (["--rows", "memory.tsv", "--baseline", "none"], "--write-baseline"),
        (["--rows", "memory.tsv", "--baseline", "memory.tsv"], "memory.tsv:1: is no accepted finding"),
        (["--rows", "memory.tsv", "-o", "memory.tsv", "--format", "text"], "is one of the texts"),
        (["--rows", "memory.tsv", "--source", "fr"], "no row has 'fr'"),
    ])
    func badOptionsAreOneLine(_ arguments: [String], _ words: String) async throws {
        let scratch = try scratch()
        try scratch.write("x", to: "memory.dat")
        let run = try await Program.run(["check", "--encoder", "none"] + arguments, in: scratch.path)
        #expect(run.exitCode == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 1)
    }

    /// Bytes that are no baseline and no rows: refused or read, never a crash.
    @Test func hostileFiles() async throws {
        let scratch = try scratch()
        let line = #"{"around":{"de":"x"},"passages":{"de":["530"]},"rule":"number","version":"de"}"#
        for (index, bytes) in [
            line.replacing("number", with: "nothing"), line.replacing("[", with: ""), "{}", "[]", "\u{0}",
            line.replacing("\"530\"", with: ""), line + "\n\n" + line,
        ].enumerated() {
            try scratch.write(bytes, to: "known.jsonl")
            let run = try await check(
                scratch, "--rows", "memory.tsv", "--baseline", "known.jsonl", "--fail-on", "never")
            #expect(run.exitCode == (index < 5 ? 2 : 0), "\(index): \(run.errors)")
        }
        for text in ["en\tde\n\u{301}\t\u{200F}\n", "en\tde\n \t \n", "en\nx\n", "en\tde\n“\t”\n1\t٢\n"] {
            try scratch.write(text, to: "odd.tsv")
            let run = try await check(scratch, "--rows", "odd.tsv", "--format", "html", "--fail-on", "never")
            #expect(run.exitCode == 0, "\(text): \(run.errors)")
        }
    }
}
