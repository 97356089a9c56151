import Foundation
import Testing

/// `hexapla align --extend TABLE.jsonl LANG=PATH`.
@Suite struct ExtendTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        for tag in ["de", "en", "fr"] {
            let path = Program.repository.appendingPathComponent("fixtures/small/letters/\(tag).txt")
            try scratch.write(try String(contentsOf: path, encoding: .utf8), to: "\(tag).txt")
        }
    }

    private func align(_ arguments: String...) async throws -> Program.Run {
        let run = try await Program.run(["align", "--encoder", "none"] + arguments, in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        return run
    }

    /// What a line says of some versions, spelled as it stands there; nil where it has none of them.
    private func kept(_ line: String, _ tags: [String]) throws -> [String]? {
        let row = try TableRow(line)
        let present = tags.filter { row.texts[$0] != nil }
        let scores = (row.scores ?? [:]).filter { pair, _ in
            pair.split(separator: "-").allSatisfy { tags.contains("\($0)") }
        }
        guard !present.isEmpty else { return nil }
        return present.map { "\($0) \(row.texts[$0] ?? "") \(row.spans[$0] ?? 0..<0)" }
            + scores.map { "\($0.key) \($0.value)" }.sorted()
    }

    @Test func rowsStayAndTheNewTextIsWhole() async throws {
        let table = try await align("de.txt", "en.txt", "--format", "jsonl", "-o", "two.jsonl", "--document", "a \"b\"")
        #expect(table.output.isEmpty)
        let before = try scratch.read("two.jsonl").split(separator: "\n").map(String.init)
        try FileManager.default.removeItem(at: scratch.url("de.txt"))
        let run = try await align("--extend", "two.jsonl", "fr.txt", "--format", "jsonl")
        #expect(run.errors.isEmpty)
        #expect(try run.lines.compactMap { try kept($0, ["de", "en"]) } == before.map { try kept($0, ["de", "en"]) })
        let rows = try TableRow.all(run)
        #expect(rows.allSatisfy { $0.document == "a \"b\"" })
        #expect(losses(rows, of: try ["en": scratch.read("en.txt"), "fr": scratch.read("fr.txt")]).isEmpty)
        #expect(rows.count { $0.texts.count == 3 && ($0.score ?? 0) > 0.5 && $0.scores?.count == 3 } >= 10)
    }

    /// A row that the new text lacks is the same to the byte, and a text without counterpart has rows of its own.
    @Test func linesWithoutCounterpart() async throws {
        let two = try await align("de.txt", "en.txt", "--format", "jsonl", "-o", "two.jsonl")
        #expect(two.exitCode == 0)
        let before = try scratch.read("two.jsonl")
        try scratch.write("ཀ་ཁ་ག།\n\nང་ཅ་ཆ།\n", to: "bo.txt")
        let run = try await align("--extend", "two.jsonl", "bo.txt", "--format", "jsonl")
        let stripped = run.lines.filter { !$0.contains("\"bo\"") }
            .map { $0.replacing(/"row":\d+/, with: "") }
        let lines = before.split(separator: "\n").map { String($0).replacing(/"row":\d+/, with: "") }
        #expect(stripped.allSatisfy { lines.contains($0) })
        #expect(try run.lines.compactMap { try kept($0, ["de", "en"]) }.count == lines.count)
        #expect(try losses(TableRow.all(run), of: ["bo": scratch.read("bo.txt")]).isEmpty)
        try scratch.write("", to: "bo.txt")
        let empty = try await align("--extend", "two.jsonl", "bo.txt", "--allow-empty", "--format", "jsonl")
        #expect(empty.text == before)
    }

    @Test func theArticle() async throws {
        let seed = { (name: String) in Program.repository.appendingPathComponent("seeds/\(name).txt").path }
        let texts = ["ar=\(seed("000_bd03e742efd14f8d"))", "de=\(seed("003_b433c4deaf499520"))"]
        let thai = seed("001_204392bfffb63630")
        _ = try await align(texts[0], texts[1], "--format", "jsonl", "-o", "two.jsonl")
        let run = try await align("--extend", "two.jsonl", "th=\(thai)", "--format", "jsonl")
        let before = try scratch.read("two.jsonl").split(separator: "\n").map { try kept(String($0), ["ar", "de"]) }
        let after = try run.lines.compactMap { try kept($0, ["ar", "de"]) }
        // Every row as it was but for those that it says are joined.
        let joined = run.complaints.joined().matches(of: /rows ([\d, ]+) of/)
            .reduce(0) { $0 + $1.1.split(separator: ",").count }
        #expect(after.filter { before.contains($0) }.count == before.count - joined)
        let rows = try TableRow.all(run)
        #expect(losses(rows, of: ["th": try String(contentsOfFile: thai, encoding: .utf8)]).isEmpty)
        #expect(rows.count { $0.texts.count == 3 } >= 20)
    }

    @Test func orderOfNaming() async throws {
        _ = try await align("en.txt", "fr.txt", "--format", "jsonl", "-o", "two.jsonl")
        try scratch.write(try scratch.read("de.txt").replacingOccurrences(of: "Keller", with: "Köhler"), to: "nl.txt")
        let one = try await align("--extend", "two.jsonl", "de.txt", "nl.txt", "--format", "jsonl")
        let other = try await align("--extend", "two.jsonl", "nl.txt", "de.txt", "--format", "jsonl", "--threads", "2")
        let texts = { (run: Program.Run) in
            try TableRow.all(run).map { row in
                [row.score.map { "\($0)" }] + ["en", "fr", "de", "nl"].map { row.texts[$0] }
            }
        }
        #expect(try texts(one) == texts(other))
        let header = try await align("--extend", "two.jsonl", "nl.txt", "de.txt", "--format", "tsv")
        #expect(header.lines.first == "document\trow\tscore\ten\tfr\tnl\tde")
        let again = try await align("--extend", "two.jsonl", "de.txt", "--format", "jsonl", "-o", "three.jsonl")
        #expect(again.exitCode == 0)
        let steps = try await align("--extend", "three.jsonl", "nl.txt", "--format", "jsonl")
        #expect(try texts(steps).map { $0.dropFirst() } == texts(one).map { $0.dropFirst() })
    }

    @Test func joinsWhereTheNewTextIsOnePiece() async throws {
        let names = ["Keller", "Brandt", "Tanaka", "Moreau", "Novak", "Silva"]
        let lines = { (verb: String, thing: String) in
            names.enumerated().map { "\($1) \(verb) \(($0 + 3) * 117) \(thing) 19\($0)4." }
        }
        try scratch.write(lines("bought", "horses in").joined(separator: "\n"), to: "en.txt")
        try scratch.write(lines("kaufte", "Pferde").joined(separator: "\n"), to: "de.txt")
        var dutch = lines("kocht", "paarden in")
        dutch[2] = dutch[2].dropLast() + " en " + dutch.remove(at: 3)
        try scratch.write(dutch.joined(separator: "\n"), to: "nl.txt")
        _ = try await align("en.txt", "de.txt", "--input", "lines", "--format", "jsonl", "-o", "two.jsonl")
        #expect(try scratch.read("two.jsonl").split(separator: "\n").count == 6)
        let run = try await align("--extend", "two.jsonl", "nl.txt", "--input", "lines", "--format", "jsonl")
        #expect(run.complaints.count == 1)
        #expect(run.complaints.first?.contains("rows 3, 4 of two.jsonl are one row now") == true, "\(run.errors)")
        let rows = try TableRow.all(run)
        #expect(rows.count == 5)
        #expect(rows.allSatisfy { $0.texts.count == 3 })
        #expect(rows[2].texts["nl"] == dutch[2])
        #expect(rows[2].texts["en"]?.hasPrefix("Tanaka") == true && rows[2].texts["en"]?.hasSuffix("1934.") == true)
        let spans = try scratch.read("two.jsonl").split(separator: "\n").map { try TableRow(String($0)).spans["de"] }
        #expect(rows[2].spans["de"]?.lowerBound == spans[2]?.lowerBound)
        #expect(rows[2].spans["de"]?.upperBound == spans[3]?.upperBound)
    }

    /// A moved part stays moved, and a table with one is read.
    @Test func movedParts() async throws {
        let paragraphs = try scratch.read("de.txt").components(separatedBy: "\n\n")
        try scratch.write(([paragraphs[6]] + paragraphs[..<6]).joined(separator: "\n\n"), to: "de.txt")
        _ = try await align("de.txt", "en.txt", "--format", "jsonl", "-o", "two.jsonl")
        let before = try scratch.read("two.jsonl").split(separator: "\n")
        #expect(before.contains { $0.contains(#""moved":["en"]"#) })
        let run = try await align("--extend", "two.jsonl", "fr.txt", "--format", "jsonl")
        #expect(run.lines.count { $0.hasSuffix(#""moved":["en"]}"#) } == before.count { $0.contains(#""moved""#) })
        #expect(
            try run.lines.compactMap { try kept($0, ["de", "en"]) }
                == before.map { try kept(String($0), ["de", "en"]) })
        #expect(try losses(TableRow.all(run), of: ["fr": scratch.read("fr.txt")]).isEmpty)
    }

    @Test func pageAndExtendedTableAreTables() async throws {
        _ = try await align("de.txt", "en.txt", "--format", "jsonl", "-o", "two.jsonl")
        let page = try await align("--extend", "two.jsonl", "fr.txt", "--format", "html", "--document", "letters")
        #expect(page.text.contains("<title>letters</title>"))
        #expect(page.text.contains("lang=\"de\"") && page.text.contains("lang=\"fr\""))
    }
}
