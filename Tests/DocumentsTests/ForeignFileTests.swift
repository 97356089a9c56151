import Documents
import ICUText
import TestFiles
import Testing

/// Files that are something else than their name says are refused by that name, and before anything is decoded.
@Suite struct ForeignFileTests {
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static func utf16(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, UInt8(0)] } }

    private static let kinds: [(bytes: [UInt8], kind: String)] = [
        (Array("%PDF-1.7\n".utf8), "a PDF file"),
        (Array("{\\rtf1\\ansi Text.}".utf8), "an RTF document"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a picture (PNG)"),
        ([0xFF, 0xD8, 0xFF, 0xE0], "a picture (JPEG)"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("PK\u{3}\u{4}xyz".utf8), "a zip archive"),
        (Array("GIF89a".utf8) + [0x10, 0, 0x10, 0, 0x80, 0, 0, 0x3B], "a picture (GIF)"),
        ([0, 0, 0, 0x20] + Array("ftypisom".utf8), "a film (MP4)"),
        (Array("RIFF\u{1}\u{1}\u{1}\u{1}WAVE".utf8), "a sound (WAV)"),
        (compound + utf16("WordDocument"), "an old Word document"),
        (compound, "an old Office file"),
        (compound + [0] + utf16("EncryptedPackage"), "an Office document behind a password"),
    ]

    @Test(arguments: kinds.indices)
    func asText(_ index: Int) {
        let (bytes, kind) = Self.kinds[index]
        for name in ["a.txt", "a", "a.md", "a.html", "a.srt", "a.jsonl"] {
            let line = Samples.complaint(bytes, name)
            #expect(line.contains("is \(kind)") && line.contains("expected a text"), "\(name): \(line)")
        }
    }

    @Test func asDocuments() {
        #expect(
            Samples.complaint(Self.compound + Self.utf16("WordDocument"), "a.docx").contains("an old Word document"))
        #expect(
            Samples.complaint(Self.compound + Self.utf16("EncryptedPackage"), "a.docx").contains("behind a password"))
        #expect(Samples.complaint(Array("%PDF-1.4".utf8), "a.epub").contains("a PDF file"))
        let entries = [
            TestZip.Entry("content.xml", "\u{1}\u{2}"),
            TestZip.Entry(
                "META-INF/manifest.xml",
                "<manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>"),
        ]
        #expect(Samples.complaint(TestZip.bytes(entries), "a.odt").contains("behind a password"))
    }

    /// What only speaks of such files is a text.
    @Test(arguments: [
        "PDF-1.7 is a version.", "%PDF is how such files begin.", "ID3 tags", "MZ", "PK", "{\\r}", "RIFF",
        "The new WAVE of music", "GIF89a is a format for pictures.", "Gruftyps",
    ])
    func textsAboutThem(_ text: String) throws {
        #expect(try Samples.read(Array(text.utf8), "a.txt").text.string == text)
    }

    @Test func textOf32Bits() throws {
        let units = Array("Ä😀".unicodeScalars.map(\.value))
        func bytes(_ shifts: [UInt32]) -> [UInt8] {
            units.flatMap { unit in shifts.map { UInt8(truncatingIfNeeded: unit >> $0) } }
        }
        let little: [UInt8] = [0xFF, 0xFE, 0, 0] + bytes([0, 8, 16, 24])
        let big: [UInt8] = [0, 0, 0xFE, 0xFF] + bytes([24, 16, 8, 0])
        #expect(try Samples.read(little, "a.txt").text.string == "Ä😀")
        #expect(try Samples.read(big, "a.txt").text.string == "Ä😀")
    }
}
