import Testing

@testable import Formats

/// Files of other programs, and what is said of those that cannot be read.
@Suite struct ReaderTests {
    private let files: RowFiles

    init() throws { files = try RowFiles() }

    private func read(_ text: String, _ format: RowFile.Format) throws -> (texts: [[String]], unread: [String: Int]) {
        try files.write(text.utf8, to: "foreign")
        let found = try files.read("foreign", format)
        return (found.rows.map { $0.parts.map { "\($0.language) \($0.text)" } }, found.unread)
    }

    @Test func memoriesOfOtherTools() throws {
        let text = """
            <?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
            <tmx version="1.4"><header creationtool="x" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="html"><note>n</note></header>
            <body>
            <tu tuid="7"><note>said twice</note><prop type="client">A</prop>
              <tuv xml:lang="EN-us"><seg>Press <bpt i="1">&lt;b></bpt>the <hi>red</hi> button<ept i="1">&lt;/b></ept>.</seg></tuv>
              <tuv lang="de_DE"><prop type="quality">9</prop><seg>Den <hi>roten</hi> Knopf drücken.</seg></tuv></tu>
            <tu><tuv xml:lang="en-US"><seg/></tuv></tu>
            </body></tmx>
            """
        let found = try read(text, .tmx)
        #expect(found.texts == [["EN-us Press the red button.", "de-DE Den roten Knopf drücken."]])
        #expect(found.unread == ["notes": 1, "properties": 2, "inline codes": 4, "units without text": 1])
    }

    /// A character that XML cannot hold costs its unit, not the file; other mistakes are errors.
    @Test func damagedUnits() throws {
        func memory(_ segment: String, end: String = "</body></tmx>") -> String {
            let units = ["One & all".replacing("&", with: "&amp;"), segment, "Three"].map { text in
                "<tu tuid=\"1&#2;\"><tuv xml:lang=\"en\"><seg>\(text)</seg></tuv>"
                    + "<tuv xml:lang=\"de\"><seg>x</seg></tuv></tu>"
            }
            return "<tmx version=\"1.4\"><header/><body>" + units.joined(separator: "\n") + end
        }
        for segment in ["a&#x1;b", "a&#31;", "\u{1}b", "a<ph>x</ph>\u{B}b", "&#xFFFF;"] {
            let found = try read(memory(segment), .tmx)
            #expect(found.texts == [["en One & all", "de x"], ["en Three", "de x"]], "\(segment)")
            #expect(found.unread["units with characters that XML cannot hold"] == 1)
        }
        #expect(try files.problem(of: memory("a & b"), .tmx).contains(":2: "))
        #expect(try files.problem(of: memory("a<b"), .tmx).contains("a TMX file"))
        #expect(try files.problem(of: memory("a&#1;", end: ""), .tmx).contains("a TMX file"))
        #expect(try files.problem(of: memory("&x;"), .tmx).contains("a TMX file"))
    }

    @Test func xliffOfVersionOne() throws {
        let text = """
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
            <file original="a.html" source-language="en" target-language="de" datatype="html"><header><note>x</note></header><body>
            <group><trans-unit id="1"><source>One <g id="1">two</g><x id="2"/></source><seg-source><mrk mtype="seg">One</mrk></seg-source>
            <target>Eins <g id="1">zwei</g></target><alt-trans><source>No</source><target>Nein</target></alt-trans></trans-unit></group>
            <trans-unit id="2"><source>Alone</source></trans-unit>
            </body></file></xliff>
            """
        let found = try read(text, .xliff)
        #expect(found.texts == [["en One two", "de Eins zwei"], ["en Alone"]])
        #expect(found.unread == ["header": 1, "inline codes": 3, "alt-trans": 1])
    }

    @Test func xliffOfVersionTwo() throws {
        let text = """
            <xliff version="2.0" srcLang="en" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
            <file id="f"><unit id="u"><mtc:matches><mtc:match ref="#1"><source>No</source><target>Non</target></mtc:match></mtc:matches>
            <originalData><data id="d1">&lt;br/></data></originalData>
            <segment><source>One.<ph id="1" dataRef="d1"/></source><target>Un.</target></segment><ignorable><source> </source></ignorable>
            <segment><source><pc id="2">Two</pc><cp hex="0007"/></source></segment></unit></file></xliff>
            """
        let found = try read(text, .xliff)
        #expect(found.texts == [["en One.", "fr Un."], ["en Two\u{7}"]])
        #expect(found.unread == ["matches": 1, "originalData": 1, "inline codes": 2])
    }

    /// Each variant of a translation is kept: one more makes one more row.
    @Test func severalVariants() throws {
        let text = """
            <tmx version="1.4"><body><tu><tuv xml:lang="de"><seg>Ja.</seg></tuv><tuv xml:lang="en"><seg>Yes.</seg></tuv>
            <tuv xml:lang="EN"><seg>Yeah.</seg></tuv><tuv xml:lang="de"><seg>Jawohl.</seg></tuv></tu></body></tmx>
            """
        #expect(
            try read(text, .tmx).texts == [["de Ja.", "en Yes."], ["de Ja.", "en Yeah."], ["de Jawohl.", "en Yes."]])
    }

    /// Codes that break a line are spaces, text inside a code is text, and what was deleted is gone.
    @Test func inlineCodes() throws {
        let text = """
            <tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>One<ph type="lb"/>two<ph>&lt;br/&gt;</ph>three <bpt i="1">&lt;b&gt;</bpt>four<ept i="1">&lt;/b&gt;</ept></seg></tuv>
            <tuv xml:lang="de"><seg>Ein Bild<ph>&lt;img title="<sub>Eine Katze</sub>"&gt;</ph>im Text, <ut>\\i</ut>a<it pos="end">&lt;/i&gt;</it>b</seg></tuv></tu></body></tmx>
            """
        #expect(try read(text, .tmx).texts == [["en One two three four", "de Ein Bild Eine Katze im Text, ab"]])
        let memory = """
            <xliff version="1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file source-language="en" target-language="de" original="a"><body>
            <trans-unit id="0" translate="no"><source>&lt;p&gt;</source></trans-unit>
            <group translate="no"><trans-unit id="1"><source>code()</source></trans-unit></group>
            <trans-unit id="2"><source>A cat.</source><target>Eine <mrk mtype="x-sdl-deleted" sdl:revid="1">alte </mrk><mrk mtype="x-sdl-added" sdl:revid="2">graue </mrk>Katze.</target></trans-unit>
            </body></file></xliff>
            """
        #expect(try read(memory, .xliff).texts == [["en A cat.", "de Eine graue Katze."]])
    }

    /// A unit that is divided is as many rows; one whose sides are divided otherwise stays whole.
    @Test func dividedUnits() throws {
        func unit(_ target: String) -> String {
            """
            <xliff version="1.2"><file source-language="en" target-language="de" original="a"><body><trans-unit id="1"><source>One. Two.</source>
            <seg-source><mrk mtype="seg" mid="0">One.</mrk> <mrk mtype="seg" mid="1">Two.</mrk></seg-source><target>\(target)</target></trans-unit></body></file></xliff>
            """
        }
        let whole = try read(unit("Eins und zwei."), .xliff)
        #expect(whole.texts == [["en One. Two.", "de Eins und zwei."]])
        let divided = try read(
            unit("<mrk mtype=\"seg\" mid=\"1\">Zwei.</mrk> <mrk mtype=\"seg\" mid=\"0\">Eins.</mrk>"), .xliff)
        #expect(divided.texts == [["en One.", "de Eins."], ["en Two.", "de Zwei."]])
        let partly = try read(unit("Erst: <mrk mtype=\"seg\" mid=\"0\">Eins.</mrk>"), .xliff)
        #expect(partly.texts == [["en One. Two.", "de Erst: Eins."]])
    }

    /// Contexts, plural forms, several lines, escapes; what is guessed, obsolete or empty is no translation.
    @Test func messageCatalog() throws {
        let text = #"""
            # Translators
            msgid ""
            msgstr ""
            "Project-Id-Version: x\n"
            "Language: pt_BR\n"

            #: a.c:1
            msgid "Open \"file\"…"
            msgstr ""
            "Abrir "
            "\"arquivo\"…\n"

            msgctxt "menu"
            msgid "Close"
            msgstr "Fechar"
            msgid "%d cat"
            msgid_plural "%d cats"
            msgstr[0] "%d gato"
            msgstr[1] "%d gatos"

            #, fuzzy, c-format
            msgid "Maybe"
            msgstr "Quiçá"
            msgid "Not yet"
            msgstr ""
            #~ msgid "Old"
            #~ msgstr "Velho"
            """#
        let found = try read(text, .po)
        #expect(
            found.texts == [
                ["en Open \"file\"…", "pt_BR Abrir \"arquivo\"…\n"], ["en Close", "pt_BR Fechar"],
                ["en %d cat", "pt_BR %d gato"], ["en %d cats", "pt_BR %d gatos"], ["en Maybe"], ["en Not yet"],
            ])
        #expect(found.unread == ["guessed translations": 1])
        #expect(try files.problem(of: "msgid \"a\"\nmsgstr \"b\"\n", .po).contains("Language: de"))
        #expect(try files.problem(of: "msgid \"a\nmsgstr \"b\"\n", .po).contains(":1"))
        #expect(try files.problem(of: "\"a\"\n", .po).contains("belongs to no message"))
        #expect(try files.problem(of: "message \"a\"\n", .po).contains("'message' is no keyword"))
    }

    /// OPUS's own way: languages as folders, words in elements, several sentences a link, sentences in no link.
    @Test func opusDocuments() throws {
        try files.write("".utf8, to: "x")
        for (language, text) in [
            (
                "en",
                "<s id=\"1\"><w id=\"1.1\">It</w> <w id=\"1.2\">rains</w></s><s id=\"2\">Now.</s><s id=\"3\">No.</s>"
            ),
            ("de", "<s id=\"s1\">Es regnet.</s><s id=\"s9\">Übrig.</s>"),
        ] {
            try files.write("<text><p>\(text)</p></text>".utf8, to: "book.\(language).xml")
        }
        let found = try read(
            """
            <cesAlign version="1.0"><linkGrp targType="s" fromDoc="book.en.xml" toDoc="book.de.xml">
            <link xtargets="1 2;s1" certainty="7.5"/><link xtargets="3;"/></linkGrp></cesAlign>
            """, .xces)
        #expect(found.texts == [["en It rains Now.", "de Es regnet."], ["en No."]])
        #expect(found.unread == ["sentences in no link": 1, "certainties beyond 1": 1])
    }

    @Test func hungryReaders() throws {
        let found = try read(
            """
            {"translation":{"en":"One","de":null},"id":"7"}
            {"texts":{"en":"Two","de":"Zwei"},"mood":"good","score":0.5}
            {"translation":{"en":""}}
            """, .jsonl)
        #expect(found.texts == [["en One"], ["en Two", "de Zwei"]])
        #expect(found.unread == ["the field 'id'": 1, "the field 'mood'": 1, "rows without text": 1])
        let table = try read("de\tscore\ten\r\nEins\t0.5\tOne\r\n\t\tTwo\r\n", .tsv)
        #expect(table.texts == [["de Eins", "en One"], ["en Two"]])
    }

    @Test func whatIsNoTable() throws {
        let cases: [(String, RowFile.Format, String)] = [
            ("", .tsv, "is empty"), ("de\tnotes\n", .tsv, "unknown column 'notes'"),
            ("de\tDE\n", .tsv, "twice"), ("score\n", .tsv, "no column is a language"),
            ("de\ten\nEins\n", .tsv, ":2: 1 cells; expected 2"), ("de\tscore\nEins\t7\n", .tsv, "'7' is no score"),
            ("de\trow\nEins\t0\n", .tsv, "no row's number"), ("{}", .jsonl, ":1: no 'texts'"),
            ("{\"texts\":{\"de\":1}}", .jsonl, "is no text"),
            ("{\"texts\":{\"q\":\"x\"}}", .jsonl, "unknown language 'q'"),
            ("{\"texts\":{\"de\":\"x\",\"DE\":\"y\"}}", .jsonl, "twice"),
            ("{\"texts\":{\"de\":\"x\"},\"spans\":{\"en\":[0,1]}}", .jsonl, "has no text"),
            ("{\"texts\":{\"de\":\"x\"},\"scores\":{\"de-en\":0.1}}", .jsonl, "no two versions"),
            ("<html/>", .tmx, "'html' is the document's element"), ("<tmx>", .tmx, "expected a TMX file"),
            ("<tmx><tu><tuv><seg>x</seg></tuv></tu></tmx>", .tmx, "unknown language ''"),
            ("<xliff version='3'/>", .xliff, "no 'xliff' of a version 1 or 2"),
            ("<xliff version='2.1' srcLang='de' trgLang='de'/>", .xliff, "both in 'de'"),
            ("<xliff version='2.1'><unit><segment><source>x</source></segment></unit></xliff>", .xliff, "is not known"),
            ("<text/>", .xces, "'text' is the document's element"),
        ]
        for (text, format, words) in cases {
            let problem = try files.problem(of: text, format)
            #expect(problem.hasPrefix(files.folder + "wrong") && problem.contains(words), "\(text): \(problem)")
        }
    }

    @Test func documentsElsewhere() throws {
        for path in ["/etc/passwd", "../de/book.xml", "de/../../x.xml"] {
            let problem = try files.problem(
                of: "<cesAlign><linkGrp fromDoc=\"\(path)\" toDoc=\"b.en.xml\"/></cesAlign>", .xces)
            #expect(problem.contains("leads out of the alignment's folder"), "\(problem)")
        }
    }

    /// No entity of a document's own, from a file or not.
    @Test func entities() throws {
        let kinds = ["SYSTEM \"/etc/hostname\"", "\"ha\""]
        for kind in kinds {
            let text = "<!DOCTYPE tmx [<!ENTITY a \(kind)>]><tmx><tu><tuv xml:lang='de'><seg>&a;</seg></tuv></tu></tmx>"
            let problem = try files.problem(of: text, .tmx)
            #expect(problem.contains("wrong") && problem.contains("entit"), "\(problem)")
        }
    }

    @Test func linesThatDoNotMatch() throws {
        try files.write("one\ntwo\n".utf8, to: "m.en")
        try files.write("eins\n".utf8, to: "m.de")
        try files.write("not a version".utf8, to: "m.log")
        #expect(throws: TableError.self) { try files.read("m", .moses) }
        try files.write("eins\nzwei".utf8, to: "m.de")
        #expect(try files.read("m", .moses).rows.map { $0.parts.map(\.text) } == [["eins", "one"], ["zwei", "two"]])
    }
}
