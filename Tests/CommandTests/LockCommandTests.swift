import Foundation
import Testing

/// `hexapla align --lock LANG`.
@Suite struct LockCommandTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch.withTwoTexts()
        // The first German line holds two English ones, the last is of no use to anybody.
        try scratch.write(
            "Das Haus hat 12 Zimmer.\nFrau Keller wohnt dort, sie liest die Zeitung.\n7 Hunde.\n", to: "a.de.txt")
        try scratch.write(
            "The house has 12 rooms.\nMrs Keller lives there.\nShe reads the newspaper.\n", to: "a.en.txt")
    }

    private func align(_ texts: [String], _ options: String...) async throws -> Program.Run {
        try await Program.run(["align"] + texts + ["--encoder", "none"] + options, in: scratch.path)
    }

    @Test func rowsAreWhatSegmentPrints() async throws {
        let sentences = try SentenceLine.all(
            try await Program.run(["segment", "de.txt", "--format", "jsonl"], in: scratch.path))
        #expect(sentences.count == 3)
        let rows = try TableRow.all(try await align(["en.txt", "de.txt"], "--lock", "de", "--format", "jsonl"))
        #expect(rows.compactMap { $0.spans["de"] } == sentences.map(\.span))
        #expect(losses(rows, of: ["de": Scratch.german, "en": Scratch.english]).isEmpty)
    }

    @Test func lines() async throws {
        let texts = ["a.de.txt", "a.en.txt"]
        let german = try await align(texts, "--input", "lines", "--format", "ladder", "--lock", "de")
        #expect(german.lines.map { String($0.prefix { $0 != "]" }) + "]" } == ["[0]", "[1]", "[2]"])
        #expect(german.lines[1].hasPrefix("[1]:[1, 2]:"))
        let english = try await align(texts, "--input", "lines", "--format", "ladder", "--lock", "en")
        let members = english.lines.map { $0.components(separatedBy: ":")[1] }.filter { $0 != "[]" }
        #expect(members == ["[0]", "[1]", "[2]"])
    }

    @Test func unknownLanguages() async throws {
        expectFailure(
            try await align(["de.txt", "en.txt"], "--lock", "fr"), "--lock fr", "no version", "one of de, en")
        expectFailure(try await align(["de.txt", "en.txt"], "--lock", "?"), "--lock ?", "unknown language")
        expectFailure(try await align(["de.txt", "en.txt"], "--lock", ""), "--lock", "unknown language")
    }
}
