import Documents
import Foundation
import ICUText
import TestFiles
import Testing

/// Headings, list items, cells: what files tell of their blocks.
@Suite struct BlockKindTests {
    /// "heading 2: Anfang" for each block of a kind, in order.
    private static func kinds(_ document: Document) throws -> [String] {
        try #require(document.blocks).map { block in
            let kind = if case .heading(let level) = block.kind { "heading \(level)" } else { block.kind.name }
            return "\(kind): \(document.text[block.range])"
        }
    }

    @Test func pages() throws {
        let page = """
            <h1>Titel</h1><p>Text</p><ul><li>Eins<ul><li><p>Zwei</p></li></ul>Rest</li></ul>
            <table><tr><th>Kopf</th><td>Zelle</td></tr></table><blockquote><p>Zitat</p></blockquote>
            <h3>Unter <em>Titel</em></h3><pre>a
              b</pre>lose
            """
        let document = try Samples.read(Array(page.utf8), "a.html")
        #expect(
            try Self.kinds(document) == [
                "heading 1: Titel", "list-item: Eins", "list-item: Zwei", "list-item: Rest", "table-cell: Kopf",
                "table-cell: Zelle", "quote: Zitat", "heading 3: Unter Titel", "code: a\n  b",
            ])
        #expect(document.text.string.hasSuffix("lose\n"))
    }

    @Test func markdown() throws {
        let text = """
            ---
            title: nein
            ---
            Titel
            =====
            Text {bleibt}.

            ## Zweiter { #zweiter }
            - Punkt

            > Zitat

            | a | b |
            |---|---|
            | c | d |

            ### Dritter {#id .klasse}
            """
        let document = try Samples.read(Array(text.utf8), "a.md")
        #expect(
            try Self.kinds(document) == [
                "heading 1: Titel", "heading 2: Zweiter", "list-item: Punkt", "quote: Zitat", "table-cell: a",
                "table-cell: b", "table-cell: c", "table-cell: d", "heading 3: Dritter",
            ])
        #expect(document.text.string.contains("Text {bleibt}."))
    }

    /// What opens and closes boxes is for the machine; in code it is text.
    @Test func markdownBoxes() throws {
        let text = """
            :::tip Rat für alle
            Eins.
            :::

            /// note | Merke
            Zwei.
            ///

            /// warning

            Drei.

            ///

            {% include x.html %}

            {* quelle.py *}

            ```
            :::tip
            {% x %}
            ```

            /// Das bleibt stehen.
            """
        let found = try Samples.text(text, "a.md").components(separatedBy: "\n\n").map { $0.trimmed }
        #expect(
            found == [
                "Rat für alle", "Eins.", "Merke", "Zwei.", "Drei.", ":::tip\n{% x %}", "/// Das bleibt stehen.",
            ])
    }

    /// Elements that say so hold Markdown.
    @Test func markdownInsideElements() throws {
        let text = """
            Davor.
            <div dir="rtl" markdown="1">
              ## Titel

              Ein **Satz**. <em>Noch</em> einer.

              * Punkt
                geht weiter
              <p markdown="block" class="credit">
              — [Wer](https://example.org/?q=1)
              </p>
            </div>

            <div>
            **roh**
            </div>
            """
        let found = try Samples.text(text, "a.md").components(separatedBy: "\n\n").map { $0.trimmed }
        #expect(
            found == ["Davor.", "Titel", "Ein Satz. Noch einer.", "Punkt geht weiter", "— Wer", "**roh**"])
    }

    @Test func word() throws {
        let styles = """
            <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
            <w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen"/><w:basedOn w:val="berschrift2"/></w:style>
            <w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
            """
        func paragraph(_ text: String, _ properties: String = "") -> String {
            "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
        }
        let body =
            paragraph("Zwei", "<w:pStyle w:val='berschrift2'/>") + paragraph("Erbt", "<w:pStyle w:val='Eigen'/>")
            + paragraph("Text") + paragraph("Punkt", "<w:pStyle w:val='Liste'/>")
            + paragraph("Kein Punkt", "<w:pStyle w:val='Liste'/><w:numPr><w:numId w:val='0'/></w:numPr>")
            + paragraph("Ebene", "<w:outlineLvl w:val='0'/>")
            + paragraph("War Titel", "<w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange>")
            + "<w:tbl><w:tr><w:tc>\(paragraph("Zelle"))</w:tc></w:tr></w:tbl>"
        #expect(
            try Self.kinds(Samples.read(Samples.word(body, styles: styles), "a.docx")) == [
                "heading 2: Zwei", "heading 2: Erbt", "list-item: Punkt", "heading 1: Ebene", "table-cell: Zelle",
            ])
    }

    @Test func openDocument() throws {
        let bytes = Samples.openDocument(
            """
            <text:h text:outline-level="3">Titel</text:h><text:p>Text</text:p>
            <text:list><text:list-item><text:p>Punkt</text:p></text:list-item></text:list>
            <table:table><table:table-row><table:table-cell><text:p>Zelle</text:p></table:table-cell></table:table-row></table:table>
            """)
        #expect(
            try Self.kinds(Samples.read(bytes, "a.odt")) == [
                "heading 3: Titel", "list-item: Punkt", "table-cell: Zelle",
            ])
    }

    @Test func books() throws {
        let chapters = [
            (name: "a.xhtml", page: "<html><body><p>Eins</p><h2>Zwei</h2></body></html>"),
            (name: "b.xhtml", page: "<html><body><h1>Drei</h1><p>Vier</p></body></html>"),
        ]
        #expect(
            try Self.kinds(Samples.read(Samples.book(chapters), "a.epub")) == ["heading 2: Zwei", "heading 1: Drei"])
    }

    @Test func plainTextTellsNothing() throws {
        #expect(try Samples.read(Array("# Titel\n".utf8), "a.txt").blocks == nil)
    }

    @Test func ranges() throws {
        let document = try Samples.read(Array("# Titel\n\n# Zwei\n\nText.\n".utf8), "a.md")
        func kind(_ words: String) throws -> BlockKind? {
            let whole = document.text.string
            let range = try #require(whole.range(of: words)).map {
                whole.utf16.distance(from: whole.startIndex, to: $0)
            }
            return document.kind(of: range)
        }
        #expect(try kind("Titel") == .heading(level: 1))
        #expect(try kind("ite") == .heading(level: 1))
        #expect(try kind("Titel\n\nZwei") == .heading(level: 1))
        #expect(try kind("Zwei\n\nText") == nil)
        #expect(try kind("Text.") == nil)
    }
}

extension String {
    fileprivate var trimmed: String { String(drop(while: \.isNewline).reversed().drop(while: \.isNewline).reversed()) }
}

extension Range {
    fileprivate func map<Other>(_ change: (Bound) -> Other) -> Range<Other> { change(lowerBound)..<change(upperBound) }
}
