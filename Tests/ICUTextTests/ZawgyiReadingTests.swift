import Testing

@testable import ICUText

/// Burmese of the font Zawgyi.
@Suite struct ZawgyiReadingTests {
    private static let texts = [
        ("ျမန္မာႏိုင္ငံ", "မြန်မာနိုင်ငံ"), ("ေရာဂါ ၁၄%", "ရောဂါ ၁၄%"),
        ("ျပည္သူမ်ားက ေျပာသည္။", "ပြည်သူများက ပြောသည်။"),
        (
            " လူေပါင္း ၈၂၀၀၀၀ေက်ာ္သည္ ႏိုင္ငံတြင္း ေရာဂါကူးစက္ခံရေၾကာင္း က်န္းမာေရးတာဝန္ရွိသူမ်ားက ေျပာသည္",
            " လူပေါင်း ၈၂၀၀၀၀ကျော်သည် နိုင်ငံတွင်း ရောဂါကူးစက်ခံရကြောင်း ကျန်းမာရေးတာဝန်ရှိသူများက ပြောသည်"
        ), ("BBC က \u{1F600} ေျပာသည္", "BBC က \u{1F600} ပြောသည်"),
    ]

    @Test(arguments: texts) func isReadAsUnicodeHasIt(_ zawgyi: String, _ burmese: String) throws {
        let reading = try #require(ZawgyiReading(zawgyi))
        #expect(reading.text == burmese)
        // Every code unit is in one piece, and pieces are syllables.
        var end = 0
        for piece in reading.pieces {
            #expect(piece.range.lowerBound == end && !piece.range.isEmpty)
            end = piece.range.upperBound
        }
        #expect(end == zawgyi.utf16.count && reading.pieces.count >= zawgyi.count / 3)
    }

    /// Unicode's Burmese, Shan, Mon, Pali, a slip in a long text, and what has no Burmese at all.
    @Test(
        arguments: texts.map(\.1) + [
            "ၵႂၢမ်းတႆး", "ဘာသာမန်", "ဗုဒ္ဓံ သရဏံ ဂစ္ဆာမိ", "áẞ", "",
            String(repeating: "ပြည်သူများက ပြောသည်။ ", count: 5) + "ေ",
        ]) func otherTextsAreAsTheyAre(_ text: String)
    {
        #expect(ZawgyiReading(text) == nil)
        #expect(ComposedText(text).text == text.canonicallyComposed)
    }

    @Test(arguments: texts) func wordsAndBytesHaveTheirPlaces(_ zawgyi: String, _ burmese: String) throws {
        let units = Array(zawgyi.utf16)
        let spans = try WordSpans(of: units, locale: "my").spans
        let known = try WordSpans(of: Array(burmese.utf16), locale: "my").spans
        #expect(spans.count == known.count)
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
        // All but white space is in a word.
        let inside = spans.reduce(into: Set<Int>()) { $0.formUnion($1.range) }
        #expect(units.indices.allSatisfy { inside.contains($0) != (units[$0] == 0x20) })
        let composed = ComposedText(zawgyi)
        #expect(composed.text == burmese.canonicallyComposed)
        #expect(composed.range(ofBytes: 0..<composed.text.utf8.count) == 0..<units.count)
    }

    @Test func noPieceIsLong() throws {
        for unit: UInt16 in [0x1031, 0x1036, 0x1039, 0x1049, 0x107E] {
            let units = [0x1031] + [UInt16](repeating: unit, count: 100) + [0x1039, 0x20, 0x1031, 0x1000, 0x1039, 0x20]
            let reading = try #require(ZawgyiReading(units + [UInt16](repeating: 0x1031, count: 40) + [0x20, 0x1031]))
            #expect(reading.pieces.allSatisfy { $0.range.count <= 32 }, "\(unit)")
        }
    }

    @Test func anySequenceIsSafe() {
        var chance: UInt64 = 7
        let letters: [UInt16] = [
            0x1031, 0x1039, 0x103B, 0x1000, 0x1019, 0x1037, 0x1064, 0x107E, 0x20, 0xD83D, 0xDE00, 0x61,
        ]
        for length in 1..<300 {
            let units = (0..<length).map { _ -> UInt16 in
                chance ^= chance << 13
                chance ^= chance >> 7
                chance ^= chance << 17
                return letters[Int(chance % UInt64(letters.count))]
            }
            let pieces = ZawgyiReading(units)?.pieces ?? []
            #expect(pieces.isEmpty || pieces.reduce(0) { $0 + $1.range.count } == length)
        }
    }
}
