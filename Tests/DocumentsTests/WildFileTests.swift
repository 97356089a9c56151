import Documents
import Foundation
import ICUText
import TestFiles
import Testing

/// What subtitle editors, Word, LibreOffice and publishers write, beyond what formats say.
@Suite struct WildFileTests {
    /// Numbers before times with whatever stands around them; a number that is said stays.
    @Test(arguments: [
        "2 \n", " 2\n", "2\n\n", "\u{A0}2\n", "\u{202A}2\u{202C}\n", "\u{FEFF}2\t\n", "2\n \n",
    ])
    func numbersOfCues(_ number: String) throws {
        let first = "1\n00:00:01,000 --> 00:00:02,000\nEs war\n1984\n\n"
        let text = try Samples.text(first + number + "00:00:02,500 --> 00:00:03,000\nin Wien.\n", "a.srt")
        #expect(text == "Es war 1984 in Wien.\n")
    }

    @Test func lineEndsOfThreeBytes() throws {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nEins.\n\n2\n00:00:03,000 --> 00:00:04,000\nZwei.\n"
        #expect(try Samples.text(text.replacingOccurrences(of: "\n", with: "\r\r\n"), "a.srt") == "Eins. Zwei.\n")
    }

    @Test(arguments: [
        "00:00:05:000 --> 00:00:06:500", "\u{200E}00:00:05,000 --> 00:00:06,500", "00:00:05,000 -> 00:00:06,500",
        "0:00:05.0-->0:00:06.5", "00:00:05,000 --> 00:00:06,500  X1:10 X2:20",
    ])
    func timesOfCues(_ times: String) throws {
        let document = try Samples.read(Array("1\n\(times)\nEins -> zwei.\n".utf8), "a.srt")
        #expect(document.text.units.count == 14 && document.times.map(\.start) == [5000])
        #expect(document.times.map(\.end) == [6500])
    }

    @Test func codesOfSubtitles() throws {
        let text = #"""
            1
            00:00:01,000 --> 00:00:02,000
            {\an8}Die Lampe\Nist\haus &amp; kalt.

            2
            00:00:02,000 --> 00:00:03,000
            C:\Daten
            """#
        #expect(try Samples.text(text, "a.srt") == "Die Lampe ist aus & kalt. C:\\Daten\n")
        let ruby = "WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>です。\n"
        #expect(try Samples.text(ruby, "a.vtt", language: "ja") == "漢字です。\n")
    }

    @Test func advancedSubtitles() throws {
        let text = #"""
            [Script Info]
            Title: x
            [V4+ Styles]
            Format: Name, Fontname, Fontsize
            Style: Default,Arial,20
            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\i1}Wer{\i0} ist da, \Nam Tor?
            Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,nicht gesagt
            Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,Die Lampe ist aus.
            Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\p1}m 0 0 l 10 10{\p0}
            """#
        for name in ["a.ass", "a.ssa"] {
            let document = try Samples.read(Array(text.utf8), name)
            #expect(try Samples.text(text, name) == "Die Lampe ist aus. Wer ist da, am Tor?\n")
            #expect(document.times.map(\.start) == [1000, 3000] && document.times.map(\.end) == [2500, 4000])
        }
        #expect(Samples.complaint(Array("Nur Text.".utf8), "a.ass").contains("Dialogue: 0,"))
    }

    @Test func messageCatalogs() throws {
        let text =
            "msgid \"\"\nmsgstr \"Language: de\\n\"\n\nmsgid \"Open\"\nmsgstr \"Öffnen\"\n\n#, fuzzy\nmsgid \"Maybe\"\nmsgstr \"?\"\n"
        #expect(try Samples.text(text, "a.po", language: "de") == "Öffnen\n")
        #expect(try Samples.text(text, "a.pot", language: "en") == "Open\nMaybe\n")
        #expect(Samples.complaint(Array(text.utf8), "a.po", language: "fr").contains("has no text in 'fr'"))
        #expect(Samples.complaint(Array("x\n".utf8), "a.po").contains("a.po:1"))
    }

    private static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    /// A paragraph whose end was deleted goes on in the next, and so does a large first letter.
    @Test func joinedParagraphs() throws {
        let deleted = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
        let inserted = "<w:pPr><w:rPr><w:ins w:id='2' w:author='a'/></w:rPr></w:pPr>"
        let capital = "<w:pPr><w:framePr w:dropCap='drop' w:lines='3'/></w:pPr>"
        let text = try OfficeTests.word(
            """
            <w:p>\(deleted)\(Self.run("Die alte Uhr"))</w:p><w:p>\(deleted)\(Self.run(" im Flur"))</w:p><w:p>\(Self.run(" blieb stehen."))</w:p>
            <w:p>\(inserted)\(Self.run("Niemand"))</w:p><w:p>\(capital)\(Self.run("E"))</w:p><w:p>\(Self.run("s war einmal."))</w:p>
            <w:tbl><w:tr><w:tc><w:p>\(deleted)\(Self.run("Zelle"))</w:p></w:tc></w:tr></w:tbl><w:p>\(Self.run("Ende"))</w:p>
            """)
        #expect(text.prefix(3) == ["Die alte Uhr im Flur blieb stehen.", "Niemand", "Es war einmal."])
        // What has nothing to go on in is kept.
        #expect(text.dropFirst(3).joined().contains("Zelle") && text.last?.hasSuffix("Ende") == true)
    }

    @Test func hiddenByStyle() throws {
        let styles = """
            <w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:type="character" w:styleId="H2"><w:basedOn w:val="H"/></w:style>
            <w:style w:type="character" w:styleId="S"><w:basedOn w:val="H"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>
            """
        func style(_ name: String) -> String { "<w:rStyle w:val=\"\(name)\"/>" }
        let body = """
            <w:p>\(Self.run("Die Suppe "))\(Self.run("H ", style("H")))\(Self.run("H2 ", style("H2")))\(Self.run("ist ", style("S")))\(Self.run("heiß."))</w:p>
            <w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>\(Self.run("Nicht da."))\(Self.run("Doch da.", "<w:vanish w:val='0'/>"))</w:p>
            """
        let text = try Samples.read(Samples.word(body, styles: styles), "a.docx").text.string
        #expect(OfficeTests.blocks(text) == ["Die Suppe ist heiß.", "Doch da."])
    }

    @Test func hiddenInOpenDocument() throws {
        let content = """
            <office:document-content xmlns:office="o" xmlns:style="s" xmlns:text="t"><office:automatic-styles>
            <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Gone"/>
            <style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
            </office:automatic-styles><office:body><office:text><text:p text:style-name="T1">Die <text:span text:style-name="T1">x</text:span>Suppe.</text:p>
            <text:p text:style-name="P1">Nicht da.</text:p></office:text></office:body></office:document-content>
            """
        let styles = """
            <office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><office:styles>
            <style:style style:name="Gone" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
            </office:styles></office:document-styles>
            """
        let bytes = TestZip.bytes([TestZip.Entry("content.xml", content), TestZip.Entry("styles.xml", styles)])
        #expect(try Samples.read(bytes, "a.odt").text.string == "Die Suppe.\n")
    }

    /// Numbers of pages and marks of notes are no text, raised digits are raised, and other raised letters stay.
    @Test func marksOfBooks() throws {
        let page = """
            <html xmlns:epub="http://www.idpf.org/2007/ops"><body><p>Die Schule<a epub:type="noteref" href="n.html#n4">4</a> hat 10<sup>6</sup> m<sup>2</sup>
            <span role="doc-pagebreak">8</span>und den 1<sup>st</sup> Preis<sup><a href="#n5">5</a></sup>, <a href="#n6"><sup>6</sup></a>siehe <a href="#x">Seite 9</a>.</p>
            <div epub:type="pagebreak bodymatter">9</div></body></html>
            """
        let expected = "Die Schule hat 10⁶ m² und den 1st Preis, siehe Seite 9.\n"
        #expect(try Samples.text(page, "a.html") == expected)
        #expect(try Samples.text(page, "a.xhtml") == expected)
    }
}
