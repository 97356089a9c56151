import Documents
import Testing

@testable import Segmentation

@Suite struct CueWordsTests {
    private static let cues = CueWords(["و-": 0.8, "وال-": -0.3, "إذا": 0.6, "وزير": 0])

    private static func value(_ word: String) -> Double? {
        Array(word.utf16).withUnsafeBufferPointer { cues.value($0, 0..<$0.count) }
    }

    @Test func prefixes() throws {
        #expect(Self.value("إذا") == 0.6)
        #expect(Self.value("كتب") == nil)
        #expect(Self.value("وكتب") == 0.8)
        let sum = try #require(Self.value("وإذا"))
        #expect(abs(sum - 1.4) < 1e-9, "a prefix and a listed word")
        #expect(Self.value("والكتاب") == -0.3, "the longest prefix")
        #expect(Self.value("وزير") == 0, "a listed word is no prefix and a rest")
        #expect(Self.value("وب") == nil, "too little is left")
    }

    /// Words that lead on to the next end nothing: a place after one is less likely than one after another word.
    @Test func functionWordsEndNothing() throws {
        let rules = try RuleCatalog().rules(for: #require(LanguageTag("ar")))
        let enders = CueWords(rules.enders)
        for word in ["من", "وإذا", "الذين", "قل"] {
            let value = Array(word.utf16).withUnsafeBufferPointer { enders.value($0, 0..<$0.count) }
            #expect((value ?? 0) < -1, "\(word)")
        }
    }
}
