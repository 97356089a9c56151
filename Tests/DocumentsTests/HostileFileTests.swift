import Codecs
import Documents
import Foundation
import ICUText
import TestFiles
import TestRandomness
import Testing

@Suite struct HostileFileTests {
    static let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
    static let external = "<!DOCTYPE x [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>"

    @Test func bombs() throws {
        let large = TestZip.Entry("word/document.xml", String(repeating: " ", count: 2 << 20), deflated: true)
        #expect(
            Samples.complaint(TestZip.bytes([large]), "a.docx").contains("unpacks to more than 1M; a bomb does so too"))
        #expect(
            Samples.complaint(TestZip.bytes([large]), "a.docx", maximumSize: 4 << 20).contains(
                "a.docx (word/document.xml)"))
        let content = TestZip.Entry("content.xml", String(repeating: " ", count: 2 << 20), deflated: true)
        #expect(
            Samples.complaint(TestZip.bytes([content]), "a.odt").contains("raise the limit with maximum input size"))
        let chapter = TestZip.Entry("OEBPS/b.xhtml", String(repeating: " ", count: 2 << 20), deflated: true)
        let book = Samples.book([("a.xhtml", "<p>x")], more: [chapter])
        // Only what is read counts.
        #expect(try Samples.read(book, "a.epub").text.string == "x\n")
        let spaces = [UInt8](repeating: 0x20, count: 2 << 20)
        for compression in [Compression.gzip, .zstandard] {
            let packed = try Compressor.file(spaces, compression)
            #expect(Samples.complaint(packed, "a.txt.\(compression.rawValue)").contains("unpacks to more than 1M"))
            // A bomb in a bomb.
            let twice = try Compressor.file(packed, compression)
            #expect(Samples.complaint(twice, "a.txt.\(compression.rawValue)").contains("of one layer"))
            let archive = try Compressor.file(TestZip.bytes([large]), compression)
            #expect(Samples.complaint(archive, "a.docx.\(compression.rawValue)").contains("unpacks to more than 1M"))
        }
    }

    /// Without a directory of entries, an archive would be unpacked to be passed over.
    @Test func unreadEntries() throws {
        let document = "<w:document><w:body><w:p><w:r><w:t>Text.</w:t></w:r></w:p></w:body></w:document>"
        let large = TestZip.Entry("word/media/image.bin", String(repeating: " ", count: 2 << 20), deflated: true)
        let bytes = TestZip.bytes([large, TestZip.Entry("word/document.xml", document)])
        #expect(try Samples.read(bytes, "a.docx").text.string == "Text.\n")
        let hidden = Samples.complaint(bytes + [UInt8](repeating: 0x78, count: 40_000), "a.docx")
        #expect(hidden.contains("is no complete zip archive"), "\(hidden)")
    }

    /// Attributes are held against each other, and an element has few; an error is one of that file.
    @Test func attributes() {
        let attributes = (0..<100_000).map { " a\($0)='1'" }.joined()
        for (text, name) in [
            ("<html><body><p\(attributes)>Text.</p></body></html>", "a.html"),
            ("<html><body><p\(attributes)>Text.</p></body></html>", "a.xhtml"),
            ("<tmx><tu\(attributes)><tuv lang='de'><seg>a</seg></tuv></tu></tmx>", "a.tmx"),
            ("<xliff version='1.2'><file source-language='de'\(attributes)/></xliff>", "a.xlf"),
        ] {
            let complaint = Samples.complaint(Array(text.utf8), name, maximumSize: 8 << 20)
            #expect(complaint.contains("hundreds of attributes"), "\(name): \(complaint.prefix(200))")
        }
        for (entry, name) in [("word/document.xml", "a.docx"), ("content.xml", "a.odt")] {
            let bytes = TestZip.bytes([TestZip.Entry(entry, "<x\(attributes)/>")])
            let complaint = Samples.complaint(bytes, name, maximumSize: 8 << 20)
            #expect(complaint.contains("hundreds of attributes"), "\(name): \(complaint.prefix(200))")
        }
    }

    /// Tags that do not end, front matter that does not, lines of marks: what is no markup is text.
    @Test func textThatLooksLikeMarkup() throws {
        let cue = "1\n00:00:01,000 --> 00:00:02,000\n"
        let tags = try Samples.text(cue + String(repeating: "<b ", count: 20_000) + "\n", "a.srt")
        #expect(tags == String(repeating: "<b ", count: 20_000).dropLast() + "\n")
        let mixed = try Samples.text(cue + "<b><i x=\"<\">one</i> <u <b>two</b> 3 < 4\n", "a.srt")
        #expect(mixed == "<i x=\"<\">one <u two 3 < 4\n")
        let front = try Samples.text("---\n" + String(repeating: "key: value\n", count: 50_000), "a.md")
        #expect(front.utf16.count > 500_000)
        for end in ["\n", "\r\n"] {
            let text = ["---", "key: value", "---  ", "Text."].joined(separator: end)
            #expect(try Samples.text(text, "a.md") == "Text.\n")
        }
        #expect(try Samples.text("---\nkey: value\n--- no\nText.\n", "a.md").contains("value"))
        let box = try Samples.text("::: [" + String(repeating: "]{", count: 20_000) + "\n\nText.\n", "a.md")
        #expect(box.hasSuffix("Text.\n"))
        let heading = try Samples.text("# One" + String(repeating: " \t", count: 20_000) + "two {#id .x}\n", "a.md")
        #expect(heading == "One two\n")
        let aside = "<a" + String(repeating: " markdown=x markdown=1", count: 5000) + "> b >\n\nText.\n"
        #expect(try Samples.text(aside, "a.md").hasSuffix("Text.\n"))
    }

    /// ICU holds each part of a tag against those before it.
    @Test func longTags() throws {
        #expect(LanguageTag("de-abcde-abcdf")?.language == "de")
        let long = "de" + String(repeating: "-abcde", count: 20_000)
        #expect(LanguageTag(long) == nil)
        let fields = "{\"\(long)\":\"no\",\"text\":\"Ja.\"}\n"
        #expect(try Samples.text(fields, "a.jsonl") == "Ja.\n")
    }

    /// A book's list of what is encrypted may be as long as the book.
    @Test func longLists() throws {
        let list = (0..<2000).map { "<CipherReference URI=\"font\($0).ttf\"/>" }.joined()
        let chapters = (0..<2000).map { (name: "c\($0).xhtml", text: "<p>\($0)</p>") }
        let book = Samples.book(
            chapters.map { ($0.name, $0.text) }, more: [TestZip.Entry("META-INF/encryption.xml", "<x>\(list)</x>")])
        #expect(try Samples.read(book, "a.epub", maximumSize: 8 << 20).text.string.hasSuffix("1999\n"))
    }

    @Test(arguments: [bomb, external]) func entities(_ type: String) {
        let memory = Array("\(type)<tmx><tu><tuv lang='de'><seg>&c;</seg></tuv></tu></tmx>".utf8)
        let container = TestZip.bytes([TestZip.Entry("META-INF/container.xml", "\(type)<x>&c;</x>")])
        let word = TestZip.bytes([TestZip.Entry("word/document.xml", "\(type)<x>&c;</x>")])
        let text = TestZip.bytes([TestZip.Entry("content.xml", "\(type)<x>&c;</x>")])
        let book = Samples.book([("a.xhtml", "\(type)<html><body>&c;</body></html>")])
        for (bytes, name) in [
            (memory, "a.tmx"), (memory, "a.xliff"), (container, "a.epub"), (word, "a.docx"), (text, "a.odt"),
            (book, "a.epub"),
        ] {
            let complaint = Samples.complaint(bytes, name)
            #expect(complaint.contains("declares an"), "\(name): \(complaint)")
        }
        // A browser knows no entities of a page's own; neither is anything read from elsewhere.
        let page = Samples.complaint(Array("\(type)<html><body>Text &c;</body></html>".utf8), "a.html")
        #expect(page.hasPrefix("read: ") && page.count < 200 && !page.contains("root:"))
    }

    @Test func namesThatLeadOut() {
        let bytes = TestZip.bytes([TestZip.Entry("word/document.xml", "<a/>"), TestZip.Entry("../../x", "y")])
        for suffix in ["docx", "odt", "epub"] {
            #expect(Samples.complaint(bytes, "a.\(suffix)").contains("leads out of the archive, '../../x'"))
        }
    }

    @Test func garbageUnderEverySuffix() {
        var random = SplitMix64(seed: 4)
        for (suffix, _) in Samples.all {
            for count in [0, 1, 2, 7, 64, 1000] {
                let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
                _ = Samples.complaint(bytes, "a.\(suffix)")
                _ = Samples.complaint(bytes, "a.\(suffix).xz")
            }
        }
    }

    /// Samples with bytes changed at random, and all their beginnings: a text or an error of one line, never a crash.
    @Test func mutated() {
        var random = SplitMix64(seed: 5)
        for (suffix, bytes) in Samples.all {
            for _ in 0..<60 {
                let language = Samples.tags[random.below(Samples.tags.count)]
                _ = Samples.complaint(random.mutated(bytes), "a.\(suffix)", language: language)
            }
            for _ in 0..<20 { _ = Samples.complaint(Array(bytes[..<random.below(bytes.count)]), "a.\(suffix)") }
        }
    }
}
