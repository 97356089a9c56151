import Foundation
import Testing

/// Nothing that is read is ever written over, whatever it is read for and by whatever name.
@Suite struct ReadFilesTests {
    private static let files: [(name: String, content: String)] = [
        ("de.txt", Scratch.german), ("en.txt", Scratch.english), ("names.tsv", "Haus\thouse\n"),
        ("weights.txt", "[encoder]\nmeaning 7.5\n"), ("anchors.tsv", "de\ten\nSie liest\tShe reads\n"),
        ("rules.yml", "fail-on: never\n"), ("hexapla.yml", "fail-on: never\n"), ("terms.tsv", "de\ten\nHaus\thouse\n"),
        ("baseline.jsonl", ""), ("data/de.txt", "[settings]\n"), ("texts.txt", "one\ntwo\n"),
        ("manifest.tsv", "document\tlanguage\tpath\na\tde\tde.txt\na\ten\ten.txt\n"),
        ("rows.tsv", "de\ten\nHaus 1\thouse 2\n"), ("gold.ladder", "[0]:[0]\n"), ("predicted.ladder", "[0]:[0]\n"),
        ("stream.jsonl", "{\"document\":\"a\",\"texts\":{\"de\":\"Haus.\",\"en\":\"House.\"}}\n"),
        ("models/universal-sentence-encoder-multilingual-3/model.hexapla", "none"),
        ("bi.de.xml", "<text><s id=\"1\">Haus</s></text>"), ("bi.en.xml", "<text><s id=\"1\">house</s></text>"),
        (
            "bi.de-en.xml",
            "<cesAlign version=\"1.0\"><linkGrp fromDoc=\"bi.de.xml\" toDoc=\"bi.en.xml\"><link xtargets=\"1;1\"/></linkGrp></cesAlign>"
        ),
    ]

    private static func scratch() throws -> Scratch {
        let scratch = try Scratch()
        for (name, content) in files { try scratch.write(content, to: name) }
        let vectors = [1, 0, 0, 1].flatMap { (value: Float) in withUnsafeBytes(of: value) { [UInt8]($0) } }
        try scratch.write(Data(vectors), to: "vectors.emb")
        return scratch
    }

    private static let align = "align de=de.txt en=en.txt --format tsv"
    private static let check = "check de=de.txt en=en.txt --encoder none --format text"

    /// A command, and a file that it reads. OUT is what is written.
    static let reading: [(command: String, file: String)] = [
        (align + " --encoder none -o OUT", "de.txt"),
        (align + " --encoder none --dictionary de-en=names.tsv -o OUT", "names.tsv"),
        (align + " --encoder none --weights weights.txt -o OUT", "weights.txt"),
        (align + " --encoder none --anchors anchors.tsv -o OUT", "anchors.tsv"),
        (align + " --encoder none --language-data data -o OUT", "data/de.txt"),
        (align + " --encoder vectors:texts.txt,vectors.emb -o OUT", "texts.txt"),
        (align + " --encoder vectors:texts.txt,vectors.emb -o OUT", "vectors.emb"),
        (align + " --models models -o OUT", "models/universal-sentence-encoder-multilingual-3/model.hexapla"),
        (check + " -o OUT", "en.txt"), (check + " -o OUT", "hexapla.yml"),
        (check + " --config rules.yml -o OUT", "rules.yml"), (check + " --terms terms.tsv -o OUT", "terms.tsv"),
        (check + " --baseline baseline.jsonl -o OUT", "baseline.jsonl"),
        (check + " --language-data data -o OUT", "data/de.txt"), (check + " --write-baseline OUT", "de.txt"),
        (check + " --terms terms.tsv --write-baseline OUT", "terms.tsv"),
        (check + " --write-baseline OUT", "hexapla.yml"),
        ("check --rows rows.tsv --encoder none --format text -o OUT", "rows.tsv"),
        ("check --rows bi.de-en.xml --encoder none --format text -o OUT", "bi.de.xml"),
        ("segment de=de.txt -o OUT", "de.txt"), ("segment de=de.txt --language-data data -o OUT", "data/de.txt"),
        ("embed texts.txt --encoder vectors:texts.txt,vectors.emb -o OUT", "texts.txt"),
        ("embed de.txt --encoder vectors:texts.txt,vectors.emb -o OUT", "vectors.emb"),
        ("evaluate --gold gold.ladder predicted.ladder -o OUT", "gold.ladder"),
        ("evaluate --gold gold.ladder predicted.ladder -o OUT", "predicted.ladder"),
        ("match de=de.txt en=en.txt --encoder none -o OUT", "en.txt"),
        ("stream stream.jsonl --encoder none -o OUT", "stream.jsonl"),
        ("stream stream.jsonl --encoder none --dictionary de-en=names.tsv -o OUT", "names.tsv"),
        ("convert rows.tsv --to tsv OUT", "rows.tsv"), ("convert bi.de-en.xml --to tsv OUT", "bi.en.xml"),
    ]

    @Test(arguments: reading) func isNeverWrittenOver(_ command: String, _ file: String) async throws {
        let scratch = try Self.scratch()
        let before = try Data(contentsOf: scratch.url(file))
        let folder = file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]) + "/" : ""
        try FileManager.default.linkItem(at: scratch.url(file), to: scratch.url("hard"))
        try FileManager.default.createSymbolicLink(atPath: scratch.url("soft").path, withDestinationPath: file)
        for name in [file, "./\(folder)../\(folder)\(file.dropFirst(folder.count))", "hard", "soft"]
        where FileManager.default.fileExists(atPath: scratch.url(name).path) {
            let words = command.replacing("OUT", with: name).split(separator: " ").map(String.init)
            let run = try await Program.run(words, in: scratch.path)
            expectFailure(run.withoutNotices, name, "that are read")
            #expect(try Data(contentsOf: scratch.url(file)) == before)
        }
    }

    @Test func evaluationOfSpans() async throws {
        let scratch = try Self.scratch()
        let gold = Program.repository.appendingPathComponent("fixtures/small/letters").path
        try FileManager.default.copyItem(atPath: gold, toPath: scratch.url("letters").path)
        let rows = try await Program.run(
            ["align", "letters/en.txt", "letters/de.txt", "--encoder", "none", "-o", "letters.jsonl"], in: scratch.path)
        #expect(rows.exitCode == 0, "\(rows.errors)")
        for file in ["letters/gold.json", "letters/de.txt", "letters.jsonl"] {
            let before = try scratch.read(file)
            let run = try await Program.run(
                ["evaluate", "--gold", "letters", "letters.jsonl", "--pair", "en-de", "-o", file], in: scratch.path)
            expectFailure(run, file, "that are read")
            #expect(try scratch.read(file) == before)
        }
    }

    /// A manifest, and the texts and the dictionary that a corpus is made with, in the folder that it is written into.
    @Test func corpus() async throws {
        for (file, arguments) in [
            ("out/stats.json", ["out/stats.json"]), ("out/corpus.de-en.tmx", ["manifest.tsv", "--export", "tmx"]),
            ("out/corpus.tmx", ["manifest.tsv", "--export", "tmx"]), ("out/work/rows", ["manifest.tsv"]),
            ("out/report.html", ["manifest.tsv", "--dictionary", "de-en=out/report.html"]),
        ] {
            let scratch = try Self.scratch()
            let isText = arguments[0] == "manifest.tsv" && arguments.count < 3 || file.hasSuffix("tmx")
            let text = isText ? file : "de.txt"
            let manifest = "document\tlanguage\tpath\na\tde\t\(text)\na\ten\ten.txt\n"
            try scratch.write(manifest, to: arguments[0])
            if file != arguments[0] { try scratch.write(isText ? Scratch.german : "Haus\thouse\n", to: file) }
            if file == "out/stats.json" {
                try scratch.write("document\tlanguage\tpath\na\tde\t../de.txt\na\ten\t../en.txt\n", to: file)
            }
            let before = try scratch.read(file)
            let run = try await Program.run(
                ["corpus"] + arguments + ["-o", "out", "--encoder", "none"], in: scratch.path)
            if file == "out/corpus.de-en.tmx" {
                // Two languages have one file, of another name.
                #expect(try scratch.read(file) == before)
            } else {
                expectFailure(run, file, "that are read")
            }
            #expect(try scratch.read(file) == before)
        }
    }

    @Test func twoOutputsInOneFile() async throws {
        let scratch = try Self.scratch()
        let words = (Self.check + " -o new --write-baseline new").split(separator: " ").map(String.init)
        expectFailure(try await Program.run(words, in: scratch.path).withoutNotices, "--write-baseline new")
        // A baseline may be written anew.
        let again = (Self.check + " --baseline baseline.jsonl --write-baseline baseline.jsonl").split(separator: " ")
        #expect(try await Program.run(again.map(String.init), in: scratch.path).exitCode == 0)
    }
}

extension Program.Run {
    /// Without what was told of the configuration in the folder.
    fileprivate var withoutNotices: Program.Run {
        Program.Run(
            exitCode: exitCode, wasKilled: wasKilled, output: output,
            errors: errors.components(separatedBy: "\n").filter { !$0.contains("says what rules do") }
                .joined(separator: "\n"))
    }
}
