import Foundation
import Testing

/// `hexapla terms`, from rows that have links: no encoder is needed.
@Suite struct TermsCommandTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let row =
            #""texts":{"de":"Das Haus ist rot","en":"The house is red"},"#
            + #""links":{"de-en":[[[0,3],[0,3],0.9],[[4,8],[4,9],0.9],[[9,12],[10,12],0.9],[[13,16],[13,16],0.9]]}}"#
            + "\n"
        try scratch.write(
            #"{"document":"a","row":1,"score":0.9,"# + row + #"{"document":"a","row":2,"score":0.9,"# + row,
            to: "t.jsonl")
    }

    @Test func whatRecursIsListedAndRead() async throws {
        let run = try await Program.run(["terms", "t.jsonl", "-o", "terms.tsv", "--models", "none"], in: scratch.path)
        #expect(run.exitCode == 0 && run.complaints.isEmpty, "\(run.errors)")
        let lines = try String(contentsOf: scratch.url("terms.tsv"), encoding: .utf8).split(separator: "\n")
        #expect(lines.first == "count\tde\ten\tdocument\trow\texample.de\texample.en")
        #expect(lines.dropFirst().contains("2\tHaus ist rot\thouse is red\ta\t1\tDas Haus ist rot\tThe house is red"))
        try scratch.write("Das Haus ist rot.", to: "a.de.txt")
        try scratch.write("The building is red.", to: "a.en.txt")
        try scratch.write("count\tde\ten\texample.de\n2\tHaus\thouse\tDas Haus\n", to: "own.tsv")
        let check = try await Program.run(
            ["check", "a.de.txt", "a.en.txt", "--terms", "own.tsv", "--encoder", "none"], in: scratch.path)
        #expect(check.exitCode == 1 && check.text.contains("[terminology]"), "\(check.text)\(check.errors)")
    }

    @Test func whatCannotBe() async throws {
        let run = try await Program.run(["terms", "t.jsonl", "--languages", "de"], in: scratch.path)
        expectFailure(run, "has rows of one version")
        let stranger = try await Program.run(["terms", "t.jsonl", "--languages", "de,fr"], in: scratch.path)
        expectFailure(stranger, "--languages: no row has 'fr'")
    }
}
