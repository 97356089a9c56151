import Codecs
import Foundation
import Testing

/// What people carry away, from texts to files and back.
@Suite struct ExportedFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch.withTwoTexts() }

    private func run(_ arguments: String...) async throws -> Program.Run {
        let run = try await Program.run(arguments, in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        return run
    }

    private func archive(_ name: String) throws -> ZipReader {
        try ZipReader([UInt8](try Data(contentsOf: scratch.url(name))), name: name)
    }

    @Test(arguments: ["docx", "epub", "xlsx"]) func archives(_ suffix: String) async throws {
        for name in ["a.\(suffix)", "b.\(suffix)"] {
            _ = try await run("align", "de.txt", "en.txt", "--encoder", "none", "--document", "house", "-o", name)
        }
        #expect(try Data(contentsOf: scratch.url("a.\(suffix)")) == Data(contentsOf: scratch.url("b.\(suffix)")))
        var zip = try archive("a.\(suffix)")
        let whole = try zip.contents(of: Set(zip.names)).values.map { String(decoding: $0, as: UTF8.self) }.joined()
        for text in ["Das Haus hat 12 Zimmer.", "She reads the newspaper.", "house"] { #expect(whole.contains(text)) }
    }

    /// A document and a book say again what was in the table.
    @Test(arguments: ["docx", "epub"]) func areReadBack(_ suffix: String) async throws {
        _ = try await run("align", "de.txt", "en.txt", "--encoder", "none", "-o", "a.\(suffix)")
        let text = try await run("segment", "de=a.\(suffix)").text
        for sentence in ["Das Haus hat 12 Zimmer.", "The house has 12 rooms.", "She reads the newspaper."] {
            #expect(text.contains(sentence))
        }
    }

    @Test func booksKnowParagraphs() async throws {
        for (name, text) in [("de.txt", "Eins. Zwei.\n\nDrei."), ("en.txt", "One. Two.\n\nThree.")] {
            try scratch.write(text, to: name)
        }
        _ = try await run(
            "align", "de.txt", "en.txt", "--encoder", "none", "--layout", "paragraph", "-o", "a.epub")
        var book = try archive("a.epub")
        let page = String(
            decoding: try book.content(of: "EPUB/chapter-0001.xhtml", format: "book"), as: UTF8.self)
        #expect(page.contains(">Eins. Zwei.</p>") && page.contains(">Three.</p>") && !page.contains("Zwei. Drei."))
    }

    @Test(arguments: ["srt", "vtt", "ass"]) func subtitles(_ suffix: String) async throws {
        let cues = { (lines: [String], shift: Int) in
            lines.enumerated().map { place, line in
                "\(place + 1)\n00:00:0\(place * 2 + 1),\(shift)00 --> 00:00:0\(place * 2 + 2),500\n\(line)\n"
            }.joined(separator: "\n")
        }
        try scratch.write(cues(["Guten Morgen.", "Sie haben 12 {Zimmer}.", "Danke."], 0), to: "film.de.srt")
        try scratch.write(cues(["Good morning.", "You have 12 {rooms}.", "Thanks."], 1), to: "film.en.srt")
        _ = try await run(
            "align", "film.de.srt", "film.en.srt", "--encoder", "none", "--times", "en", "-o", "both.\(suffix)")
        let made = try scratch.read("both.\(suffix)")
        #expect(
            made.contains(suffix == "srt" ? "00:00:01,100 -->" : suffix == "vtt" ? "00:00:01.100 -->" : "0:00:01.10,"))
        let text = try await run("segment", "de=both.\(suffix)").text
        for said in ["Guten Morgen.", "Good morning.", "{Zimmer}", "{rooms}", "Thanks."] {
            #expect(text.contains(said))
        }
    }
}
