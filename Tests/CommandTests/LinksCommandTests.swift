import Foundation
import Testing

/// Links between words, as a user sees them.
@Suite struct LinksCommandTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(
            "th\tde\nเขาเป็นประธานบริษัทในกรุงเทพฯ\tEr ist Präsident eines Unternehmens in Bangkok.\n", to: "a.tsv")
    }

    private func links(_ arguments: String...) async throws -> Program.Run {
        try await Program.run(["links"] + arguments, environment: InstalledModel.environment, in: scratch.path)
    }

    private struct Row: Decodable {
        let texts: [String: String]
        let links: [String: [Link]]
    }

    private struct Link: Decodable {
        let first: [Int]
        let second: [Int]
        let probability: Double

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            first = try parts.decode([Int].self)
            second = try parts.decode([Int].self)
            probability = try parts.decode(Double.self)
        }
    }

    @Test(.enabled(if: InstalledModel.hasE5, "\(InstalledModel.e5Comment)"))
    func everyPairHasItsLinks() async throws {
        let run = try await links("a.tsv")
        #expect(run.exitCode == 0 && run.complaints.isEmpty, "\(run.errors)")
        let row = try JSONDecoder().decode(Row.self, from: run.output)
        let (thai, german) = (
            Array(try #require(row.texts["th"]).unicodeScalars), Array(try #require(row.texts["de"]).unicodeScalars)
        )
        let words = try #require(row.links["th-de"]).map { link in
            [thai[link.first[0]..<link.first[1]], german[link.second[0]..<link.second[1]]].map { scalars in
                scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
            }
        }
        #expect(words.contains(["เขา", "Er"]) && words.contains(["บริษัท", "Unternehmens"]))
        #expect(words.contains { $0[0].hasPrefix("กรุงเทพ") && $0[1] == "Bangkok" })
        #expect(row.links["th-de"]?.allSatisfy { (0...1).contains($0.probability) } == true)
        // What was written is read again, and for any number of threads it is the same.
        try scratch.write(run.output, to: "b.jsonl")
        let again = try await links("b.jsonl", "--threads", "2")
        #expect(again.lines == run.lines)
        #expect((try await links("a.tsv", "--precise")).text.utf8.count <= run.text.utf8.count)
    }

    /// Of many rows it is learned which words come together; they stay in order, and threads do not count.
    @Test(.enabled(if: InstalledModel.hasE5, "\(InstalledModel.e5Comment)"))
    func manyRows() async throws {
        let words = [("house", "Haus"), ("dog", "Hund"), ("tree", "Baum"), ("child", "Kind"), ("river", "Fluss")]
        let rows = (0..<200).map { number in
            let (one, other) = (words[number % 5], words[number / 5 % 5])
            return "A \(one.0), a \(other.0), \(number)\tEin \(one.1), ein \(other.1), \(number)"
        }
        try scratch.write("en\tde\n" + rows.joined(separator: "\n") + "\n", to: "many.tsv")
        let run = try await links("many.tsv")
        #expect(run.exitCode == 0 && run.complaints.isEmpty, "\(run.errors)")
        let found = try run.lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
        #expect(found.map { "\($0.texts["en"] ?? "")\t\($0.texts["de"] ?? "")" } == rows)
        #expect(found.allSatisfy { ($0.links["en-de"] ?? []).count >= 4 })
        #expect(try await links("many.tsv", "--threads", "2").lines == run.lines)
        // In a table of a few of these rows nothing is learned, and links are less sure.
        try scratch.write("en\tde\n" + rows.prefix(5).joined(separator: "\n") + "\n", to: "few.tsv")
        let few = try await links("few.tsv").lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
        func sureness(_ rows: some Sequence<Row>) -> Double {
            rows.flatMap { $0.links["en-de"] ?? [] }.reduce(0) { $0 + $1.probability }
        }
        #expect(few.count == 5 && sureness(few) < sureness(found.prefix(5)))
    }

    @Test(arguments: ["out.tmx", "out.tsv.gz", "out.docx"]) func onlyJSONLinesHoldThem(name: String) async throws {
        let run = try await links("a.tsv", "-o", name)
        expectFailure(run, "-o \(name): links are written as JSON Lines", ".jsonl")
        #expect(!scratch.names.contains(name))
    }

    /// A text of a hundred pages is no row's: it stays as it is, and that is told.
    @Test(.enabled(if: InstalledModel.hasE5, "\(InstalledModel.e5Comment)"))
    func aTextThatIsTooLong() async throws {
        let long = String(repeating: "Haus ", count: 8000)
        try scratch.write("de\ten\n\(long)\thouse\nHaus\thouse\n", to: "long.tsv")
        let run = try await links("long.tsv")
        #expect(run.exitCode == 0 && run.complaints.count == 1, "\(run.errors)")
        #expect(run.errors.contains("1 row has no links, for a text of more than 32 KiB gets none"))
        #expect(run.lines.count == 2 && run.lines.map { $0.contains("\"links\"") } == [false, true])
    }

    @Test func whatIsNotInstalledIsNamed() async throws {
        let run = try await links("a.tsv", "--models", "none")
        expectFailure(run, "none/multilingual-e5-small/model.hexapla", "the encoder is not installed")
    }

    /// Links go through a table's other versions and orders, and other formats say that they have no place for them.
    @Test func linksAreKept() async throws {
        let row =
            #"{"document":"a","row":1,"score":0.9,"texts":{"de":"Er ist","en":"He is","fr":"Il est"},"#
            + #""links":{"de-en":[[[0,2],[0,2],0.9000],[[3,6],[3,5],0.8000]],"en-fr":[[[3,5],[3,6],0.7000]]}}"# + "\n"
        try scratch.write(row, to: "c.jsonl")
        let run = try await Program.run(["convert", "c.jsonl", "d.jsonl", "--languages", "en,de"], in: scratch.path)
        #expect(run.exitCode == 0 && run.complaints.isEmpty, "\(run.errors)")
        let text = try String(contentsOf: scratch.url("d.jsonl"), encoding: .utf8)
        #expect(text.contains(#""links":{"en-de":[[[0,2],[0,2],0.9000],[[3,5],[3,6],0.8000]]}"#), "\(text)")
        let loss = try await Program.run(["convert", "c.jsonl", "d.tsv"], in: scratch.path)
        #expect(loss.exitCode == 0 && loss.errors.contains("links between words (1 row)"), "\(loss.errors)")
    }

    /// One tag is the beginning of the other, and the pair is named the other way round.
    @Test func tagsThatBeginAlike() async throws {
        let row = #"{"texts":{"zh":"他是","zh-Hant":"他是他"},"links":{"zh-Hant-zh":[[[2,3],[0,1],0.9]]}}"# + "\n"
        try scratch.write(row, to: "f.jsonl")
        let run = try await Program.run(["convert", "f.jsonl", "-", "--to", "jsonl"], in: scratch.path)
        #expect(run.text.contains(#""links":{"zh-zh-Hant":[[[0,1],[2,3],0.9000]]}"#), "\(run.text)\(run.errors)")
    }

    @Test func aPairThatIsNamedTwice() async throws {
        let link = "[[[0,2],[0,2],0.9]]"
        let row = "{\"texts\":{\"de\":\"Er ist\",\"en\":\"He is\"},\"links\":{\"de-en\":\(link),\"en-de\":\(link)}}\n"
        try scratch.write(row, to: "g.jsonl")
        let run = try await Program.run(["convert", "g.jsonl", "-", "--to", "tsv"], in: scratch.path)
        expectFailure(run, "g.jsonl:1", "twice")
    }

    @Test(arguments: [
        (#"[[[0,2],[0,9],0.9]]"#, "leads beyond its text"),
        (#"[[[0,2],[0,2]]]"#, "is not [[start,end],[start,end],probability]"),
        (#"[[[2,0],[0,2],0.9]]"#, "ends where it starts or before"), (#"[[[0,2],[0,2],7]]"#, "no number from 0 to 1"),
        (#""x""#, "are no list"),
    ])
    func linksThatAreNone(links: String, message: String) async throws {
        try scratch.write(#"{"texts":{"de":"Er ist","en":"He is"},"links":{"de-en":\#(links)}}"# + "\n", to: "e.jsonl")
        expectFailure(
            try await Program.run(["convert", "e.jsonl", "-", "--to", "tsv"], in: scratch.path), "e.jsonl:1", message)
    }

    private static let linked =
        #"{"document":"a","row":1,"score":0.9,"texts":{"de":"Er ist da.","en":"He is here."},"#
        + #""links":{"de-en":[[[0,2],[0,2],0.9],[[3,6],[3,5],0.8],[[7,9],[6,10],0.2]]}}"# + "\n"

    /// Rows that have links need no encoder.
    @Test func pharaohFiles() async throws {
        try scratch.write(Self.linked, to: "p.jsonl")
        let arguments = ["convert", "p.jsonl", "out", "--to", "pharaoh", "--languages", "en,de", "--models", "none"]
        #expect(try await Program.run(arguments, in: scratch.path).exitCode == 0)
        let files = try ["out.en", "out.de", "out.en-de.align"].map { name in
            try String(contentsOf: scratch.url(name), encoding: .utf8)
        }
        #expect(files == ["He is here .\n", "Er ist da .\n", "0-0 1-1\n"])
        let spaced = ["convert", "p.jsonl", "-o", "s", "--to", "pharaoh", "--tokens", "space"]
        #expect(try await Program.run(spaced, in: scratch.path).exitCode == 0)
        #expect(try String(contentsOf: scratch.url("s.de"), encoding: .utf8) == "Er ist da.\n")
        #expect(scratch.names.contains("s.de-en.align"))
    }

    /// Rows without links get them; where that cannot be, no file is written.
    @Test func pharaohFilesOfRowsWithoutLinks() async throws {
        let arguments = ["convert", "a.tsv", "out", "--to", "pharaoh"]
        let run = try await Program.run(arguments + ["--models", "none"], in: scratch.path)
        expectFailure(run, "none/multilingual-e5-small/model.hexapla", "the encoder is not installed", "model install")
        #expect(!scratch.names.contains { $0.hasPrefix("out") })
        guard InstalledModel.hasE5 else { return }
        let made = try await Program.run(arguments, environment: InstalledModel.environment, in: scratch.path)
        #expect(made.exitCode == 0, "\(made.errors)")
        let links = try String(contentsOf: scratch.url("out.th-de.align"), encoding: .utf8)
        #expect(links.hasPrefix("0-0 ") && links.hasSuffix("\n") && links.filter { $0 == "\n" }.count == 1)
    }

    @Test(arguments: [
        (["convert", "p.jsonl", "-", "--to", "pharaoh"], "expected -o NAME"),
        (["convert", "p.jsonl", "out", "--to", "pharaoh", "--languages", "de"], "has one version"),
        (["convert", "p.jsonl", "out", "--to", "moses", "--tokens", "icu"], "has no tokens"),
        (["convert", "p.jsonl", "out", "--to", "pharaoh", "--tokens", "words"], "expected one of space, icu"),
        (["convert", "p.jsonl", "--to", "pharaoh"], "no file to write is named"),
        (["convert", "p.jsonl", "out", "-o", "out"], "two files to write are named"),
        (["align", "de=a.tsv", "en=p.jsonl", "--links", "-o", "out.tsv"], "tsv has no place for them"),
        (["align", "de=a.tsv", "en=p.jsonl", "--links", "--explain", "1"], "does not go with --explain"),
        (["corpus", ".", "-o", "made", "--export", "pharaoh"], "--export pharaoh: unknown"),
    ])
    func whatCannotBe(arguments: [String], message: String) async throws {
        try scratch.write(Self.linked, to: "p.jsonl")
        expectFailure(try await Program.run(arguments, in: scratch.path), message)
        #expect(!scratch.names.contains { $0.hasPrefix("out") })
    }

    /// A table and its page carry links.
    @Test(.enabled(if: InstalledModel.hasE5, "\(InstalledModel.e5Comment)"))
    func alignedTables() async throws {
        try scratch.write("Er ist Präsident. Sie wohnt in Bangkok.", to: "b.de.txt")
        try scratch.write("He is president. She lives in Bangkok.", to: "b.en.txt")
        for name in ["t.jsonl", "t.html"] {
            let run = try await Program.run(
                ["align", "b.de.txt", "b.en.txt", "--links", "--encoder", "none", "-o", name],
                environment: InstalledModel.environment, in: scratch.path)
            #expect(run.exitCode == 0 && run.complaints.isEmpty, "\(run.errors)")
        }
        let rows = try String(contentsOf: scratch.url("t.jsonl"), encoding: .utf8)
        #expect(rows.split(separator: "\n").allSatisfy { $0.contains(#""links":{"de-en":[["#) })
        let page = try String(contentsOf: scratch.url("t.html"), encoding: .utf8)
        #expect(page.contains(">Bangkok</span>") && page.contains("tr:has(.w1:is(:hover, :focus)) .p1"))
        #expect(!page.contains("<script"))
    }
}
