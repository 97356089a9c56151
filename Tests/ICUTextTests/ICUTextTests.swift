import ICUText
import TestRandomness
import Testing

@Suite struct CharacterClassTests {
    static let classes: [(CharacterClass, String)] = [
        (.space, " \t\n\r\u{B}\u{C}\u{85}\u{A0}\u{2003}\u{2028}\u{2029}\u{3000}"),
        (.lower, "aßéжωɐ"),
        (.upper, "AÉЖΩǅ"),
        (.letter, "กأא中あアㄱह𠀀"),
        (.digit, "09٣๓३𝟗"),
        (.mark, "\u{301}\u{64E}\u{E31}\u{93E}\u{20DD}\u{AD}"),
        (.terminator, "?!。؟।‼⁇។៕។！？۔"),
        (.dot, ".…․．"),
        (.openingMark, "([{「『（„‚"),
        (.closingMark, ")]}」』）"),
        (.neutralQuote, "\"'«»‘’“”‹›‟"),
        (.pause, ",:–—、，：؍"),
        (.symbol, "+€©^|№😀"),
        (.control, "\u{0}\u{7F}\u{200E}\u{202E}\u{2066}\u{200D}"),
        (.other, "•%&§/\u{E000}\u{FFFF}"),
    ]

    @Test(arguments: classes) func spotChecks(_ kind: CharacterClass, _ characters: String) {
        for scalar in characters.unicodeScalars {
            #expect(CharacterClass.of(scalar.value) == kind, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test func wordly() {
        #expect("aAก9\u{301}".unicodeScalars.allSatisfy { CharacterClass.of($0.value).isWordly })
        #expect(!". \u{0}€|(".unicodeScalars.contains { CharacterClass.of($0.value).isWordly })
        #expect(CharacterClass.of(0x61).isLetter)
        #expect(!CharacterClass.of(0x39).isLetter)
        // Half of a pair is no character.
        #expect(CharacterClass.of(0xD83D) == .control)
    }

    @Test func scalars() {
        #expect(Scalars.decimalDigit(0x0667) == 7)
        #expect(Scalars.decimalDigit(0x61) == nil)
        #expect(Scalars.lowercase(0xC4) == 0xE4)
        #expect(Scalars.isWide(0x4E2D))
        #expect(!Scalars.isWide(0x61))
        #expect(Scalars.script(0x0E01) == "Thai")
        #expect(Scalars.script(0x2E) == "Zyyy")
        #expect(Scalars.isLatin(0xE9))
        #expect(!Scalars.isLatin(0x0436))
    }
}

@Suite struct ConverterTests {
    static func decoded(_ bytes: [UInt8], _ encoding: String, lossy: Bool = false) throws -> String {
        let units = try bytes.withUnsafeBytes { raw in
            Result { try Converter.decode(raw, encoding: encoding, lossy: lossy) }
        }.get()
        return String(decoding: units, as: UTF16.self)
    }

    @Test func encodings() throws {
        #expect(try Self.decoded([0xA1, 0xD2], "tis-620") == "กา")
        #expect(try Self.decoded([0xE3, 0xD1, 0xCD, 0xC8, 0xC7], "windows-1256") == "مرحبا")
        #expect(try Self.decoded([0x46, 0xFC, 0xDF, 0x65], "iso-8859-1") == "Füße")
        #expect(try Self.decoded([0x3D, 0xD8, 0x00, 0xDE], "UTF-16LE") == "😀")
        #expect(try Self.decoded([0xD8, 0x3D, 0xDE, 0x00], "UTF-16BE") == "😀")
        #expect(try Self.decoded([0x82, 0xA0], "shift_jis") == "あ")
        #expect(try Self.decoded([0xD6, 0xD0], "gb18030") == "中")
        #expect(try Self.decoded([], "utf-8") == "")
    }

    @Test func failures() {
        #expect(throws: Converter.Failure.unknownEncoding) { try Self.decoded([0x61], "klingon-8") }
        #expect(throws: Converter.Failure.undecodable(byteOffset: 2)) {
            try Self.decoded([0x61, 0x62, 0xFF, 0x63], "utf-8")
        }
        #expect(throws: Converter.Failure.undecodable(byteOffset: 1)) { try Self.decoded([0x61, 0xE0, 0xB8], "utf-8") }
        // A lone surrogate, as three bytes and as a unit; an odd byte at the end.
        #expect(throws: Converter.Failure.undecodable(byteOffset: 0)) { try Self.decoded([0xED, 0xA0, 0x80], "utf-8") }
        #expect(throws: Converter.Failure.undecodable(byteOffset: 2)) {
            try Self.decoded([0x61, 0x00, 0x3D, 0xD8, 0x62, 0x00], "UTF-16LE")
        }
        #expect(throws: Converter.Failure.undecodable(byteOffset: 2)) {
            try Self.decoded([0x61, 0x00, 0x62], "UTF-16LE")
        }
    }

    @Test func lossy() throws {
        #expect(try Self.decoded([0x61, 0xFF, 0x62], "utf-8", lossy: true) == "a\u{FFFD}b")
        let units = try [UInt8]([0x61, 0x00, 0x3D, 0xD8, 0x62, 0x00]).withUnsafeBytes { raw in
            Result { try Converter.decode(raw, encoding: "UTF-16LE", lossy: true) }
        }.get()
        #expect(units == [0x61, 0xFFFD, 0x62])
    }

    @Test func longerThanOnePiece() throws {
        // The converter fills 65536 units at a time: a pair may fall on the edge.
        for before in 65_533...65_538 {
            let text = String(repeating: "a", count: before) + "😀é" + String(repeating: "ก", count: 70_000)
            #expect(try Self.decoded(Array(text.utf8), "utf-8") == text)
        }
        let bad = Array(repeating: UInt8(0x61), count: 200_000) + [0xFF]
        #expect(throws: Converter.Failure.undecodable(byteOffset: 200_000)) { try Self.decoded(bad, "utf-8") }
    }
}

@Suite struct IteratorAndTransliteratorTests {
    @Test func boundaries() throws {
        var sentences = try BreakIterator(.sentences, locale: "de")
        #expect(sentences.boundaries(in: Array("Eins. Zwei. ".utf16)) == [6, 12])
        #expect(sentences.boundaries(in: []) == [])
        #expect(sentences.boundaries(in: Array("x".utf16)) == [1])
        var words = try BreakIterator(.words, locale: "th")
        var found: [(Int, WordStatus)] = []
        Array("กินข้าว 12!".utf16).withUnsafeBufferPointer { text in
            words.forEachBoundary(in: text) { found.append(($0, $1)) }
        }
        #expect(found.map(\.0) == [3, 7, 8, 10, 11])
        #expect(found.map(\.1) == [.word, .word, .other, .number, .other])
    }

    @Test func unknownLocalesFallBack() throws {
        for locale in ["", "nah", "x_private", "zh_Hant", "qqq_Zzzz"] {
            var words = try BreakIterator(.words, locale: locale)
            #expect(words.boundaries(in: Array("a b".utf16)) == [1, 2, 3])
        }
    }

    @Test func transliteration() throws {
        let latin = try Transliterator("Any-Latin; Latin-ASCII; Lower")
        #expect(String(decoding: latin.apply(Array("Москва".utf16)), as: UTF16.self) == "moskva")
        #expect(latin.apply([]) == [])
        // Longer than what went in.
        let name = try Transliterator("Any-Name")
        let long = String(decoding: name.apply(Array("กข".utf16)), as: UTF16.self)
        #expect(long == "\\N{THAI CHARACTER KO KAI}\\N{THAI CHARACTER KHO KHAI}")
        #expect(throws: ICUError.self) { _ = try Transliterator("No-Such") }
        do {
            _ = try Transliterator("No-Such")
        } catch {
            #expect(error.description.contains("No-Such"))
        }
    }

    @Test func folding() {
        func fold(_ text: String) -> String { String(decoding: foldedForMatching(Array(text.utf16)), as: UTF16.self) }
        #expect(fold("Straße ＡＢ\u{AD}C é") == fold("STRASSE ab c é".replacing("b c", with: "bc")))
        #expect(fold("ﷺ").utf16.count == 18)
        #expect(fold(String(repeating: "ﷺ", count: 50)).utf16.count == 900)
        #expect(fold("") == "")
    }

    @Test func names() {
        #expect(LocaleData.countryName("JP", in: "de") == "Japan")
        #expect(LocaleData.countryName("JP", in: "ar") == "اليابان")
        #expect(LocaleData.countryName("JP", in: "nah") == nil)
        #expect(LocaleData.languageName("de", in: "th") == "เยอรมัน")
        #expect(LocaleData.currencyName("EUR", plural: false, in: "de") == "Euro")
        #expect(LocaleData.calendarNames(.month, in: "de").first == "Januar")
        #expect(LocaleData.calendarNames(.weekday, in: "en")[1] == "Sunday")
        #expect(LocaleData.countryCodes.contains("TH"))
        #expect(LocaleData.languageCodes.contains("th"))
    }
}

@Suite struct StringFromUnitsTests {
    @Test func agreesWithTheStandardLibrary() {
        for seed in 0..<300 {
            var random = RandomText(seed: UInt64(seed))
            // Any units, half pairs among them.
            let bytes = random.bytes(count: 2 * random.below(60))
            var units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
            if seed % 2 == 0 { units = units.map { 0xD7F0 &+ $0 % 0x820 } }
            let decoded = units.withUnsafeBufferPointer { String(units: $0) }
            #expect(decoded == String(decoding: units, as: UTF16.self), "seed \(seed)")
            let text = random.scalars(count: 50)
            let again = Array(text.utf16).withUnsafeBufferPointer { String(units: $0) }
            #expect(Array(again.utf8) == Array(text.utf8), "seed \(seed)")
        }
    }
}
