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
