import Alignment
import Codecs
import ICUText
import Segmentation

@testable import Documents

extension FuzzTarget {
    /// Every kind of text; archives by what is in them too, for no fuzzer makes checksums fit.
    static let documents: [FuzzTarget] =
        [
            "txt", "srt", "vtt", "ass", "html", "md", "tmx", "xliff", "po", "jsonl", "usfm", "osis", "usx", "docx",
            "odt",
            "epub",
        ].map { suffix in FuzzTarget(suffix) { read($0, suffix) } }
        + ["gz", "zst", "xz", "bz2"].map { suffix in FuzzTarget(suffix) { read($0, "txt.\(suffix)") } } + [
            FuzzTarget("docx-parts") { bytes in
                let parts = parts(bytes, 2)
                read(StoredZip.bytes([("word/document.xml", parts[0]), ("word/styles.xml", parts[1])]), "docx")
            },
            FuzzTarget("odt-parts") { bytes in
                read(
                    StoredZip.bytes([
                        ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", bytes),
                    ]), "odt")
            },
            FuzzTarget("epub-parts") { bytes in
                let parts = parts(bytes, 3)
                let container =
                    "<container><rootfiles><rootfile full-path=\"a/b.opf\" media-type=\"application/oebps-package+xml\"/>"
                    + "</rootfiles></container>"
                read(
                    StoredZip.bytes([
                        ("META-INF/container.xml", parts[2].isEmpty ? Array(container.utf8) : parts[2]),
                        ("a/b.opf", parts[0]), ("a/c.xhtml", parts[1]),
                    ]), "epub")
            },
            // What a PDF's program answers.
            FuzzTarget("printed") { _ = PrintedPages(String(decoding: $0, as: UTF8.self)).paragraphs() },
            FuzzTarget("srx", mostBytes: 2048) { bytes in
                guard let file = try? SRXFile(path: Scratch.file("rules.srx", bytes)) else { return }
                var catalog = RuleCatalog()
                catalog.ruleFiles = [SRXUse(file)]
                let document = Document(language: english, string: "Mr. Fox, e.g. he. \"Why?\" aaaa aaaa\n\nB. C.")
                guard let tables = try? catalog.tables(for: english), var segmenter = try? Segmenter(tables),
                    let cut = try? tables.cutByRuleFile(segmenter.segment(document))
                else { return }
                let ink = cut.segments.map { cut.text(of: $0) }.joined().filter { !$0.isWhitespace }
                expect(ink == document.text.string.filter { !$0.isWhitespace }, "text is lost")
            },
            FuzzTarget("segment", mostBytes: 1024) { bytes in
                guard let first = bytes.first else { return }
                segment(String(decoding: bytes.dropFirst(), as: UTF8.self), tag: tags[Int(first) % tags.count])
            },
        ]

    static let tags = ["en", "de", "ar", "th", "zh", "ja", "fr", "km", "hi", "he", "ko", "tr"]
    static let catalog = RuleCatalog()
    /// What is known of languages is read once.
    static let aligner: Aligner = {
        var aligner = Aligner()
        aligner.catalog = catalog
        return aligner
    }()

    static func language(_ tag: String) -> LanguageTag {
        guard let language = LanguageTag(tag) else { fatalError("no language \(tag)") }
        return language
    }

    private static let english = language("en")

    private static func read(_ bytes: [UInt8], _ suffix: String) {
        var reader = DocumentReader(allowsEmpty: true, maximumSize: InputSize(bytes: 16 << 20))
        reader.findsLines = true
        _ = try? reader.read(path: Scratch.file("text.en.\(suffix)", bytes), language: english)
    }

    /// Segments stand in order, apart, and hold all that is not white space.
    private static func segment(_ string: String, tag: String) {
        let document = Document(language: language(tag), string: string)
        guard let tables = try? catalog.tables(for: document.language), var segmenter = try? Segmenter(tables) else {
            fatalError("no rules for \(tag)")
        }
        let segmentation = segmenter.segment(document)
        var end = 0
        for segment in segmentation.segments {
            expect(segment.range.lowerBound >= end && !segment.range.isEmpty, "segments overlap")
            expect(!TextBuffer(document.text[end..<segment.range.lowerBound]).containsInk, "text is lost")
            end = segment.range.upperBound
        }
        expect(!TextBuffer(document.text[end..<document.text.count]).containsInk, "the end is lost")
    }
}
