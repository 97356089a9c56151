import Codecs
import Documents
import Errors
import Foundation
import ICUText
import TestFiles
import Testing

/// Small files of every format.
enum Samples {
    static let tags = ["de", "en", "fr", "th", "zh-Hant"]

    static func read(
        _ bytes: [UInt8], _ name: String, language: String = "de", encoding: String? = nil, lossy: Bool = false,
        maximumSize: Int = 1 << 20
    ) throws -> Document {
        var result: Result<Document, any Error> = .failure(CodecError.outOfMemory(path: name))
        try TestFolder.use { folder in
            let path = try folder.write(bytes, name)
            let tag = try #require(LanguageTag(language))
            let reader = DocumentReader(
                decoder: TextDecoder(encoding: encoding, isLossy: lossy),
                maximumSize: InputSize(bytes: maximumSize))
            result = Result { try reader.read(path: path, language: tag) }
            if case .failure(let error as DocumentError) = result {
                #expect(error.description.hasPrefix(folder.path), "\(error)")
                #expect(!error.description.contains { $0.isNewline }, "\(error)")
            }
        }
        return try result.get()
    }

    static func text(_ content: String, _ name: String, language: String = "de") throws -> String {
        try read(Array(content.utf8), name, language: language).text.string
    }

    /// The error's words, or the text where there is none.
    static func complaint(_ bytes: [UInt8], _ name: String, language: String = "de", maximumSize: Int = 1 << 20)
        -> String
    {
        do {
            return "read: " + (try read(bytes, name, language: language, maximumSize: maximumSize).text.string)
        } catch {
            return "\(error)"
        }
    }

    static let page = """
        <!doctype html><html><head><meta charset="utf-8"><title>Titel</title><style>p{}</style></head><body>
        <header><h1>Überschrift</h1><p>Kopf</p></header><nav><ul><li>Start</li></ul></nav>
        <div><p>Erster <b>Absatz</b>
        mit Zeilen &amp; Zeichen.</p><script>var x = "<p>";</script>
        <ul><li>Punkt eins</li><li>Punkt zwei</li></ul>
        <table><tr><td>Zelle</td><td>Andere</td></tr></table>Lose Zeile<br>nach Umbruch
        <pre>  a
            b</pre><p hidden>versteckt</p><button>Knopf</button></div><footer>Fuß</footer></body></html>
        """

    static func word(_ body: String, footnotes: String? = nil, styles: String? = nil) -> [UInt8] {
        let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        var entries = [
            TestZip.Entry(
                "_rels/.rels",
                "<Relationships xmlns=\"\(package)\"><Relationship Id=\"a\" Type=\"\(kinds)/officeDocument\" Target=\"word/document2.xml\"/></Relationships>"
            ),
            TestZip.Entry(
                "word/document2.xml",
                "<?xml version=\"1.0\"?><w:document \(space)><w:body>\(body)</w:body></w:document>"),
        ]
        let parts = [("footnotes", footnotes), ("styles", styles)].compactMap { name, content in
            content.map { (name: name, content: $0) }
        }
        if !parts.isEmpty {
            let relations = parts.map {
                "<Relationship Id=\"\($0.name)\" Type=\"\(kinds)/\($0.name)\" Target=\"\($0.name).xml\"/>"
            }
            entries.append(
                TestZip.Entry(
                    "word/_rels/document2.xml.rels",
                    "<Relationships xmlns=\"\(package)\">\(relations.joined())</Relationships>"))
        }
        for (name, content) in parts {
            entries.append(TestZip.Entry("word/\(name).xml", "<w:\(name) \(space)>\(content)</w:\(name)>"))
        }
        return TestZip.bytes(entries)
    }

    static func openDocument(_ body: String) -> [UInt8] {
        let spaces = ["office", "text", "table"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }
        let content =
            "<office:document-content \(spaces.joined(separator: " "))><office:body><office:text>\(body)</office:text></office:body></office:document-content>"
        return TestZip.bytes([
            TestZip.Entry("mimetype", "application/vnd.oasis.opendocument.text"), TestZip.Entry("content.xml", content),
        ])
    }

    /// A book with these chapters, by name.
    static func book(
        _ chapters: [(name: String, page: String)], more: [TestZip.Entry] = [], reference: (String) -> String = { $0 }
    ) -> [UInt8] {
        let items = chapters.enumerated().map {
            "<item id=\"c\($0)\" href=\"\(reference($1.name))\" media-type=\"application/xhtml+xml\"/>"
        }
        let spine = chapters.indices.map { "<itemref idref=\"c\($0)\"/>" }
        let package =
            "<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest>\(items.joined())<item id=\"i\" href=\"a.png\" media-type=\"image/png\"/></manifest><spine>\(spine.joined())</spine></package>"
        let container =
            "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>"
        return TestZip.bytes(
            [TestZip.Entry("META-INF/container.xml", container), TestZip.Entry("OEBPS/content.opf", package)]
                + chapters.map { TestZip.Entry("OEBPS/\($0.name)", $0.page) } + more)
    }

    static let subtitles = """
        1
        00:00:01,000 --> 00:00:02,500
        <i>Das ist der Anfang</i>

        2
        00:00:02,600 --> 00:00:04,000 X1:1
        {\\an8}eines Satzes.

        3
        00:00:08,000 --> 00:00:09,000
        - Wirklich?
        - Ja.

        """

    static let webVTT = """
        WEBVTT - Titel

        STYLE
        ::cue { color: red }

        NOTE kein Text
        00:nichts

        intro
        00:01.000 --> 00:02.500 align:start
        <v Anna>Das ist &amp; bleibt</v>

        00:02.600 --> 01:00:04.000
        eines <c.gelb>Satzes</c>.
        """

    static let memory = """
        <?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="en"/><body>
        <tu><note>x</note><tuv xml:lang="en-US"><seg>A <bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept> word.</seg></tuv>
        <tuv xml:lang="de-DE"><seg>Ein <hi>fettes</hi>
        Wort.</seg></tuv></tu>
        <tu><tuv lang="EN_us"><seg>Second.</seg></tuv></tu>
        <tu><tuv xml:lang="de-AT"><seg>Jänner</seg></tuv><tuv xml:lang="de"><seg>Januar</seg></tuv></tu>
        </body></tmx>
        """

    static let xliff = """
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" target-language="de-DE" original="a"><body>
        <trans-unit id="1"><source>One<x id="1" ctype="lb"/>two</source><seg-source><mrk mtype="seg">One</mrk></seg-source><target>Eins <g id="2">zwei</g></target>
        <alt-trans><source>no</source><target>nein</target></alt-trans></trans-unit>
        <group><trans-unit id="2"><source>Only <ph id="1">%s</ph>here</source></trans-unit></group></body></file></xliff>
        """

    static let xliff2 = """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr"><file id="f"><unit id="u"><notes><note>n</note></notes>
        <originalData><data id="d">&lt;b></data></originalData>
        <segment><source>Hello <pc id="1">world</pc></source><target>Bonjour <ph id="2"/>monde</target></segment>
        <ignorable><source> </source></ignorable><segment><source>Two</source></segment></unit></file></xliff>
        """

    static let lines = """
        {"document":"d","row":1,"texts":{"de":"Eins.","en":"One."}}
        {"document":"d","row":2,"texts":{"en":"Two."}}

        {"id":"x","translation":{"de-AT":"Zwei\\nZeilen.","fr":"Deux."}}
        {"text":"Drei."}
        {"text":"Four.","language":"en"}
        {"de":"Vier.","en":"Four."}
        """

    /// Every format, by suffix.
    static let all: [(suffix: String, bytes: [UInt8])] = [
        (
            "md",
            Array(
                "# Titel\n\nText *betont* und [Verweis](http://a).\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
                    .utf8)
        ),
        ("html", Array(page.utf8)), ("xhtml", Array(page.utf8)),
        (
            "docx",
            word(
                "<w:p><w:r><w:t>Wort</w:t></w:r></w:p>",
                footnotes: "<w:footnote><w:p><w:r><w:t>Fuß</w:t></w:r></w:p></w:footnote>")
        ),
        ("odt", openDocument("<text:p>Wort</text:p>")),
        ("epub", book([("a.xhtml", "<html><body><p>Eins</p></body></html>"), ("b.xhtml", "<p>Zwei")])),
        ("srt", Array(subtitles.utf8)), ("vtt", Array(webVTT.utf8)), ("tmx", Array(memory.utf8)),
        ("xliff", Array(xliff.utf8)), ("xlf", Array(xliff2.utf8)), ("jsonl", Array(lines.utf8)),
        ("txt", Array("Text.\n".utf8)),
    ]
}
