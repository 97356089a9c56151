import Codecs
import Documents
import Foundation
import ICUText
import TestFiles
import Testing

@Suite struct OfficeTests {
    static func blocks(_ text: String) -> [String] {
        text.components(separatedBy: "\n\n").map { $0.trimmingCharacters(in: .newlines) }
    }

    static func word(_ body: String, footnotes: String? = nil) throws -> [String] {
        blocks(try Samples.read(Samples.word(body, footnotes: footnotes), "a.docx").text.string)
    }

    @Test func word() throws {
        func run(_ text: String, _ properties: String = "") -> String {
            "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
        }
        let text = try Self.word(
            """
            <w:p><w:pPr><w:pStyle w:val="Heading1"/><w:tabs><w:tab/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>\(run("Über"))\(run("schrift"))</w:p>
            <w:p>\(run("Ein "))\(run("fettes", "<w:b/>"))\(run(" heimlich", "<w:vanish/>"))\(run(" Wort", "<w:vanish w:val='0'/>"))<w:r><w:tab/><w:t>nach</w:t><w:br/><w:t>Zeile </w:t><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>
            <w:p><w:del><w:r><w:delText>alt</w:delText></w:r></w:del><w:ins>\(run("neu"))</w:ins><w:moveFrom>\(run("dort"))</w:moveFrom></w:p>
            <w:p/><w:tbl><w:tr><w:tc><w:p>\(run("Zelle"))</w:p></w:tc><w:tc><w:p>\(run("Andere"))</w:p></w:tc></w:tr></w:tbl>
            <w:p>\(run("außen"))<w:r><w:drawing><w:txbxContent><w:p>\(run("Kasten"))</w:p></w:txbxContent></w:drawing></w:r>\(run("!"))</w:p>
            <w:p><w:r><w:instrText>PAGE</w:instrText></w:r>\(run("letzter"))</w:p>
            """,
            footnotes:
                "<w:footnote w:type='separator'><w:p>\(run("---"))</w:p></w:footnote><w:footnote w:id='1'><w:p>\(run("Anmerkung"))</w:p></w:footnote>"
        )
        #expect(
            text == [
                "Überschrift", "Ein fettes Wort nach\nZeile\u{2011}x", "neu", "Zelle", "Andere", "Kasten", "außen!",
                "letzter",
                "Anmerkung",
            ])
    }

    @Test func openDocument() throws {
        let bytes = Samples.openDocument(
            """
            <text:sequence-decls><text:p>nein</text:p></text:sequence-decls>
            <text:tracked-changes><text:p>alt</text:p></text:tracked-changes>
            <text:h>Über<text:span>schrift</text:span></text:h>
            <text:p>Ein<text:s text:c="3"/>Wort<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Anmerkung</text:p></text:note-body></text:note>
            weiter<text:line-break/>Zeile<office:annotation><text:p>Kommentar</text:p></office:annotation></text:p>
            <text:list><text:list-item><text:p>Punkt</text:p></text:list-item></text:list>
            <table:table><table:table-row><table:table-cell><text:p>Zelle</text:p></table:table-cell></table:table-row></table:table>
            """)
        #expect(
            Self.blocks(try Samples.read(bytes, "a.odt").text.string) == [
                "Überschrift", "Ein Wort weiter\nZeile", "Punkt", "Zelle", "Anmerkung",
            ])
    }

    @Test func books() throws {
        let chapters = [
            (
                name: "text/zwei.xhtml",
                page: "<html><head><title>t</title></head><body><h1>Zwei</h1><aside>Anmerkung</aside></body></html>"
            ),
            (name: "ä b.xhtml", page: "<html><body><p>Eins&nbsp;x</p></body></html>"),
        ]
        let bytes = Samples.book(chapters) { $0.replacing("ä b", with: "./text/../%C3%A4%20b") + "#top" }
        #expect(try Samples.read(bytes, "a.epub").text.string == "Zwei\n\nAnmerkung\n\nEins\u{A0}x\n")
        // A chapter that is not there, and one outside.
        #expect(
            Samples.complaint(Samples.book(chapters) { $0 + "x" }, "a.epub").contains(
                "has no 'OEBPS/text/zwei.xhtmlx' in it"))
        #expect(
            Samples.complaint(Samples.book(chapters) { "../../" + $0 }, "a.epub").contains("leads out of the archive"))
        // Encrypted chapters are refused, encrypted fonts are not.
        func encrypted(_ entry: String) -> TestZip.Entry {
            TestZip.Entry("META-INF/encryption.xml", "<encryption><CipherReference URI=\"\(entry)\"/></encryption>")
        }
        #expect(
            Samples.complaint(Samples.book(chapters, more: [encrypted("OEBPS/text/zwei.xhtml")]), "a.epub").contains(
                "rights management"))
        #expect(
            try Samples.read(Samples.book(chapters, more: [encrypted("OEBPS/a.otf")]), "a.epub").text.string.hasPrefix(
                "Zwei"))
    }

    @Test func whatTheyAreNot() {
        let zip = TestZip.bytes([TestZip.Entry("a.txt", "x")])
        #expect(
            Samples.complaint(zip, "a.docx").contains(
                "has no 'word/document.xml' in it; expected a Word document (.docx)"))
        #expect(Samples.complaint(zip, "a.odt").contains("has no 'content.xml' in it"))
        #expect(Samples.complaint(zip, "a.epub").contains("has no 'META-INF/container.xml' in it"))
        for suffix in ["docx", "odt", "epub"] {
            #expect(Samples.complaint(Array("text".utf8), "a.\(suffix)").contains("is no complete zip archive"))
            #expect(Samples.complaint([], "a.\(suffix)").contains("is no complete zip archive"))
        }
        #expect(Samples.complaint(Samples.word("<w:p><w:r>"), "a.docx").contains("a.docx (word/document2.xml):1: "))
    }
}
