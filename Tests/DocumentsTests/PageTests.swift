import Codecs
import Documents
import Foundation
import ICUText
import Testing

@Suite struct PageTests {
    @Test func page() throws {
        let expected = """
            Überschrift

            Erster Absatz mit Zeilen & Zeichen.

            Punkt eins

            Punkt zwei

            Zelle

            Andere

            Lose Zeile
            nach Umbruch

              a
                b

            """
        #expect(try Samples.text(Samples.page, "a.html") == expected)
        #expect(try Samples.text(Samples.page, "a.HTM") == expected)
        #expect(try Samples.text(Samples.page, "a.xhtml") == expected)
    }

    static func page(_ body: String) throws -> [String] {
        try Samples.text("<!doctype html><meta charset=utf-8><body>" + body, "a.html")
            .components(separatedBy: "\n\n").map { $0.trimmingCharacters(in: .newlines) }
    }

    @Test func mainText() throws {
        // <main> and <article> are taken where they hold most of the text, and only there.
        #expect(
            try Self.page("<div>Werbung</div><main><h1>Titel</h1><p>Ein langer Text.</p></main>") == [
                "Titel", "Ein langer Text.",
            ])
        #expect(
            try Self.page("<p>Das ist der lange Text hier.</p><main>kurz</main>") == [
                "Das ist der lange Text hier.", "kurz",
            ])
        #expect(
            try Self.page("<p>x</p><article><header>Kopf</header>Erster</article><article>Zweiter</article>") == [
                "Kopf", "Erster", "Zweiter",
            ])
        #expect(
            try Self.page(
                "<div role=navigation>n</div><nav role=menu>m</nav><aside>a</aside><p>Text</p><footer>f</footer>") == [
                    "Text"
                ])
        // What looks like text is kept: paragraphs that stand in what should be furniture, or hidden altogether.
        #expect(
            try Self.page("<aside><p>Ein ganzer langer Absatz.</p></aside><p>kurz</p>") == [
                "Ein ganzer langer Absatz.", "kurz",
            ])
        #expect(try Self.page("<div style='display: none'><p>Text</p><script>x</script></div>") == ["Text"])
        #expect(try Self.page("<nav>Nur dies</nav>") == ["Nur dies"])
        // A form around all of it.
        #expect(
            try Self.page("<form><p>Text</p><input value=x><select><option>o</select><textarea>t</textarea></form>")
                == ["Text"])
    }

    @Test func inlineAndBlock() throws {
        #expect(try Self.page("<p>a<b>b</b><span>c</span> <i>d</i>e<wbr>f<p>g") == ["abc def", "g"])
        #expect(try Self.page("a<div>b</div>c<hr>d<dl><dt>e<dd>f</dl>") == ["a", "b", "c", "d", "e", "f"])
        #expect(try Self.page("<p>  a&nbsp;b  <br>\n c<br><br>d</p>") == ["a\u{A0}b\nc", "d"])
        #expect(try Self.page("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字") == ["漢字"])
        #expect(try Self.page("<pre>a  b\r\n  c</pre>") == ["a  b\n  c"])
    }

    @Test func encodings() throws {
        func bytes(_ start: String, _ letter: [UInt8]) -> [UInt8] { Array(start.utf8) + letter }
        for start in [
            "<meta charset=windows-1251><p>",
            "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'><p>",
            "<?xml version='1.0' encoding='windows-1251'?><p>",
            "<!-- <meta charset=utf-8> --><meta charset=' Windows-1251 '><p>",
        ] {
            #expect(try Samples.read(bytes(start, [0xDF]), "a.html").text.string == "Я\n")
        }
        // Latin-1 on the web is windows-1252.
        #expect(
            try Samples.read(bytes("<meta charset=iso-8859-1><p>", [0x93, 0xE4, 0x94]), "a.html").text.string == "“ä”\n"
        )
        // A byte order mark counts more, what the user says counts most.
        #expect(
            try Samples.read([0xEF, 0xBB, 0xBF] + bytes("<meta charset=windows-1251><p>", Array("ä".utf8)), "a.html")
                .text.string == "ä\n")
        #expect(
            try Samples.read(bytes("<meta charset=utf-8><p>", [0xDF]), "a.html", encoding: "windows-1251").text.string
                == "Я\n")
        let utf16 = "<p>กา".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try Samples.read([0xFF, 0xFE] + utf16, "a.html").text.string == "กา\n")
        #expect(
            Samples.complaint(bytes("<p>", [0xDF]), "a.html").contains(
                "is not UTF-8; name the encoding with encoding"))
        #expect(try Samples.read(bytes("<p>", [0xDF]), "a.html", lossy: true).text.string == "\u{FFFD}\n")
        #expect(
            Samples.complaint(bytes("<meta charset=klingon><p>", [0x61]), "a.html").contains(
                "unknown encoding 'klingon'"))
    }

    @Test func xhtml() throws {
        let head =
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd'>"
        let space = "xmlns='http://www.w3.org/1999/xhtml'"
        // Read as XML where it is, as HTML where it uses names that only a browser knows.
        #expect(
            try Samples.text("\(head)<html \(space)><body><p/><p>a<![CDATA[ <b> ]]></p></body></html>", "a.xhtml")
                == "a <b>\n")
        #expect(
            try Samples.text("\(head)<html \(space)><body><p>a&nbsp;b</p></body></html>", "a.xhtml") == "a\u{A0}b\n")
        #expect(
            Samples.complaint(
                Array("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body>&x;</body></html>".utf8),
                "a.xhtml"
            ).contains("declares an external entity, 'x'"))
    }

    @Test func markdown() throws {
        let text = """
            ---
            title: x
            ---
            # Titel

            Ein *betonter* Satz,
            der [weitergeht](http://a "t").[^1] <span>x</span>

            - eins
            - zwei

            | a | b |
            |---|---|
            | c | d |

                code

            [^1]: Anmerkung.

            """
        #expect(
            try Samples.text(text, "a.md").components(separatedBy: "\n\n") == [
                "Titel", "Ein betonter Satz, der weitergeht. x", "eins", "zwei", "a", "b", "c", "d", "code",
                "Anmerkung.\n",
            ])
        #expect(try Samples.text("---\n\nA rule above.", "a.md") == "A rule above.\n")
    }
}
