import Documents
import Foundation
import ICUText
import TestFiles
import Testing

/// Where people find a place of a file.
@Suite struct LandmarkTests {
    /// What is said of the place where some words stand.
    private static func whereabouts(_ words: String, in document: Document) throws -> String? {
        let whole = document.text.string
        let range = try #require(whole.range(of: words))
        let start = whole.utf16.distance(from: whole.startIndex, to: range.lowerBound)
        return document.whereabouts(of: start..<(start + words.utf16.count)).spelled
    }

    @Test func plainTextHasNone() throws {
        let document = try Samples.read(Array("Eins.\n\nZwei.\n".utf8), "a.txt")
        #expect(try Self.whereabouts("Zwei", in: document) == nil)
    }

    @Test func pages() throws {
        let page = """
            <h1 id="top">Titel</h1><p>Eins</p><section id="zwei"><h2>Unter\n Titel</h2><p>Zwei</p><p id="drei">Drei
            <span id="innen">mehr</span></p></section><p>Vier</p>
            """
        let document = try Samples.read(Array(page.utf8), "a.html")
        #expect(try Self.whereabouts("Titel", in: document) == "#top")
        #expect(try Self.whereabouts("Eins", in: document) == "#top, under “Titel”")
        #expect(try Self.whereabouts("Unter", in: document) == "#zwei")
        #expect(try Self.whereabouts("Zwei", in: document) == "#zwei, under “Unter Titel”")
        #expect(try Self.whereabouts("mehr", in: document) == "#innen, under “Unter Titel”")
    }

    @Test func markdown() throws {
        let document = try Samples.read(Array("# Titel\n\nEins.\n\n## Zwei\n\nDrei.\n".utf8), "a.md")
        #expect(try Self.whereabouts("Eins", in: document) == "under “Titel”")
        #expect(try Self.whereabouts("Drei", in: document) == "under “Zwei”")
    }

    @Test func word() throws {
        let body = "<w:p><w:r><w:t>Eins</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Zwei</w:t></w:r></w:p>"
        let document = try Samples.read(Samples.word(body), "a.docx")
        #expect(try Self.whereabouts("Eins", in: document) == "paragraph 1")
        #expect(try Self.whereabouts("Zwei", in: document) == "paragraph 2")
    }

    @Test func subtitles() throws {
        let cues = "1\n00:00:01,500 --> 00:00:02,000\nEins.\n\n2\n01:00:03,007 --> 01:00:04,000\nZwei.\n"
        let document = try Samples.read(Array(cues.utf8), "a.srt")
        #expect(try Self.whereabouts("Eins", in: document) == "00:00:01,500")
        #expect(try Self.whereabouts("Zwei", in: document) == "01:00:03,007")
    }

    @Test func memories() throws {
        let memory = """
            <tmx version="1.4"><body><tu tuid="gruß"><tuv xml:lang="de"><seg>Hallo.</seg></tuv></tu>
            <tu><tuv xml:lang="de"><seg>Ende.</seg></tuv></tu></body></tmx>
            """
        let document = try Samples.read(Array(memory.utf8), "a.tmx")
        #expect(try Self.whereabouts("Hallo", in: document) == "unit gruß")
        #expect(try Self.whereabouts("Ende", in: document) == "unit 2")
        let file = """
            <xliff version="2.0" srcLang="de" trgLang="en"><file id="f"><unit id="u7"><segment><source>Hallo.</source>
            <target>Hello.</target></segment></unit></file></xliff>
            """
        #expect(
            try Self.whereabouts("Hallo", in: try Samples.read(Array(file.utf8), "a.xliff")) == "unit u7")
    }

    @Test func longHeadingsAreShortened() throws {
        let text = "# " + String(repeating: "lang ", count: 40) + "\n\nEins.\n"
        let found = try #require(try Self.whereabouts("Eins", in: try Samples.read(Array(text.utf8), "a.md")))
        #expect(found.hasSuffix("…”") && found.count < 80)
    }
}
