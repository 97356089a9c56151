import TestRandomness
import Testing

@testable import Segmentation

@Suite struct WordTableTests {
    private static func value(_ table: WordTable, _ word: String) -> Double? {
        Array("<\(word)>".utf16).withUnsafeBufferPointer { table.value($0, 1..<($0.count - 1)) }
    }

    @Test func agreesWithADictionary() {
        var random = RandomText(seed: 1)
        var weights: [String: Double] = [:]
        for number in 0..<500 { weights[random.pieces(count: 1 + random.below(3))] = Double(number) }
        let table = WordTable(weights)
        for (word, weight) in weights { #expect(Self.value(table, word) == weight) }
        for _ in 0..<500 {
            let word = random.pieces(count: 1 + random.below(3))
            #expect(Self.value(table, word) == weights[word])
        }
    }

    @Test func composedAndDecomposedAreOneWord() {
        for listed in ["\u{DC}ber", "U\u{308}ber"] {
            let table = WordTable([listed])
            #expect(Self.value(table, "\u{DC}ber") == 1)
            #expect(Self.value(table, "U\u{308}ber") == 1)
            #expect(Self.value(table, "Uber") == nil)
        }
    }

    @Test func nothing() {
        #expect(WordTable([String: Double]()).isEmpty)
        #expect(Self.value(WordTable([String: Double]()), "a") == nil)
        #expect(Self.value(WordTable(["", "a"]), "") == nil)
    }
}
