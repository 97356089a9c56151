import Foundation
import Testing

/// The tables as INTERFACE promises them.
@Suite struct FormatTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch.withTwoTexts() }

    private func align(_ options: String..., texts: [String] = ["de.txt", "en.txt"]) async throws -> Program.Run {
        let run = try await Program.run(["align"] + texts + ["--encoder", "none"] + options, in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        return run
    }

    // MARK: - tsv

    @Test func table() async throws {
        let run = try await align("--document", "house")
        #expect(run.text.hasSuffix("\n") && !run.text.contains("\r"))
        let cells = run.lines.map { $0.components(separatedBy: "\t") }
        #expect(cells.first == ["document", "row", "score", "de", "en"])
        #expect(cells.dropFirst().map { Array($0.prefix(2)) } == [["house", "1"], ["house", "2"], ["house", "3"]])
        #expect(
            cells.dropFirst().map { Array($0.dropFirst(3)) } == [
                ["Das Haus hat 12 Zimmer.", "The house has 12 rooms."],
                ["Frau Keller wohnt dort.", "Mrs Keller lives there."],
                ["Sie liest die Zeitung.", "She reads the newspaper."],
            ])
        for row in cells.dropFirst() { #expect(row.dropFirst(2).first?.wholeMatch(of: /0\.\d+|1\.0+/) != nil) }
    }

    @Test func columns() async throws {
        #expect(
            try await align("--columns", "en,row").lines == [
                "en\trow", "The house has 12 rooms.\t1", "Mrs Keller lives there.\t2", "She reads the newspaper.\t3",
            ])
        #expect(try await align("--columns", " de , row", "--no-header").lines.last == "Sie liest die Zeitung.\t3")
        #expect(try await align("--no-header").lines.count == 3)
    }

    @Test func cellsHoldNoLineEnds() async throws {
        let awkward = "a\tb\u{B}c\u{C}d\u{85}e\u{2028}f\u{2029}g"
        try scratch.write(awkward, to: "de.txt")
        try scratch.write(awkward, to: "en.txt")
        // Lines end at LF, CR LF and CR alone: the rest stays inside a line.
        let run = try await align("--input", "lines", "--document", "x\ty\nz", "--columns", "document,de,en")
        #expect(run.lines == ["document\tde\ten", "x y z\ta b c d e f g\ta b c d e f g"])
        let json = try TableRow.all(try await align("--input", "lines", "--document", "x\ty\nz", "--format", "jsonl"))
        #expect(json.map(\.document) == ["x\ty\nz"])
        #expect(losses(json, of: ["de": awkward, "en": awkward]).isEmpty)
    }

    @Test func wrappedSentenceInACell() async throws {
        for language in ["de", "en"] {
            let path = Program.repository.appendingPathComponent("fixtures/small/hard-wrap/\(language).txt")
            try scratch.write(try Data(contentsOf: path), to: "\(language).txt")
        }
        let run = try await align()
        #expect(run.lines.allSatisfy { $0.components(separatedBy: "\t").count == 5 })
        #expect(run.lines.count < 20, "line ends of wrapped lines are no sentence ends")
    }

    @Test func lackingVersionIsAnEmptyCell() async throws {
        try scratch.write("", to: "en.txt")
        let run = try await align("--allow-empty", "--columns", "score,de,en", "--no-header")
        #expect(
            run.lines == [
                "\tDas Haus hat 12 Zimmer.\t", "\tFrau Keller wohnt dort.\t", "\tSie liest die Zeitung.\t",
            ])
    }

    @Test func formatFromTheSuffix() async throws {
        for (name, option, start) in [
            ("a.tsv", nil, "document\t"), ("a.jsonl", nil, "{\"document\""), ("a.txt", "tsv", "document\t"),
            ("b", nil, "document\t"), ("c.tsv", "jsonl", "{\"document\""), ("c.jsonl", "tsv", "document\t"),
            ("a.html", nil, "<!doctype html>"), ("a.htm", nil, "<!doctype html>"), ("d", "html", "<!doctype html>"),
        ] as [(String, String?, String)] {
            let options = ["-o", name] + (option.map { ["--format", $0] } ?? [])
            let run = try await Program.run(
                ["align", "de.txt", "en.txt", "--encoder", "none"] + options, in: scratch.path)
            #expect(run.exitCode == 0)
            #expect(try scratch.read(name).hasPrefix(start), "\(name)")
        }
        let ladder = try await align("-o", "a.ladder", "--input", "lines")
        #expect(ladder.output.isEmpty)
        #expect(try scratch.read("a.ladder").hasPrefix("[0]:[0]:"))
    }

    // MARK: - jsonl

    @Test func jsonLines() async throws {
        try scratch.write(Scratch.german, to: "fr.txt")
        let run = try await align("--format", "jsonl", "--document", "q\"\\", texts: ["en.txt", "de.txt", "fr.txt"])
        let rows = try TableRow.all(run)
        #expect(losses(rows, of: ["de": Scratch.german, "en": Scratch.english, "fr": Scratch.german]).isEmpty)
        #expect(rows.allSatisfy { $0.document == "q\"\\" && $0.texts.count == 3 })
        for row in rows {
            #expect(row.keys == ["document", "row", "score", "texts", "spans", "scores"])
            #expect(row.scores.map { Set($0.keys) } == ["en-de", "en-fr", "de-fr"])
            let scores = [row.score ?? -1] + (row.scores ?? [:]).values
            #expect(scores.allSatisfy { (0...1).contains($0) })
        }
        // Keys stand in the order that INTERFACE shows, versions in the order named.
        let order =
            #/\{"document":"q\\"\\\\","row":1,"score":[01]\.\d+,"texts":\{"en":"[^"]*","de":"[^"]*","fr":"[^"]*"\},"spans":\{"en":\[0,\d+\],"de":\[0,\d+\],"fr":\[0,\d+\]\},"scores":\{"en-de":[01]\.\d+,"en-fr":[01]\.\d+,"de-fr":[01]\.\d+\}\}/#
        #expect(run.lines.first?.wholeMatch(of: order) != nil)
    }

    @Test func rowOfOneVersion() async throws {
        try scratch.write("", to: "en.txt")
        let rows = try TableRow.all(try await align("--format", "jsonl", "--allow-empty"))
        #expect(rows.count == 3)
        for row in rows {
            #expect(row.scoreIsNull)
            #expect(Set(row.texts.keys) == ["de"] && Set(row.spans.keys) == ["de"])
            #expect(row.scores == nil || row.scores?.isEmpty == true)
        }
    }

    // MARK: - ladder and lines

    @Test func ladder() async throws {
        try scratch.write("Das Haus hat 12 Zimmer.\n\nFrau Keller wohnt dort.\nSie liest 1984.\n", to: "de.txt")
        try scratch.write("The house has 12 rooms.\nMrs Keller lives there.\n\n\nShe reads 1984.\n", to: "en.txt")
        let run = try await align("--format", "ladder", "--input", "lines")
        #expect(
            run.lines.map { $0.components(separatedBy: ":").prefix(2).joined(separator: ":") } == [
                "[0]:[0]", "[2]:[1]", "[3]:[4]",
            ])
        #expect(run.lines.allSatisfy { $0.wholeMatch(of: /\[[\d, ]*\]:\[[\d, ]*\]:[01]\.\d+/) != nil })
        let turned = try await align("--format", "ladder", "--input", "lines", texts: ["en.txt", "de.txt"])
        #expect(turned.lines.last?.hasPrefix("[4]:[3]:") == true)
    }

    @Test func ladderOfJoinedLines() async throws {
        try scratch.write("Das Haus hat 12 Zimmer\nund 34 Fenster, sagt Keller 1984.\n", to: "de.txt")
        try scratch.write("The house has 12 rooms and 34 windows, Keller says in 1984.\n", to: "en.txt")
        let run = try await align("--format", "ladder", "--input", "lines")
        #expect(run.lines.count == 1)
        #expect(run.lines.first?.hasPrefix("[0, 1]:[0]:") == true)
    }

    @Test func ladderOfOneSide() async throws {
        try scratch.write("", to: "de.txt")
        let run = try await align("--format", "ladder", "--input", "lines", "--allow-empty")
        #expect(run.lines == ["[]:[0]:", "[]:[2]:"])
    }

    @Test func linesAreNeverSplit() async throws {
        let german = "  Eins. Zwei! Drei?  \r\n\r\nVier. Fünf.\rSechs.\u{2028}Sieben.\n   \n"
        let english = "One. Two! Three?\nFour. Five.\nSix. Seven.\n"
        try scratch.write(german, to: "de.txt")
        try scratch.write(english, to: "en.txt")
        let rows = try TableRow.all(try await align("--input", "lines", "--format", "jsonl"))
        #expect(losses(rows, of: ["de": german, "en": english]).isEmpty)
        let lines: Set<String> = ["Eins. Zwei! Drei?", "Vier. Fünf.", "Sechs.\u{2028}Sieben."]
        #expect(Set(rows.compactMap { $0.texts["de"] }) == lines)
        let joined = try await align("--input", "lines", "--format", "jsonl", "--max-join", "1")
        #expect(try TableRow.all(joined).allSatisfy { $0.texts.values.allSatisfy { !$0.contains("\n") } })
    }
}
