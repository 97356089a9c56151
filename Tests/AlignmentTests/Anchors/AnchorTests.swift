import Documents
import ICUText
import Testing

@testable import Alignment

/// From what a user says of places to places in the texts.
@Suite struct AnchorTests {
    private static func document(_ tag: String, _ text: String) throws -> Document {
        Document(language: try #require(LanguageTag(tag)), name: tag, string: text)
    }

    /// The text from the place on, or the error's line.
    private static func found(_ place: Anchor.Place, in text: String, keepsLines: Bool = false) throws -> String {
        let document = try document("de", text)
        let phrases: [String] = if case .words(let phrase) = place { [phrase] } else { [] }
        let finder = PlaceFinder(document, keepsLines: keepsLines, phrases: phrases)
        do {
            let offset = try finder.offset(of: place, name: "a.tsv:2")
            return String(document.text[offset..<document.text.count].prefix { !$0.isNewline })
        } catch {
            return "\(error)"
        }
    }

    @Test func words() throws {
        let text = "Der Hund bellt. Der\r\n  Hund schläft, der Hund ist müde.\n"
        #expect(try Self.found(.words("der Hund"), in: text) == "der Hund ist müde.")
        // White space is as good as other white space.
        #expect(try Self.found(.words(" bellt.  Der Hund "), in: text) == "bellt. Der")
        #expect(
            try Self.found(.words("Der Hund"), in: text) == "a.tsv:2: 'Der Hund' stands 2 times in 'de'; expected once")
        #expect(try Self.found(.words("Katze"), in: text).contains("'Katze' stands 0 times in 'de'"))
        // Overlapping places count, as does one at the very end.
        #expect(try Self.found(.words("aa"), in: "aaa").contains("2 times"))
        #expect(try Self.found(.words("müde."), in: "müde.") == "müde.")
    }

    @Test func codePoints() throws {
        let text = "😀 Eins zwei.\n\nDrei e\u{301}l.\n"
        #expect(try Self.found(.codePoint(0), in: text) == "😀 Eins zwei.")
        // White space, and the middle of a word.
        #expect(try Self.found(.codePoint(1), in: text) == "Eins zwei.")
        #expect(try Self.found(.codePoint(4), in: text) == "Eins zwei.")
        #expect(try Self.found(.codePoint(12), in: text) == "Drei e\u{301}l.")
        #expect(try Self.found(.codePoint(19), in: text).hasPrefix("e\u{301}l"))
        #expect(
            try Self.found(.codePoint(24), in: text) == "a.tsv:2: @24 is beyond the text of 'de'; expected @0 to @23")
        #expect(try Self.found(.codePoint(23), in: text).contains("no text follows @23"))
        // Without spaces between words a place is where it is said, but never inside a character.
        #expect(try Self.found(.codePoint(2), in: "我爱北京") == "北京")
    }

    @Test func lines() throws {
        let text = "Eins.\r\nZwei.\r\n\r\nVier.\rFünf.\n"
        #expect(try Self.found(.line(2), in: text) == "Zwei.")
        #expect(try Self.found(.line(3), in: text) == "Vier.")
        #expect(try Self.found(.line(5), in: text) == "Fünf.")
        #expect(try Self.found(.line(6), in: text) == "a.tsv:2: #6 is beyond the text of 'de'; expected #1 to #5")
        #expect(try Self.found(.line(0), in: text).contains("beyond"))
    }

    @Test func linesAreNotCut() throws {
        let text = "Eins zwei.\n  Drei vier.\n"
        #expect(try Self.found(.words("Drei"), in: text, keepsLines: true) == "Drei vier.")
        #expect(
            try Self.found(.words("vier"), in: text, keepsLines: true)
                == "a.tsv:2: 'vier' stands inside line 2 of 'de'; expected a line's beginning, for lines are never cut")
    }

    // MARK: Order

    private static func order(_ offsets: [[Int?]]) throws -> [[Int?]] {
        let languages = try ["ar", "de", "th"].map { try #require(LanguageTag($0)) }
        let found = offsets.enumerated().map { (offsets: $1, name: "anchor \($0 + 1)") }
        return try AnchorOrder(found, languages: languages).offsets
    }

    @Test func orderRisesInEveryVersion() throws {
        let order = try Self.order([[30, 40, nil], [nil, 10, 5], [20, nil, 7]])
        #expect(order == [[nil, 10, 5], [20, nil, 7], [30, 40, nil]])
        // Those that share a place are one.
        #expect(try Self.order([[1, 2, nil], [nil, 2, 3]]) == [[1, 2, 3]])
    }

    @Test func crossing() {
        func complaint(_ offsets: [[Int?]]) -> String {
            do { return "\(try Self.order(offsets))" } catch { return "\(error)" }
        }
        #expect(
            complaint([[1, 9, nil], [5, 3, nil]]).hasPrefix("anchor 2: crosses anchor 1: 'ar' has them in one order"))
        #expect(
            complaint([[1, 2, nil], [1, 3, nil]]).contains("stands at one place with anchor 1 in 'ar', but not in 'de'")
        )
        // No two of them cross, all three do.
        #expect(complaint([[1, 9, nil], [nil, 3, 8], [5, nil, 2]]).contains("in no order"))
    }

    // MARK: Numbering

    /// The lines of the first text that are anchors.
    private static func numbered(_ texts: String...) throws -> [String] {
        let tags = ["ar", "de", "th"]
        let documents = try texts.enumerated().map { try document(tags[$0], $1) }
        return Numbering.offsets(documents).map { places in
            let text = documents[0].text
            return String(text[(places[0] ?? 0)..<text.count].prefix { !$0.isNewline })
        }
    }

    @Test func versesAndSections() throws {
        #expect(try Self.numbered("3:16 a\n3:17 b\n4:1 c", "3:16 x\n3:17 y\n4:1 z\n") == ["3:16 a", "3:17 b", "4:1 c"])
        #expect(try Self.numbered("باسم ﴿١﴾\nالحمد ﴿٢﴾\nالرحمن ﴿٣﴾", "[1] x\n[2] y\n[3] z").count == 3)
        #expect(try Self.numbered("12 In\n13 And\n14 So", "12. Am\n13. Und\n14. So").count == 3)
        #expect(try Self.numbered("1 A\n1.1 B\n1.2 C\n2 D", "1 X\n1.1 X\n1.2 X\n2 X").count == 4)
        #expect(try Self.numbered("§ 5 A\n§ 6 B\n§ 7 C", "§5 X\n§6 Y\n§7 Z").count == 3)
    }

    @Test func chapters() throws {
        let english = "Chapter 1\n1 a\n2 b\nChapter 2\n1 c\n2 d\n"
        #expect(try Self.numbered(english, "Kapitel 1\n1 a\n2 b\nKapitel 2\n1 c\n2 d\n").count == 6)
        // One verse fewer: the chapters still count, where there are enough.
        #expect(try Self.numbered(english, "Kapitel 1\n1 a\n2 b\nKapitel 2\n1 c\n").isEmpty)
        #expect(
            try Self.numbered("Chapter I\na\nChapter II: B\nb\nChapter III\nc", "第一章\na\n第二章 名\nb\n第三章\nc").count == 3)
        #expect(try Self.numbered("บทที่ 1\nก\nบทที่ 2\nข\nบทที่ 3\nค", "الفصل ١\nا\nالفصل ٢\nب\nالفصل ٣\nج").count == 3)
    }

    @Test func numbersThatDoNotAgreeAreNothing() throws {
        #expect(try Self.numbered("1 a\n2 b\n3 c", "1 a\n2 b\n4 c").isEmpty)
        #expect(try Self.numbered("1 a\n2 b\n3 c", "1 a\n2 b\n3 c\n4 d").isEmpty)
        #expect(try Self.numbered("1 a\n3 b\n2 c", "1 a\n3 b\n2 c").isEmpty)
        #expect(try Self.numbered("1 a\n2 b", "1 a\n2 b").isEmpty)
        #expect(try Self.numbered("1 a\n2 b\n3 c", "1 a\n2 b\n3 c", "a\nb\nc").isEmpty)
        // Prices, years and times are no verses.
        #expect(try Self.numbered("5,000 men\n12% more\n1st\n2020–21", "5,000 Mann\n12% mehr\n1st\n2020–21").isEmpty)
    }
}
