import Foundation
import Testing

/// `hexapla convert`, and the formats of several files.
@Suite struct ConvertTests {
    let scratch: Scratch

    /// A table of two documents, with a row that lacks a version, a moved part, and a text with a line end.
    private static let table = """
        {"document":"a","row":1,"score":0.9000,"texts":{"de":"Eins\\r\\nzwei & \\u0001","en":"One\\ttwo","fr":"Un"},"spans":{"de":[0,13],"en":[0,7],"fr":[0,2]},"scores":{"de-en":0.9500,"de-fr":0.8000,"en-fr":0.7000},"sources":{"de":{"path":"a.de.txt","sha256":"00ff"}}}
        {"document":"a","row":2,"score":null,"texts":{"de":"Allein."},"spans":{"de":[14,21]}}
        {"document":"b","row":1,"score":0.5000,"texts":{"en":"Three","fr":"Trois"},"spans":{"en":[0,5],"fr":[9,14]},"scores":{"en-fr":0.5000},"moved":["fr"]}

        """

    init() throws {
        scratch = try Scratch()
        try scratch.write(Self.table, to: "t.jsonl")
    }

    @discardableResult
    private func convert(_ arguments: String...) async throws -> Program.Run {
        let run = try await Program.run(["convert"] + arguments, in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        return run
    }

    @Test func whatHoldsEverything() async throws {
        for name in ["u.jsonl", "u.jsonl.gz", "u.jsonl.zst"] {
            #expect(try await convert("t.jsonl", name).errors.isEmpty)
            #expect(try await convert(name, "-", "--to", "jsonl").text == Self.table, "\(name)")
        }
        let gzip = try await Program.shell("gzip -dc u.jsonl.gz", in: scratch.path)
        #expect(gzip.text == Self.table)
        #expect(scratch.names == ["t.jsonl", "u.jsonl", "u.jsonl.gz", "u.jsonl.zst"])
    }

    @Test func standardStreams() async throws {
        let run = try await Program.run(
            ["convert", "-", "-", "--from", "jsonl", "--to", "jsonl"], input: Data(Self.table.utf8), in: scratch.path)
        #expect(run.text == Self.table && run.errors.isEmpty)
    }

    @Test func translationMemory() async throws {
        let run = try await convert("t.jsonl", "t.tmx")
        #expect(run.complaints == ["hexapla: t.jsonl: characters that XML cannot hold became U+FFFD in 1 text"])
        #expect(
            try await convert("t.tmx", "-", "--to", "jsonl").text == Self.table.replacing("\\u0001", with: "\u{FFFD}"))
    }

    @Test func everyPair() async throws {
        let run = try await convert("t.jsonl", "p.tmx.gz", "--pairs")
        #expect(run.complaints.first?.contains("1 row that lacks a version left out") == true)
        #expect(scratch.names == ["t.jsonl", "p.de-en.tmx.gz", "p.de-fr.tmx.gz", "p.en-fr.tmx.gz"])
        let rows = try TableRow.all(try await convert("p.en-fr.tmx.gz", "-", "--to", "jsonl"))
        #expect(rows.map(\.score) == [0.7, 0.5])
        #expect(rows.map(\.texts) == [["en": "One\ttwo", "fr": "Un"], ["en": "Three", "fr": "Trois"]])
    }

    @Test func xliffOfTwoVersions() async throws {
        expectFailure(
            try await Program.run(["convert", "t.jsonl", "t.xlf"], in: scratch.path), "--format xliff", "3 versions",
            "--pairs")
        try await convert("t.jsonl", "t.xlf", "--languages", "de,en")
        let kept = try await convert("t.xlf", "-", "--to", "jsonl").text
        #expect(kept == (try await convert("t.jsonl", "-", "--to", "jsonl", "--languages", "de,en").text))
        #expect(kept.contains("Eins\\r\\nzwei & \\u0001") && kept.contains("\"score\":0.9500"))
    }

    @Test func lineParallelFiles() async throws {
        let run = try await convert("t.jsonl", "m", "--to", "moses", "--languages", "en,fr")
        #expect(run.complaints.count == 1)
        #expect(run.complaints.first?.contains("spans (2 rows), marks of what is moved (1 row)") == true)
        #expect(run.complaints.first?.contains("1 row that lacks a version left out") == true)
        #expect(try scratch.read("m.en") == "One two\nThree\n")
        #expect(try scratch.read("m.fr") == "Un\nTrois\n")
        #expect(scratch.names == ["t.jsonl", "m.en", "m.fr"])
        #expect(try await convert("m", "-", "--columns", "fr,en", "--no-header").text == "Un\tOne two\nTrois\tThree\n")
        try await convert("t.jsonl", "n.gz", "--to", "moses", "--pairs")
        #expect(scratch.names.isSuperset(of: ["n.de-en.de.gz", "n.de-en.en.gz", "n.en-fr.fr.gz"]))
    }

    @Test func columns() async throws {
        let marian = try await convert("t.jsonl", "-", "--columns", "fr,en", "--no-header", "--complete")
        #expect(marian.text == "Un\tOne two\nTrois\tThree\n")
        try scratch.write(marian.text, to: "marian.tsv")
        let back = try await convert("marian.tsv", "-", "--from-columns", "fr,en", "--to", "huggingface")
        #expect(back.lines.first == #"{"id":"marian:1","translation":{"fr":"Un","en":"One two"}}"#)
        let bitextor = try await convert("t.jsonl", "-", "--to", "bitextor", "--languages", "de,en")
        #expect(
            bitextor.lines == [
                "src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score",
                "a.de.txt\ta\tEins  zwei & \u{1}\tOne two\t0.9500",
            ])
    }

    @Test func standoff() async throws {
        try await convert("t.jsonl", "x.xml", "--to", "xces")
        #expect(
            scratch.names == [
                "t.jsonl", "x.de.xml", "x.en.xml", "x.fr.xml", "x.de-en.xml", "x.de-fr.xml", "x.en-fr.xml",
            ])
        let rows = try TableRow.all(try await convert("x.en-fr.xml", "-", "--to", "jsonl"))
        #expect(rows.map(\.score) == [0.7, 0.5] && rows.map(\.document) == ["a", "b"])
    }

    /// One that cannot be written, and none is there.
    @Test func allFilesOrNone() async throws {
        try FileManager.default.createDirectory(atPath: scratch.url("m.fr").path, withIntermediateDirectories: true)
        let run = try await Program.run(["convert", "t.jsonl", "m", "--to", "moses"], in: scratch.path)
        expectFailure(run, "m.fr", "is a folder")
        #expect(scratch.names == ["t.jsonl", "m.fr"])
        try scratch.write(Self.table + "{\"texts\":7}\n", to: "wrong.jsonl")
        for format in ["jsonl", "tmx", "xces", "moses"] {
            expectFailure(
                try await Program.run(["convert", "wrong.jsonl", "w", "--to", format], in: scratch.path),
                "wrong.jsonl:4: no 'texts'")
        }
        #expect(scratch.names == ["t.jsonl", "wrong.jsonl", "m.fr"])
    }

    /// A reader that has seen enough ends it quietly; a signal leaves nothing behind, of however many files.
    @Test func interruption() async throws {
        try scratch.write(String(repeating: Self.table, count: 3000), to: "long.jsonl")
        let head = try await Program.shell(
            "(\"$HEXAPLA\" convert long.jsonl - --to tmx; echo $? > code) | head -c 100 | wc -c", in: scratch.path)
        #expect(head.lines == ["100"] && head.errors.isEmpty)
        #expect(try scratch.read("code") == "0\n")
        let killed = try await Program.shell(
            """
            "$HEXAPLA" convert long.jsonl m --to moses --pairs & child=$!
            parts() { ls -A | grep -c '[.]part$'; }
            tries=0; while [ $tries -lt 2000 ] && [ "$(parts)" -lt 6 ]; do tries=$((tries+1)); sleep 0.02; done
            parts; kill -TERM $child; wait $child; echo $?
            """, in: scratch.path)
        #expect(killed.lines == ["6", "143"])
        #expect(scratch.names == ["t.jsonl", "long.jsonl", "code"])
    }

    @Test func whatCannotBe() async throws {
        try scratch.write("", to: "empty.jsonl")
        for (arguments, words) in [
            (["t.jsonl", "-", "--to", "ladder"], "only `hexapla align` writes it"),
            (["t.jsonl", "-", "--to", "moses"], "expected -o NAME"), (["t.jsonl", "-", "--pairs"], "several files"),
            (["t.jsonl", "-", "--languages", "th"], "no row has 'th'"), (["t.txt", "-"], "says no format"),
            (["t.jsonl", "out.xml"], "says no format; expected .tsv"), (["empty.jsonl", "-"], "has no rows"),
            (["gone.jsonl", "-"], "no such file"),
            (["t.jsonl", "t.jsonl"], "another file"),
            (["t.jsonl", "-", "--from", "xml"], "tsv, csv, xlsx, jsonl, tmx"),
            (["t.jsonl", "u.srt"], "no row says when it is said"), (["t.jsonl", "u.po"], "expected two"),
            (["t.jsonl", "u.epub", "--layout", "paragraph"], "does not say where paragraphs begin"),
            (["t.jsonl", "u.tsv.xz"], "expected .gz or .zst"), (["t.jsonl", "-", "--from-columns", "de"], "a TSV"),
            (["t.jsonl", "u.tsv", "--pairs", "--columns", "de"], "does not go with --columns"),
        ] {
            expectFailure(try await Program.run(["convert"] + arguments, in: scratch.path), words)
        }
        #expect(scratch.names == ["t.jsonl", "empty.jsonl"])
    }

    /// Whatever it is called, what `align` writes comes back.
    @Test func tablesOfAlign() async throws {
        try scratch.write(Scratch.german, to: "de.txt")
        try scratch.write(Scratch.english, to: "en.txt")
        let align = ["align", "de.txt", "en.txt", "--encoder", "none", "--provenance"]
        let expected = try await Program.run(align + ["--format", "jsonl"], in: scratch.path)
        #expect(try TableRow.all(expected).allSatisfy { $0.keys.contains("sources") })
        let digest = try await Program.shell("sha256sum de.txt | cut -c1-64", in: scratch.path)
        #expect(expected.text.contains("\"de\":{\"path\":\"de.txt\",\"sha256\":\"\(digest.lines.first ?? "?")\"}"))
        for name in ["a.tmx", "a.xlf", "a.xliff.zst", "a.jsonl.gz"] {
            #expect(try await Program.run(align + ["-o", name], in: scratch.path).exitCode == 0)
            #expect(try await convert(name, "-", "--to", "jsonl").text == expected.text, "\(name)")
        }
        #expect(try await Program.run(align + ["-o", "x", "--format", "xces"], in: scratch.path).exitCode == 0)
        #expect(try await convert("x.de-en.xml", "-", "--to", "jsonl").text == expected.text)
        let tsv = try await Program.run(align + ["-o", "a.tsv"], in: scratch.path)
        expectFailure(tsv, "--provenance", "tsv has no place for it")
    }
}
