import Documents
import ICUText
import Segmentation
import TestFiles
import Testing

/// Cutting by rules of a file.
@Suite struct SRXTests {
    /// In the style of the files of Okapi and LanguageTool: exceptions first, then what breaks.
    private static func file(cascade: String = "yes", english: String = "", maps: String? = nil) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <srx xmlns="http://www.lisa.org/srx20" xmlns:okpsrx="http://okapi.sf.net/srx-extensions" version="2.0">
        <header segmentsubflows="yes" cascade="\(cascade)"><formathandle type="start" include="no"/></header>
        <body><languagerules>
        <languagerule languagerulename="English">
        <rule break="no"><beforebreak>\\b(Mr|Prof|e\\.g)\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
        <rule break="no"><beforebreak>\\b[A-Z]\\.\\s</beforebreak><afterbreak></afterbreak></rule>
        \(english)
        </languagerule>
        <languagerule languagerulename="German">
        <rule break="no"><beforebreak>\\b(z\\.\\s?B|Dr)\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
        <!-- a semicolon ends, which no other rules say -->
        <rule><beforebreak>;</beforebreak><afterbreak>\\s+</afterbreak></rule>
        </languagerule>
        <languagerule languagerulename="Default">
        <rule break="yes"><beforebreak>[.?!]+["”]?</beforebreak><afterbreak>\\s+\\P{Ll}</afterbreak></rule>
        </languagerule>
        </languagerules>
        <maprules>\(maps ?? """
            <languagemap languagepattern="(EN|en).*" languagerulename="English"/>
            <languagemap languagepattern="de([_-].*)?" languagerulename="German"/>
            <languagemap languagepattern=".*" languagerulename="Default"/>
            """)</maprules></body></srx>
        """
    }

    /// A text's segments with "|" between, or the error's line.
    private static func cut(
        _ text: String, _ tag: String, _ file: String, isOver: Bool = false
    ) throws -> String {
        var result = ""
        try TestFolder.use { folder in
            let path = try folder.write(Array(file.utf8), "rules.srx")
            let language = try #require(LanguageTag(tag))
            do {
                var catalog = RuleCatalog()
                catalog.ruleFiles = [SRXUse(try SRXFile(path: path), isOver: isOver)]
                let tables = try catalog.tables(for: language)
                var segmenter = try Segmenter(tables)
                let document = Document(language: language, string: text)
                let found = try tables.cutByRuleFile(segmenter.segment(document))
                result = found.segments.map { found.text(of: $0) }.joined(separator: "|")
                #expect(found.boundaries.last == Boundary(kind: .paragraph, strength: 1))
            } catch {
                result = "\(error)".replacing("\(folder.path)/", with: "")
            }
        }
        return result
    }

    @Test func exceptionsAndBreaks() throws {
        let file = Self.file()
        #expect(
            try Self.cut("Mr. Fox met Prof. Hay. He left! \"Why?\" Nobody knew.", "en-GB", file)
                == "Mr. Fox met Prof. Hay.|He left!|\"Why?\"|Nobody knew.")
        // A rule that looks for the space before a place is another place's than one that does not.
        #expect(try Self.cut("Plan A. B is no plan.", "en", file) == "Plan A.|B is no plan.")
        #expect(try Self.cut("Dr. Au, z.B. hier; dort. Ende.", "de-AT", file) == "Dr. Au, z.B. hier;|dort.|Ende.")
        #expect(try Self.cut("Un. Deux, M. Trois.", "fr", file) == "Un.|Deux, M.|Trois.")
    }

    @Test func withoutCascadeTheFirstMapCounts() throws {
        #expect(try Self.cut("Eins. Zwei; drei.", "de", Self.file(cascade: "no")) == "Eins. Zwei;|drei.")
    }

    /// Lines that wrap are one text, and blocks are always apart.
    @Test func blocks() throws {
        #expect(try Self.cut("One two\n\nThree. Four", "en", Self.file()) == "One two|Three.|Four")
    }

    @Test func overOwnCuts() throws {
        let maps = "<languagemap languagepattern=\"en\" languagerulename=\"English\"/>"
        let text = "He saw Mr. Xu. He left. It was e.g. Tuesday."
        // Without a rule that breaks nothing ends, alone.
        #expect(try Self.cut(text, "en", Self.file(maps: maps)) == text)
        let joined = "<rule break=\"no\"><beforebreak>left\\.</beforebreak><afterbreak>\\s</afterbreak></rule>"
        let found = try Self.cut(text, "en", Self.file(english: joined, maps: maps), isOver: true)
        #expect(found.contains("left. It was") && found.contains("Xu.|He"), "\(found)")
    }

    @Test func problems() throws {
        let maps = "<languagemap languagepattern=\"en\" languagerulename=\"English\"/>"
        #expect(
            try Self.cut("A.", "de", Self.file(maps: maps))
                .contains(": no languagemap fits 'de'; there are en"))
        #expect(
            try Self.cut("A.", "en", Self.file(maps: maps.replacing("\"English\"", with: "\"Englisch\"")))
                .contains("there is no languagerule 'Englisch'"))
        let open = "<rule><beforebreak>(a</beforebreak><afterbreak>b)</afterbreak></rule>"
        #expect(try Self.cut("A.", "en", Self.file(english: open)).contains("the pattern '(a' is none"))
        #expect(try Self.cut("A.", "en", "<a/>").contains("the document's element is not 'srx'"))
        #expect(try Self.cut("A.", "en", Self.file(maps: "")).contains("has no languagemap"))
        #expect(try Self.cut("A.", "en", "<!DOCTYPE srx [<!ENTITY a \"b\">]><srx/>").contains("entities"))
    }

    /// Patterns that try ever more ways are an error, in a text of one block and of many.
    @Test func costlyPatterns() throws {
        let hostile = "<rule><beforebreak>(a+)+!</beforebreak><afterbreak>b</afterbreak></rule>"
        let run = String(repeating: "a", count: 40)
        for text in [run, Array(repeating: run, count: 100).joined(separator: "\n\n")] {
            #expect(try Self.cut(text, "en", Self.file(english: hostile)).contains("the rule costs too much"))
        }
    }
}
