import Documents
import Errors
import Foundation
import ICUText
import TestRandomness
import Testing

@Suite struct LanguageTagTests {
    @Test(
        arguments: [
            ("de", "de"), ("th", "th"), ("nah", "nah"), ("tlh", "tlh"), ("zh-Hant", "zh-Hant"), ("ZH-hans", "zh-Hans"),
            ("pt-br", "pt-BR"), ("de-AT-1996", "de-AT-1996"), ("iw", "he"), ("x-private", "x-private"),
            ("sr-Latn-RS", "sr-Latn-RS"),
        ])
    func accepted(_ tag: String, _ canonical: String) throws {
        let language = try #require(LanguageTag(tag))
        #expect(language.tag == tag)
        #expect(language.description == tag)
        #expect(language.canonical == canonical)
    }

    @Test(
        arguments: [
            "", " ", "-", "d", "xx", "qq", "und", "german", "de-", "-de", "de--AT", "de DE", "d e", "de.txt",
            "dé", "ไทย",
            "de\u{0}", "de\u{0}-AT", "12", "a/b", "zh-Hant-Hans-", "abcd", "x-", "de-toolongsubtag",
        ])
    func rejected(_ tag: String) {
        #expect(LanguageTag(tag) == nil)
    }

    @Test func parts() throws {
        let tag = try #require(LanguageTag("zh-Hant"))
        #expect(tag.language == "zh")
        #expect(tag.localeIdentifier == "zh_Hant")
    }

    @Test func comparedInCanonicalForm() throws {
        let lower = try #require(LanguageTag("pt-br"))
        #expect(try lower == #require(LanguageTag("pt-BR")))
        #expect(try lower.hashValue == #require(LanguageTag("PT-BR")).hashValue)
        #expect(try lower != #require(LanguageTag("pt")))
        #expect(try #require(LanguageTag("zh-Hant")) != #require(LanguageTag("zh-Hans")))
    }
}

@Suite struct TextDecoderTests {
    static func decoded(
        _ bytes: [UInt8], encoding: String? = nil, lossy: Bool = false
    ) throws(DocumentError) -> String {
        let decoder = TextDecoder(encoding: encoding, isLossy: lossy)
        let result: Result<TextBuffer, DocumentError> = bytes.withUnsafeBytes { raw in
            Result { () throws(DocumentError) in try decoder.decode(raw, path: "a.txt") }
        }
        return try result.get().string
    }

    static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return bigEndian ? pair.reversed() : pair
        }
    }

    @Test func byteOrderMarks() throws {
        let text = "Füße กา 😀\r\n"
        #expect(try Self.decoded(Array(text.utf8)) == text)
        #expect(try Self.decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == text)
        #expect(try Self.decoded([0xFF, 0xFE] + Self.utf16(text, bigEndian: false)) == text)
        #expect(try Self.decoded([0xFE, 0xFF] + Self.utf16(text, bigEndian: true)) == text)
        // The mark alone is no text; a second one is.
        #expect(try Self.decoded([0xEF, 0xBB, 0xBF]) == "")
        #expect(try Self.decoded([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF]) == "\u{FEFF}")
    }

    @Test func namedEncodings() throws {
        let text = "Füße กา 😀"
        #expect(try Self.decoded(Self.utf16(text, bigEndian: false), encoding: "utf-16le") == text)
        for name in ["utf-16", "UTF-16LE", "utf-16le", "utf16"] {
            #expect(try Self.decoded([0xFF, 0xFE] + Self.utf16(text, bigEndian: false), encoding: name) == text)
        }
        #expect(try Self.decoded([0xFE, 0xFF] + Self.utf16(text, bigEndian: true), encoding: "utf-16") == text)
        #expect(try Self.decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8), encoding: "utf-8") == text)
        #expect(try Self.decoded([0xA1, 0xD2], encoding: "tis-620") == "กา")
        // In an encoding of one byte the mark's bytes are letters.
        #expect(try Self.decoded([0xEF, 0xBB, 0xBF, 0x61], encoding: "iso-8859-1") == "ï»¿a")
        let utf32: [UInt8] = [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0x62, 0, 0, 0]
        #expect(try Self.decoded(utf32, encoding: "utf-32") == "ab")
        for name in ["", "klingon", "utf-8x", "u"] {
            #expect(throws: DocumentError.unknownEncoding(path: "a.txt", encoding: name)) {
                try Self.decoded([0xEF, 0xBB, 0xBF, 0x61], encoding: name)
            }
        }
    }

    @Test func undecodableBytesAreNamed() {
        #expect(throws: DocumentError.undecodable(path: "a.txt", encoding: "UTF-8", byteOffset: 5, line: 3)) {
            try Self.decoded(Array("a\nb\nc".utf8) + [0xFF])
        }
        #expect(throws: DocumentError.undecodable(path: "a.txt", encoding: "UTF-8", byteOffset: 4, line: 1)) {
            try Self.decoded([0xEF, 0xBB, 0xBF, 0x61, 0xE4, 0x62])
        }
        // Lines end at CR LF and at CR alone too.
        #expect(throws: DocumentError.undecodable(path: "a.txt", encoding: "UTF-8", byteOffset: 6, line: 3)) {
            try Self.decoded(Array("a\r\nb\rc".utf8) + [0xFF])
        }
        // In UTF-16 a byte 0A is no line end: ਅ is U+0A05.
        let text = Self.utf16("ਅਅ\nਅ", bigEndian: false)
        #expect(throws: DocumentError.undecodable(path: "a.txt", encoding: "UTF-16LE", byteOffset: 10, line: 2)) {
            try Self.decoded([0xFF, 0xFE] + text + [0x3D, 0xD8, 0x61, 0x00])
        }
        #expect(
            DocumentError.undecodable(path: "a.txt", encoding: "UTF-8", byteOffset: 5, line: 3).description
                .hasPrefix("a.txt:3: byte 5 is not UTF-8"))
    }

    @Test func lossy() throws {
        #expect(try Self.decoded(Array("a\n".utf8) + [0xFF, 0x62], lossy: true) == "a\n\u{FFFD}b")
        #expect(try Self.decoded([0xFF, 0xFE, 0x61, 0x00, 0x62], lossy: true) == "a\u{FFFD}")
    }

    @Test func binaries() throws {
        let zeros = [UInt8](repeating: 0, count: 4096)
        #expect(throws: DocumentError.binary(path: "a.txt", nulBytes: 4096)) { try Self.decoded(zeros) }
        #expect(throws: DocumentError.binary(path: "a.txt", nulBytes: 1)) { try Self.decoded([0]) }
        // UTF-16 without its mark.
        #expect(throws: DocumentError.binary(path: "a.txt", nulBytes: 10)) {
            try Self.decoded(Self.utf16("ten letter", bigEndian: false))
        }
        // A stray one stays.
        let text = "Zwölf\u{0} Boxkämpfer jagen Viktor"
        #expect(try Self.decoded(Array(text.utf8)) == text)
    }

    @Test func nothingIsNormalized() throws {
        let text = "e\u{301}\r\n\r\u{85}\u{2028}\u{202E}\u{FEFF}\t\u{C}x"
        let decoded = try Self.decoded(Array(text.utf8))
        #expect(Array(decoded.utf16) == Array(text.utf16))
    }

    @Test func anyBytesDecodeOrAreAnError() {
        for seed in 0..<3000 {
            var random = RandomText(seed: UInt64(seed))
            var bytes = random.bytes(count: random.below(80))
            let marks: [[UInt8]] = [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
            bytes = marks[seed % 4] + bytes
            let names = [
                nil, "utf-8", "utf-16", "tis-620", "windows-1256", "gb18030", "iso-2022-jp", "utf-7", "hz", "scsu",
            ]
            let name = names[random.below(names.count)]
            let strict = Result { () throws(DocumentError) in try Self.decoded(bytes, encoding: name) }
            let lossy = Result { () throws(DocumentError) in try Self.decoded(bytes, encoding: name, lossy: true) }
            switch strict {
            case .success(let text):
                #expect((try? lossy.get()) == text, "seed \(seed)")
            case .failure(.undecodable(_, _, let offset, let line)):
                #expect((0..<bytes.count).contains(offset), "seed \(seed): byte \(offset) of \(bytes.count)")
                #expect(line >= 1 && line <= offset + 1, "seed \(seed)")
            case .failure(.binary):
                break
            case .failure(let error):
                Issue.record("seed \(seed): \(error)")
            }
        }
    }
}

@Suite struct DocumentReaderTests {
    /// A folder of its own for each test, removed at its end.
    static func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hexapla-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test func errors() throws {
        let german = try #require(LanguageTag("de"))
        try Self.inFolder { folder in
            let missing = "\(folder)/missing.txt"
            #expect(throws: DocumentError.noSuchFile(path: missing)) {
                try DocumentReader().read(path: missing, language: german)
            }
            #expect(throws: DocumentError.noSuchFile(path: "")) {
                try DocumentReader().read(path: "", language: german)
            }
            #expect(throws: DocumentError.notAFile(path: folder)) {
                try DocumentReader().read(path: folder, language: german)
            }
            for (name, content) in [
                ("empty.txt", ""), ("blank.txt", " \r\n\t\u{3000}\u{2028}"), ("mark.txt", "\u{FEFF}"),
            ] {
                let path = "\(folder)/\(name)"
                try Data(content.utf8).write(to: URL(fileURLWithPath: path))
                #expect(throws: DocumentError.empty(path: path)) {
                    try DocumentReader().read(path: path, language: german)
                }
                let document = try DocumentReader(allowsEmpty: true).read(path: path, language: german)
                #expect(!document.text.containsInk)
            }
            let below = "\(folder)/empty.txt/below.txt"
            #expect(throws: DocumentError.unreadable(path: below, reason: "not a directory")) {
                try DocumentReader().read(path: below, language: german)
            }
        }
    }

    @Test func noPermission() throws {
        // root may read everything.
        guard getuid() != 0 else { return }
        try Self.inFolder { folder in
            let path = "\(folder)/secret.txt"
            try Data("x".utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
            #expect(throws: DocumentError.unreadable(path: path, reason: "permission denied")) {
                try DocumentReader().read(path: path, language: try #require(LanguageTag("de")))
            }
        }
    }

    @Test func readsWhatIsThere() throws {
        try Self.inFolder { folder in
            let path = "\(folder)/a.txt"
            // Longer than one read.
            let text = String(repeating: "Zeile mit Umlaut ä\r\n", count: 10_000)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let document = try DocumentReader().read(path: path, language: try #require(LanguageTag("de")))
            #expect(document.text.string == text)
            #expect(document.name == path)
            let lossy = DocumentReader(decoder: TextDecoder(encoding: "us-ascii", isLossy: true))
            #expect(try lossy.read(path: path, language: document.language).text.string.contains("\u{FFFD}"))
        }
    }

    @Test func everyErrorIsOneLine() {
        let errors: [DocumentError] = [
            .noSuchFile(path: "p"), .notAFile(path: "p"), .unreadable(path: "p", reason: "r"), .empty(path: "p"),
            .unknownEncoding(path: "p", encoding: "e"), .undecodable(path: "p", encoding: "e", byteOffset: 1, line: 2),
            .binary(path: "p", nulBytes: 3),
        ]
        for error in errors {
            #expect(error.description.hasPrefix("p:"))
            #expect(!error.description.contains("\n"))
        }
    }
}
