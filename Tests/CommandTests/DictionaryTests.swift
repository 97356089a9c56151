import Foundation
import Testing

/// `--dictionary`: what is wrong with one is told before anything is aligned.
@Suite struct DictionaryTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch.withTwoTexts() }

    private func align(dictionary: String) async throws -> Program.Run {
        try await Program.run(
            ["align", "de.txt", "en.txt", "--encoder", "none", "--dictionary", dictionary], in: scratch.path)
    }

    @Test(arguments: [
        "names.tsv", "=names.tsv", "de=names.tsv", "de-qq=names.tsv", "de-en=", "de-en=-", "de-de=names.tsv",
    ])
    func malformedArgument(_ argument: String) async throws {
        try scratch.write("a\tb\n", to: "names.tsv")
        expectFailure(try await align(dictionary: argument), "--dictionary \(argument)", "expected")
    }

    @Test func languageWithoutText() async throws {
        try scratch.write("a\tb\n", to: "names.tsv")
        expectFailure(try await align(dictionary: "de-fr=names.tsv"), "no text in 'fr' is named", "de, en")
    }

    @Test func missingFileOrFolder() async throws {
        expectFailure(try await align(dictionary: "de-en=gone.tsv"), "gone.tsv", "no such file")
        expectFailure(try await align(dictionary: "de-en=\(scratch.path)"), scratch.path, "is a folder")
    }

    @Test func lineThatIsNoEntry() async throws {
        try scratch.write("# a comment\nHaus\thouse\n\nnothing here\n", to: "names.tsv")
        expectFailure(try await align(dictionary: "de-en=names.tsv"), "names.tsv:4", "phrase TAB phrase")
        try scratch.write("Haus\t\n", to: "names.tsv")
        expectFailure(try await align(dictionary: "de-en=names.tsv"), "names.tsv:1", "phrase TAB phrase")
    }

    @Test func bytesThatDoNotDecode() async throws {
        try scratch.write(Data([0x41, 0x09, 0xFF, 0x0A]), to: "names.tsv")
        expectFailure(try await align(dictionary: "de-en=names.tsv"), "names.tsv:1", "byte 2")
    }

    /// Entries count: with them the English sentence is sure of the second German one.
    @Test(arguments: [
        ("de-en=d", "Regen\train\nkalte\tcold\n"), ("en-de=d", "rain\tRegen\ncold\tkalte\n"),
        ("de-en=d", "rain @ Regen\r\n\r\ncold @ kalte\r\n"),
    ])
    func entriesDecide(_ argument: String, _ entries: String) async throws {
        try scratch.write(
            "Der lange Abend kam endlich.\nDer kalte Regen fiel sehr leise.\nDas alte Licht ging aus.\n", to: "de.txt")
        try scratch.write("The cold rain fell in silence.\n", to: "en.txt")
        try scratch.write(entries, to: "d")
        let options = ["align", "de.txt", "en.txt", "--encoder", "none", "--input", "lines", "--max-join", "1"]
        let without = try await Program.run(options + ["--format", "ladder"], in: scratch.path)
        #expect(!without.text.contains("[1]:[0]:0.99"), "the sentences are as sure without a dictionary")
        let with = try await Program.run(options + ["--format", "ladder", "--dictionary", argument], in: scratch.path)
        #expect(with.text.contains("[1]:[0]:0.99"), "\(with.text)")
    }
}
