import Foundation
import Testing

/// Options that do not exist or take no such value: exit 2 and one line with where to find help.
@Suite struct BadOptionTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch.withTwoTexts() }

    private func align(_ options: String...) async throws -> Program.Run {
        let before = scratch.names
        let run = try await Program.run(
            ["align", "de.txt", "en.txt", "--encoder", "none", "-o", "out.tsv"] + options, in: scratch.path)
        #expect(scratch.names == before, "a failed run left something")
        return run
    }

    @Test func unknownOption() async throws {
        expectFailure(
            try await align("--fromat", "tsv"), "unknown option '--fromat'", "Did you mean '--format'?",
            "See 'hexapla align --help'")
        expectFailure(
            try await Program.run(["segment", "de=x", "--strenght", "1"]), "'--strenght'", "Did you mean '--strength'?",
            "See 'hexapla segment --help'")
        expectFailure(try await Program.run(["--frobnicate"]), "'--frobnicate'", "See 'hexapla --help'")
    }

    /// A command without a name of its own in the list of commands was once called unknown.
    @Test(arguments: [
        "align", "check", "corpus", "match", "stream", "convert", "segment", "embed", "evaluate", "model",
    ])
    func everyCommandIsKnown(_ command: String) async throws {
        let run = try await Program.run([command, "--no-such-option"])
        expectFailure(run, "See 'hexapla \(command) --help'")
    }

    @Test func unknownCommand() async throws {
        expectFailure(try await Program.run(["algin", "de.txt"]), "unknown command 'algin'", "align", "hexapla --help")
        expectFailure(
            try await Program.run(["de=a.txt", "en=b.txt"]), "unknown command 'de=a.txt'", "hexapla align de=a.txt")
    }

    @Test func missingArguments() async throws {
        expectFailure(
            try await Program.run(["align"]), "missing expected argument", "text", "See 'hexapla align --help'")
        expectFailure(try await Program.run(["segment"]), "missing expected argument", "See 'hexapla segment --help'")
        expectFailure(try await align("--format"), "missing value for '--format", "See 'hexapla align --help'")
        expectFailure(try await Program.run(["segment", "de.txt", "en.txt"]), "unexpected argument 'en.txt'")
    }

    @Test func unknownChoices() async throws {
        expectFailure(try await align("--format", "pdf"), "--format pdf", "tsv, csv, jsonl, ladder")
        expectFailure(
            try await align("--format", "epub", "--layout", "wide"), "--layout wide", "side-by-side, sentence")
        expectFailure(try await align("--format", "srt", "--times", "fr"), "--times fr", "one of de, en")
        expectFailure(try await align("--scores"), "--scores", "--format docx")
        expectFailure(try await align("--no-bom"), "--no-bom", "--format csv")
        expectFailure(try await align("--layout", "sentence"), "--layout", "--format epub")
        expectFailure(try await align("--input", "words"), "--input words", "text, lines")
        expectFailure(try await align("--encoder", "magic"), "--encoder magic", "none")
        expectFailure(try await align("--progress", "maybe"), "--progress maybe", "auto or never")
        expectFailure(try await Program.run(["segment", "de=x", "--format", "tsv"]), "--format tsv", "text, jsonl")
    }

    @Test func columns() async throws {
        expectFailure(try await align("--columns", "de,fr"), "--columns", "'fr'", "document,row,score,de,en")
        expectFailure(try await align("--columns", ""), "--columns", "document,row,score,de,en")
        expectFailure(try await align("--columns", "de,,en"), "--columns", "document,row,score,de,en")
        expectFailure(try await align("--columns", "de", "--format", "jsonl"), "--columns", "jsonl", "tsv")
    }

    @Test func weights() async throws {
        try Data("[encoder]\nmeening 3\n".utf8).write(to: URL(filePath: "\(scratch.path)/weights"))
        expectFailure(try await align("--weights", "weights"), "--weights weights", "line 2", "meening 3")
        expectFailure(try await align("--weights", "missing"), "--weights missing", "cannot be read")
    }

    @Test(arguments: ["0", "65", "-1", "abc", "1.5", "99999999999999999999"])
    func maximumJoin(_ number: String) async throws {
        expectFailure(try await align("--max-join=\(number)"), "--max-join", "1 to 64")
    }

    @Test(arguments: ["0", "1025", "-2", "many"])
    func threads(_ number: String) async throws {
        expectFailure(try await align("--threads=\(number)"), "--threads", "1 to 1024")
    }

    @Test(arguments: ["0", "-0.5", "1.01", "nan", "inf", "strong"])
    func strength(_ number: String) async throws {
        let run = try await Program.run(["segment", "de.txt", "--strength=\(number)"], in: scratch.path)
        expectFailure(run, "--strength", "above 0, at most 1")
    }

    @Test func ladderNeedsTwoVersionsOfLines() async throws {
        expectFailure(try await align("--format", "ladder"), "--format ladder", "two versions", "--input lines")
        try scratch.write("Une.\n", to: "fr.txt")
        expectFailure(
            try await align("fr.txt", "--format", "ladder", "--input", "lines"), "--format ladder", "two versions")
    }

    @Test func languageData() async throws {
        expectFailure(try await align("--language-data", "gone"), "--language-data gone", "no such folder")
        expectFailure(try await align("--language-data", "de.txt"), "--language-data de.txt", "no such folder")
    }
}
