import ICUText
import Testing

/// Lines end where the language lets them, and are of like widths.
@Suite struct LineWrapperTests {
    private func wrap(_ text: String, _ locale: String, _ columns: Int = 42) throws -> [String] {
        var wrapper = try LineWrapper(columns: columns, locale: locale)
        return wrapper.lines(of: text)
    }

    @Test func balancedLines() throws {
        #expect(
            try wrap("Angesichts der Zweifel an einer Annäherung Japans an die NATO", "de") == [
                "Angesichts der Zweifel an einer", "Annäherung Japans an die NATO",
            ])
        #expect(try wrap("  Kurz.\n Und\tgut. ", "de") == ["Kurz. Und gut."])
        #expect(try wrap(" \n", "de") == [])
    }

    @Test func thaiWords() throws {
        let text = "แม้จะมีสัญญาณล่าสุดว่าญี่ปุ่นและมีความสัมพันธ์อันอบอุ่นกัน"
        let lines = try wrap(text, "th", 30)
        #expect(lines.count == 2 && lines.joined() == text)
        // A word of the dictionary is never cut.
        for word in ["สัญญาณ", "ญี่ปุ่น", "ความสัมพันธ์", "อบอุ่น"] {
            #expect(lines.contains { $0.contains(word) }, "\(word)")
        }
        #expect(lines.allSatisfy { LineWrapper.columns(of: $0.unicodeScalars) <= 30 })
    }

    @Test func wideLettersTakeTwoColumns() throws {
        let text = "日本与北约的关系出现了新的迹象，但加入该组织仍然遥远。"
        let lines = try wrap(text, "zh", 30)
        #expect(lines.count == 2 && lines.joined() == text)
        #expect(lines.allSatisfy { $0.count <= 15 })
        // No line begins with a comma or a full stop.
        #expect(lines.allSatisfy { !"，。".contains($0.first ?? "，") })
    }

    @Test func whatCannotBeCutStaysWhole() throws {
        let word = String(repeating: "a", count: 60)
        #expect(try wrap("x \(word) y", "en") == ["x", word, "y"])
        #expect(try wrap("10\u{A0}km", "en", 3) == ["10\u{A0}km"])
    }
}
