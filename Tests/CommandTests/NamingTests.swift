import Foundation
import Testing

/// How texts are named: LANG=PATH, or a path that carries the language.
@Suite struct NamingTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The header's columns of two texts, with the document's name.
    private func columns(_ texts: String..., input: String = "") async throws -> [String] {
        let run = try await Program.run(
            ["align"] + texts + ["--encoder", "none"], input: Data(input.utf8), in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        let first = run.lines.dropFirst().first?.components(separatedBy: "\t").first ?? ""
        return [first] + (run.lines.first ?? "").components(separatedBy: "\t").dropFirst(3)
    }

    @Test(arguments: [
        ("book.de.txt", "book.en.txt", "book de en"),
        ("de/book.txt", "en/book.txt", "book de en"),
        ("de.txt", "en.txt", "text de en"),
        ("book/de.txt", "book/en.txt", "book de en"),
        ("de.md", "zh-Hant.md", "text de zh-Hant"),
        ("book.v2.de.txt", "book.v2.en.txt", "book.v2 de en"),
        ("book.gsw.txt", "other.en.txt", "other gsw en"),
        ("de/new.txt", "en/new.txt", "new de en"),
        ("src/a.de.txt", "src/b.en.txt", "a de en"),
        ("zh-Hant=one.txt", "zh-Hans=two.txt", "two zh-Hant zh-Hans"),
        ("DE=one.txt", "pt-BR=two.txt", "one DE pt-BR"),
        ("de=fr.txt", "en=it.txt", "fr de en"),
        ("de=my texts/a b.txt", "my texts/ä ö.en.txt", "a b de en"),
        ("de=a=b.txt", "nah=dir=x/c=d.txt", "a=b de nah"),
        ("./dir=x/book.de.txt", "./dir=x/book.en.txt", "book de en"),
    ])
    func names(_ first: String, _ second: String, _ expected: String) async throws {
        for text in [first, second] {
            var path = text
            if let equals = text.firstIndex(of: "="), !text.hasPrefix(".") {
                path = String(text[text.index(after: equals)...])
            }
            try scratch.write("One. Two.", to: path)
        }
        #expect(try await columns(first, second).joined(separator: " ") == expected)
    }

    @Test func absolutePath() async throws {
        try scratch.write("One.", to: "x/book.de.txt")
        try scratch.write("One.", to: "x/book.en.txt")
        let both = try await columns(scratch.url("x/book.de.txt").path, scratch.url("x/book.en.txt").path)
        #expect(both == ["book", "de", "en"])
    }

    @Test func standardInputOnce() async throws {
        try scratch.write("One.", to: "en.txt")
        #expect(try await columns("de=-", "en.txt", input: "Eins.") == ["text", "de", "en"])
        let segment = try await Program.run(["segment", "de=-"], input: Data("Eins. Zwei.".utf8))
        #expect(segment.lines == ["Eins.", "Zwei."])
        let empty = try await Program.run(["segment", "de=-"])
        expectFailure(empty, "standard input", "is empty")
    }

    @Test func processSubstitution() async throws {
        try scratch.write("One.", to: "en.txt")
        let run = try await Program.shell(
            "printf 'Eins.' | \"$HEXAPLA\" align de=/dev/stdin en.txt --encoder none", in: scratch.path)
        #expect(run.lines.count == 2)
        #expect(run.lines.last?.hasSuffix("Eins.\tOne.") == true)
    }

    @Test func thirtyTwoVersions() async throws {
        let languages =
            "af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja"
            .split(separator: " ").map(String.init)
        #expect(languages.count == 32)
        for language in languages { try scratch.write("1984.\n", to: "\(language).txt") }
        let run = try await Program.run(
            ["align", "--encoder", "none"] + languages.map { "\($0).txt" }, in: scratch.path)
        #expect(run.exitCode == 0)
        #expect(run.lines.first == (["document", "row", "score"] + languages).joined(separator: "\t"))
        #expect(run.lines.count == 2)
    }
}
