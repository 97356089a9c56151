import ICUText
import Testing

@testable import Evidence

@Suite struct WrittenLengthTests {
    @Test(arguments: [
        ("", 0), ("a b\nc", 3), ("Straße", 6), ("人民", 6), ("ひらがな カナ", 12), ("한국", 4), ("ไทย", 3),
        // Vowel marks may be written or not, accents may stand apart or not.
        ("كَتَبَ", 3), ("كتب", 3), ("e\u{301}", 1), ("é", 1), ("𠮷", 3), ("2000万", 7),
    ])
    func letters(text: String, expected: Int32) {
        let units = Array(text.utf16)
        #expect(units.withUnsafeBufferPointer { WrittenLength.of($0) } == expected)
    }
}
