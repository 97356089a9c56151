import Foundation
import Testing

/// Texts that cannot be read: exit 2, one line that says where, what and what to do, and no file left.
@Suite struct BadInputTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch.withTwoTexts() }

    private func align(_ texts: String..., options: [String] = []) async throws -> Program.Run {
        let before = scratch.names
        let run = try await Program.run(
            ["align"] + texts + ["--encoder", "none", "-o", "out.tsv"] + options, in: scratch.path)
        #expect(scratch.names == before, "a failed run left something")
        return run
    }

    @Test func missingFile() async throws {
        expectFailure(try await align("de.txt", "en=gone.txt"), "gone.txt", "no such file", "LANG=PATH")
    }

    @Test func fileNamesInMessagesStayOnOneLine() async throws {
        expectFailure(try await align("de.txt", "en=go\nne.txt"), "go\\nne.txt", "no such file")
    }

    @Test func folder() async throws {
        expectFailure(
            try await align("de.txt", "en=\(scratch.path)"), scratch.path, "is a folder", "expected a text file")
    }

    @Test func fileAsFolder() async throws {
        expectFailure(try await align("de.txt", "en=de.txt/en.txt"), "de.txt/en.txt", "cannot be read")
    }

    @Test func noPermission() async throws {
        chmod(scratch.url("en.txt").path, 0)
        let run = try await Program.runUnprivileged(
            ["align", "de.txt", "en.txt", "--encoder", "none"], in: scratch.path)
        guard let run else { return }
        expectFailure(run, "en.txt", "permission denied")
    }

    @Test(arguments: ["", " \r\n\t\u{2028}", "\u{FEFF}"])
    func emptyText(_ text: String) async throws {
        try scratch.write(text, to: "en.txt")
        expectFailure(try await align("de.txt", "en.txt"), "en.txt", "is empty", "--allow-empty")
        let allowed = try await Program.run(
            ["align", "de.txt", "en.txt", "--encoder", "none", "--allow-empty", "--format", "jsonl"], in: scratch.path)
        #expect(allowed.exitCode == 0)
        #expect(allowed.complaints.isEmpty)
        let rows = try TableRow.all(allowed)
        #expect(!rows.isEmpty && rows.allSatisfy { $0.texts["en"] == nil && $0.scoreIsNull })
        // A mark alone is no text.
        #expect(losses(rows, of: ["de": Scratch.german]).isEmpty)
    }

    @Test func allTextsEmpty() async throws {
        try scratch.write("", to: "de.txt")
        try scratch.write("", to: "en.txt")
        let run = try await Program.run(
            ["align", "de.txt", "en.txt", "--encoder", "none", "--allow-empty"], in: scratch.path)
        #expect(run.exitCode == 0)
        #expect(run.lines == ["document\trow\tscore\tde\ten"])
    }

    @Test func bytesThatDoNotDecode() async throws {
        try scratch.write(Data("One.\nTwo.\n".utf8) + Data([0x41, 0xC3, 0x28, 0x0A]), to: "en.txt")
        expectFailure(try await align("de.txt", "en.txt"), "en.txt:3", "byte 11", "UTF-8", "--encoding", "--lossy")
        let lossy = try await Program.run(["segment", "en.txt", "--lossy"], in: scratch.path)
        #expect(lossy.exitCode == 0)
        #expect(lossy.lines == ["One.", "Two.", "A\u{FFFD}("])
    }

    @Test func bytesThatDoNotDecodeAfterTheMark() async throws {
        try scratch.write(Data([0xEF, 0xBB, 0xBF, 0x41, 0x0A, 0xFF]), to: "en.txt")
        expectFailure(try await align("de.txt", "en.txt"), "en.txt:2", "byte 5")
    }

    @Test func cutOffUTF16() async throws {
        try scratch.write(Data([0xFF, 0xFE, 0x41, 0x00, 0x42]), to: "en.txt")
        expectFailure(try await align("de.txt", "en.txt"), "en.txt", "byte 4", "UTF-16")
    }

    @Test func loneSurrogate() async throws {
        try scratch.write(Data([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00]), to: "en.txt")
        expectFailure(try await align("de.txt", "en.txt"), "en.txt", "byte 4")
    }

    @Test func binaryFullOfNULs() async throws {
        try scratch.write(Data(repeating: 0, count: 5000), to: "en.txt")
        expectFailure(try await align("de.txt", "en.txt"), "en.txt", "binary", "expected text")
    }

    @Test(arguments: ["qq", "german", "d", "123", "de_DE!", "und", ""])
    func unknownLanguage(_ tag: String) async throws {
        expectFailure(try await align("de.txt", "\(tag)=en.txt"), "\(tag)=en.txt", "'\(tag)'", "expected a BCP 47 tag")
    }

    @Test func languageTwice() async throws {
        expectFailure(try await align("de=de.txt", "de=en.txt"), "de=en.txt", "named twice")
        expectFailure(try await align("de=de.txt", "DE=en.txt"), "DE=en.txt", "named twice")
    }

    @Test func fileTwice() async throws {
        expectFailure(try await align("de=de.txt", "en=de.txt"), "en=de.txt", "named twice")
        expectFailure(try await align("de=de.txt", "en=./de.txt"), "en=./de.txt", "named twice")
        try FileManager.default.createSymbolicLink(atPath: scratch.url("link.txt").path, withDestinationPath: "de.txt")
        expectFailure(try await align("de=de.txt", "en=link.txt"), "en=link.txt", "named twice")
    }

    @Test func numberOfVersions() async throws {
        expectFailure(try await align("de.txt"), "1 version named", "expected 2 to 32")
        let languages =
            "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja"
            .split(separator: " ")
        #expect(languages.count == 33)
        for language in languages { try scratch.write("One.", to: "many/\(language).txt") }
        let texts = languages.map { "many/\($0).txt" }
        let run = try await Program.run(["align"] + texts + ["--encoder", "none"], in: scratch.path)
        expectFailure(run, "33 versions named", "expected 2 to 32")
    }

    @Test func standardInputTwice() async throws {
        expectFailure(try await align("de=-", "en=-"), "named twice")
    }

    @Test func bareDash() async throws {
        expectFailure(try await align("-", "en.txt"), "standard input needs a language", "LANG=-")
    }

    @Test func nameWithoutLanguage() async throws {
        for name in ["notes.txt", "src/notes.txt", "notes.old.txt", "notes"] {
            try scratch.write("One.", to: name)
            expectFailure(try await align("de.txt", name), name, "carries no language", "LANG=PATH")
        }
        expectFailure(try await align("de.txt", ""), "no text is named")
        expectFailure(try await align("de.txt", "en="), "no path")
    }

    @Test func closedStandardInput() async throws {
        let run = try await Program.shell("\"$HEXAPLA\" segment de=- <&-")
        expectFailure(run, "standard input", "cannot be read")
    }

    @Test func unknownEncoding() async throws {
        expectFailure(
            try await align("de.txt", "en.txt", options: ["--encoding", "klingon"]), "unknown encoding 'klingon'")
        expectFailure(try await align("de.txt", "en.txt", options: ["--encoding", ""]), "no encoding is named")
        expectFailure(try await align("de.txt", "en.txt", options: ["--encoding", "en:"]), "no encoding is named")
        expectFailure(try await align("de.txt", "en.txt", options: ["--encoding", "th:tis-620"]), "no text in 'th'")
    }
}
