import ICUText
import TestRandomness
import Testing

@Suite struct TextBufferTests {
    /// For every unit: how many scalars begin before it, counted one by one.
    private static func naive(_ text: String) -> [Int] {
        var points: [Int] = []
        var count = 0
        for scalar in text.unicodeScalars {
            points.append(count)
            count += 1
            if scalar.value > 0xFFFF { points.append(count) }
        }
        return points + [count]
    }

    static func expectOffsets(_ text: String, _ comment: Comment) {
        let buffer = TextBuffer(text)
        let expected = naive(text)
        #expect(buffer.count == expected.count - 1, comment)
        let wrong = expected.indices.first { buffer.codePointOffset(ofUnit: $0) != expected[$0] }
        #expect(wrong == nil, comment)
        var unit = 0
        for (number, scalar) in text.unicodeScalars.enumerated() {
            if buffer.unitOffset(ofCodePoint: number) != unit {
                Issue.record(
                    "\(comment): code point \(number) at \(buffer.unitOffset(ofCodePoint: number)), not \(unit)")
                return
            }
            let found = buffer.scalar(atUnit: unit)
            if found.value != scalar.value { Issue.record("\(comment): scalar \(found.value) at \(unit)") }
            unit += found.width
        }
        #expect(buffer.unitOffset(ofCodePoint: expected[expected.count - 1]) == buffer.count, comment)
        #expect(Array(buffer.string.utf16) == Array(text.utf16), comment)
    }

    @Test func offsetsAgreeWithACount() {
        for seed in 0..<60 {
            var random = RandomText(seed: UInt64(seed))
            Self.expectOffsets(random.scalars(count: random.below(900)), "seed \(seed)")
        }
    }

    @Test func pairsAcrossEveryBlockEdge() {
        // The index has an entry every 256 units: let pairs stand on both sides of its edges and across them.
        for shift in 0..<4 {
            for length in [0, 1, 127, 128, 129, 255, 256, 257, 600] {
                let text = String(repeating: "a", count: shift) + String(repeating: "😀", count: length) + "z"
                Self.expectOffsets(text, "\(shift) letters, \(length) pairs")
            }
        }
        for length in [255, 256, 257, 511, 512, 513] {
            Self.expectOffsets(String(repeating: "a", count: length) + "😀", "a pair after \(length)")
        }
    }

    @Test func withoutPairsOffsetsAreUnits() {
        let buffer = TextBuffer("Füße\r\nกขค")
        #expect(buffer.codePointOffset(ofUnit: 6) == 6)
        #expect(buffer.unitOffset(ofCodePoint: 6) == 6)
        #expect(buffer[0..<4] == "Füße")
        #expect(TextBuffer("").isEmpty)
        #expect(TextBuffer("").codePointOffset(ofUnit: 0) == 0)
    }

    @Test func equalTextIsEqual() {
        #expect(TextBuffer("a😀") == TextBuffer(units: [0x61, 0xD83D, 0xDE00]))
        // Not normalized: composed and decomposed differ.
        #expect(TextBuffer("\u{E9}") != TextBuffer("e\u{301}"))
    }

    @Test func ink() {
        #expect(!TextBuffer(" \t\r\n\u{85}\u{A0}\u{2003}\u{2028}\u{2029}\u{3000}").containsInk)
        #expect(TextBuffer(" . ").containsInk)
        #expect(TextBuffer("\u{0}").containsInk)
        #expect(!TextBuffer("").containsInk)
    }
}
