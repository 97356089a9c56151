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

    /// Entries count: without them nothing joins sentences of words that have nothing in common.
    @Test(arguments: [
        ("de-en=d", "Abend\tmorning\n"), ("en-de=d", "morning\tAbend\n"), ("de-en=d", "morning @ Abend\r\n"),
    ])
    func entriesRaiseTheScore(_ argument: String, _ entries: String) async throws {
        try scratch.write("Abend kam.\n", to: "de.txt")
        try scratch.write("The morning came.\n", to: "en.txt")
        try scratch.write(entries, to: "d")
        let options = ["align", "de.txt", "en.txt", "--encoder", "none", "--format", "jsonl"]
        let without = try TableRow.all(try await Program.run(options, in: scratch.path))
        let with = try TableRow.all(try await Program.run(options + ["--dictionary", argument], in: scratch.path))
        #expect((with.first?.score ?? 0) > (without.first?.score ?? 0))
    }
}
