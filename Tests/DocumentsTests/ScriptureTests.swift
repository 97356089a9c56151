import Documents
import ICUText
import Testing

/// Verses by their names.
@Suite struct ScriptureTests {
    /// Each line with its name, or its kind.
    private static func lines(_ document: Document) -> [String] {
        var place = 0
        return document.text.string.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            let range = place..<(place + line.utf16.count)
            place += line.utf16.count + 1
            guard !line.isEmpty else { return nil }
            return "\(document.identity(of: range) ?? document.kind(of: range)?.name ?? "-")| \(line)"
        }
    }

    private static func read(_ text: String, _ name: String) throws -> [String] {
        let document = try Samples.read(Array(text.utf8), name)
        #expect(document.isLines)
        return lines(document)
    }

    @Test func unifiedMarkers() throws {
        let text = """
            \\id JHN A translation
            \\usfm 3.0
            \\h John
            \\toc1 The Gospel
            \\mt2 The Gospel of
            \\mt John
            \\c 3
            \\s1 Heading
            \\r (Mk 1.1)
            \\p
            \\v 16 For \\nd God\\nd* so \\w loved|lemma="love" strong="G25"\\w* the
            world,\\f + \\fr 3.16 \\ft a note \\+nd x\\+nd*\\f* that
            \\q1 he gave\\x - \\xo 3.16 \\xt Gn 1.1\\x*
            \\q2 his~Son.
            \\v 17-18 Two \\add added\\add* verses //
            \\s Inside
            \\p go on.
            \\zaln-s |x-strong="G1" x-occurrence="1"\\*\\w aligned|x="1"\\w*\\zaln-e\\*
            \\c 4
            \\cl Chapter Four
            \\p
            \\v 1 \\qs Selah.\\qs* End | here \\va 2\\va*
            \\esb \\p Aside \\esbe
            \\v 2
            \\v 3 Last\\f + open note
            \\p more
            """
        #expect(
            try Self.read(text, "a.usfm") == [
                "heading| The Gospel of", "heading| John", "heading| Heading",
                "JHN 3:16| For God so loved the world, that he gave his\u{A0}Son.",
                "JHN 3:17-18| Two added verses", "heading| Inside", "JHN 3:17-18| go on. aligned",
                "heading| Chapter Four", "JHN 4:1| Selah. End | here", "JHN 4:3| Last more",
            ])
        #expect(
            try Self.read("\\c 1\n\\d A psalm\n\\v 1 One\r\n\\v 2 Two", "b.sfm") == [
                "heading| A psalm", "1:1| One", "1:2| Two",
            ])
        #expect(Samples.complaint(Array("Only text.\n".utf8), "c.usfm").contains("expected USFM"))
    }

    @Test func osis() throws {
        let text = """
            <?xml version="1.0"?><!-- made by hand --><osis xmlns="http://www.bibletechnologies.net/2003/OSIS/namespace">
            <osisText osisIDWork="KJV"><header><work><title>Work</title></work></header>
            <div type="book" osisID="Gen"><title type="main">Genesis</title><chapter osisID="Gen.1">
            <verse osisID="Gen.1.1">In the <w lemma="x">beginning</w><note>n</note>.</verse>
            <verse osisID="Gen.1.2 Gen.1.3"><l>And</l><l>the earth</l></verse></chapter>
            <chapter sID="c" osisID="Gen.2"/><p><verse sID="v" osisID="Gen.2.1"/>Thus
            <q>the</q></p><p>heavens<verse eID="v"/></p></div></osisText></osis>
            """
        let expected = [
            "heading| Genesis", "GEN 1:1| In the beginning.", "GEN 1:2-3| And the earth", "GEN 2:1| Thus the heavens",
        ]
        #expect(try Self.read(text, "a.osis") == expected)
        #expect(try Self.read(text, "a.xml") == expected)
        // Another file in XML is what it was.
        #expect(try Samples.text("<a>b</a>\n", "b.xml") == "<a>b</a>\n")
        #expect(Samples.complaint(Array("<a>b</a>".utf8), "b.osis").contains("'a' is the document's element"))
    }

    @Test func unifiedXML() throws {
        let text = """
            <usx version="3.0"><book code="PSA" style="id">Psalms</book><para style="h">Psalms</para>
            <chapter number="3" style="c" sid="PSA 3"/><para style="d">A psalm.</para>
            <para style="q1"><verse number="1" style="v" sid="PSA 3:1"/>Lord,<note style="f">n</note></para>
            <para style="q2">how <char style="nd">many</char><verse eid="PSA 3:1"/></para><chapter eid="PSA 3"/></usx>
            """
        #expect(try Self.read(text, "a.usx") == ["heading| A psalm.", "PSA 3:1| Lord, how many"])
    }

    /// The names of a plain text's verses, and what they are of.
    private static func verses(_ text: String) throws -> [String] {
        let document = Document(language: try #require(LanguageTag("ar")), string: text).withVerses
        return document.identities.map { "\($0.name)| \(document.text[$0.range])" }
    }

    @Test func plainText() throws {
        #expect(try Self.verses("3:16 a\n3:17 b\nc\n\n4:1 d\n") == ["3:16| 3:16 a", "3:17| 3:17 b\nc", "4:1| 4:1 d"])
        #expect(try Self.verses("الم ﴿١﴾ ذلك ﴿٢﴾\nالذين ﴿٣﴾") == ["1| الم ﴿١﴾", "2| ذلك ﴿٢﴾", "3| الذين ﴿٣﴾"])
        #expect(try Self.verses("﴿١﴾ a ﴿٢﴾ b ﴿٣﴾ c") == ["1| ﴿١﴾ a", "2| ﴿٢﴾ b", "3| ﴿٣﴾ c"])
        #expect(try Self.verses("2|255|a\n2|256|b\n3|1|c") == ["2:255| 2|255|a", "2:256| 2|256|b", "3:1| 3|1|c"])
        #expect(
            try Self.verses("Chapter 1\n1 A\n2 B\nChapter 2\n1 C\n2 D").map { $0.prefix(3) } == [
                "1:1", "1:2", "2:1", "2:2",
            ])
        // What is not surely verses: sections, lists, sentences that begin with numbers, times.
        for text in [
            "1. Eins\n2. Zwei\n3. Drei", "§ 1 A\n§ 2 B\n§ 3 C", "1.1 A\n1.2 B\n1.3 C",
            "12 Menschen\n13 Hunde\n14 Katzen",
            "Text\n3:16 a\nText\nText\n3:17 b\nText\n3:18 c", "3:16 a\n3:15 b\n3:17 c",
            "10:30 Beginn\n9:15 Ende\n8:00 x",
            "8:00 Frühstück\n9:15 Beginn\n10:30 Pause\n12:00 Ende",
        ] {
            #expect(try Self.verses(text).isEmpty, "\(text)")
        }
    }

    @Test func jsonLines() throws {
        let text = """
            {"id":"GEN 1:1","text":"Eins."}
            {"text":"Ohne."}
            {"id":7,"text":"Sieben."}
            """
        let document = try Samples.read(Array(text.utf8), "a.jsonl")
        #expect(
            document.identities.map { "\($0.name)| \(document.text[$0.range])" } == ["GEN 1:1| Eins.", "7| Sieben."])
        #expect(document.identity(of: 0..<document.text.count) == "GEN 1:1-7")
    }
}
