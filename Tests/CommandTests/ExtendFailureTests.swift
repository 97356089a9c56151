import Foundation
import TestRandomness
import Testing

/// Tables that are none, and options that do not go with `--extend`: one line with the place, exit 2.
@Suite struct ExtendFailureTests {
    let scratch: Scratch
    private static let rows = [
        #"{"document":"d","row":1,"score":0.9,"texts":{"de":"Das Haus.","en":"The house."},"spans":{"de":[0,9],"en":[0,10]},"scores":{"de-en":0.9}}"#,
        #"{"document":"d","row":2,"score":null,"texts":{"de":"Die 12 \ud83d\ude00."},"spans":{"de":[11,20]}}"#,
        #"{"document":"d","row":3,"score":0.5,"texts":{"de":"Ende.","en":"End."},"spans":{"de":[22,27],"en":[11,15]},"scores":{"de-en":0.5},"moved":["en"]}"#,
    ]

    init() throws {
        scratch = try Scratch()
        try scratch.write("La maison. 12. Fin.\n", to: "fr.txt")
    }

    private func extend(_ lines: [String], _ options: String...) async throws -> Program.Run {
        try scratch.write(lines.joined(separator: "\n") + "\n", to: "t.jsonl")
        return try await Program.run(
            ["align", "--extend", "t.jsonl", "fr.txt", "--encoder", "none", "--format", "jsonl"] + options,
            in: scratch.path)
    }

    /// Three rows of which one reads otherwise.
    private func extend(row: Int, _ old: String, _ new: String) async throws -> Program.Run {
        var lines = Self.rows
        let changed = lines[row - 1].replacingOccurrences(of: old, with: new)
        #expect(changed != lines[row - 1])
        lines[row - 1] = changed
        return try await extend(lines)
    }

    @Test func marksBlankLinesAndLineEndsAreTaken() async throws {
        let run = try await extend(["\u{FEFF}" + Self.rows[0], "", Self.rows[1] + "\r", Self.rows[2]])
        #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
        let rows = try TableRow.all(run)
        #expect(rows.compactMap { $0.texts["de"] } == ["Das Haus.", "Die 12 😀.", "Ende."])
        #expect(rows.compactMap { $0.spans["de"] } == [0..<9, 11..<20, 22..<27])
        #expect(losses(rows, of: ["fr": "La maison. 12. Fin.\n"]).isEmpty)
        #expect(run.lines.count { $0.contains(#""moved":["en"]"#) } == 1)
    }

    @Test(arguments: [
        ("{", "no name of a field"), ("[1]", "no object"), ("{} x", "text after the value"),
        ("{}", "no 'document'"), ("\u{0}", "no value"), ("{\"row\":1,\"row\":1}", "the field 'row' twice"),
        ("{\"a\":\"\\ud800\"}", "half a surrogate pair"), ("{\"a\":01}", "no value"),
        (String(repeating: "[", count: 100_000), "too deep"), (rows[0], "expected row 2"),
        ("{\"note\":1}", "unknown field 'note'"),
    ])
    func noRow(_ line: String, _ problem: String) async throws {
        expectFailure(try await extend([Self.rows[0], line, Self.rows[2]]), "t.jsonl:2: ", problem)
    }

    @Test(arguments: [
        (2, "\"row\":2", "\"row\":4", "expected row 2"),
        (2, "\"row\":2", "\"row\":2.5", "whole number"),
        (2, "\"d\"", "\"e\"", "split the file by 'document'"),
        (2, "null", "0.5", "expected null"),
        (1, "0.9,", "null,", "no score"),
        (1, "0.9}", "1.9}", "the score of 'de-en' is no number from 0 to 1"),
        (1, "de-en", "de-fr", "no score of 'de-en'"),
        (2, "\"spans\"", "\"scores\":{\"de-en\":1},\"spans\"", "scores of versions that the row lacks"),
        (3, "[\"en\"]", "[\"fr\"]", "'moved' names a version that the row lacks"),
        (2, "[11,20]", "[11,21]", "the span of 'de' holds 10 code points, its text 9"),
        (2, "[11,20]", "[20,11]", "ends where it starts or before"),
        (2, "[11,20]", "[-1,8]", "whole number"),
        (2, "[11,20]", "[1e15,1000000000000009]", "whole number"),
        (2, "[11,20]", "[11]", "is not [start,end]"),
        (2, "[11,20]", "[8,17]", "before the end of an earlier row's"),
        (3, "[11,15]", "[9,13]", "overlaps that of another row"),
        (2, "{\"de\":\"Die 12 \\ud83d\\ude00.\"}", "{\"de\":\"         \"}", "the text of 'de' is empty"),
        (2, "{\"de\":\"Die 12 \\ud83d\\ude00.\"}", "{}", "a span but no text of 'de'"),
        (3, "\"en\"", "\"q1\"", "unknown language 'q1'"),
        (2, "\"de\"", "\"DE\"", "'DE' and 'de' are one language"),
        (2, "\"d\"", "1", "'document' is of another kind"),
    ])
    func oneField(_ row: Int, _ old: String, _ new: String, _ problem: String) async throws {
        expectFailure(try await extend(row: row, old, new), "t.jsonl:\(row): ", problem)
    }

    @Test func files() async throws {
        expectFailure(try await extend([]), "t.jsonl: has no rows", "--format jsonl")
        for (path, problem) in [
            ("gone.jsonl", "gone.jsonl: no such file"), (".", ".: cannot be read"), ("", "--extend ''"),
        ] {
            expectFailure(
                try await Program.run(["align", "--extend", path, "fr.txt", "--encoder", "none"], in: scratch.path),
                problem)
        }
        try scratch.write("Das Haus.\n", to: "de.txt")
        try scratch.write(Self.rows.joined(separator: "\n"), to: "t.jsonl")
        let run = { (arguments: [String]) in
            try await Program.run(["align", "--encoder", "none", "--extend"] + arguments, in: scratch.path)
        }
        expectFailure(try await run(["t.jsonl", "de.txt"]), "t.jsonl already has 'de'", "other than de, en")
        expectFailure(try await run(["-", "fr=-"]), "standard input is named twice")
        expectFailure(try await run(["t.jsonl", "fr.txt", "-o", "t.jsonl"]), "t.jsonl", "another file")
        let others = (0..<31).map { "x-a\($0)=none\($0)" }
        expectFailure(try await run(["t.jsonl"] + others), "2 versions and 31 more", "32 at most")
    }

    @Test func options() async throws {
        for option in [["--lock", "de"], ["--explain", "1"], ["--no-monotone"]] {
            expectFailure(
                try await Program.run(
                    ["align", "--extend", "t.jsonl", "fr.txt", "--encoder", "none"] + option, in: scratch.path),
                option[0], "--extend")
        }
        expectFailure(try await extend(Self.rows, "--format", "ladder", "--input", "lines"), "--format ladder")
        expectFailure(try await extend(Self.rows, "--format", "tsv", "--columns", "nl"), "row,score,de,en,fr")
    }

    /// Bytes changed here and there: refused with a line, or taken with every old text kept.
    @Test func anyChange() async throws {
        let bytes = Array(Self.rows.joined(separator: "\n").utf8)
        for seed in 0..<80 {
            var random = SplitMix64(seed: UInt64(seed))
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<changed.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
                case 1: changed.remove(at: place)
                case 2: changed.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
                default: changed.removeSubrange(place..<min(changed.count, place + 30))
                }
            }
            try scratch.write(Data(changed), to: "t.jsonl")
            let run = try await Program.run(
                ["align", "--extend", "t.jsonl", "fr.txt", "--encoder", "none", "--format", "jsonl"], in: scratch.path)
            guard run.exitCode == 0 else {
                expectFailure(run, "t.jsonl")
                continue
            }
            let rows = try TableRow.all(run)
            #expect(rows.count { $0.texts.count > ($0.texts["fr"] == nil ? 0 : 1) } == 3, "seed \(seed)")
            #expect(losses(rows, of: ["fr": "La maison. 12. Fin.\n"]).isEmpty, "seed \(seed)")
        }
    }
}
