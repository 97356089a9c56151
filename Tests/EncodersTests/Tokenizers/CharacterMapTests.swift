import Testing

@testable import Encoders

/// A map that is written is read back as it was meant.
@Suite struct CharacterMapTests {
    private static func normalized(_ text: String, _ replacements: [(String, String)]) -> String? {
        let map = CharacterMap(replacements.map { .init(bytes: Array($0.0.utf8), text: Array($0.1.utf8)) }).bytes
        return map.withUnsafeBytes { map in
            guard let normalizer = Normalizer(map: map) else { return nil }
            var result = Normalizer.Result()
            var text = text
            text.withUTF8 { normalizer.normalize($0, into: &result) }
            return String(decoding: result.bytes, as: UTF8.self)
        }
    }

    private static let some = [
        ("\t", " "), ("\u{1}", ""), ("½", "1/2"), ("ﬁ", "fi"), ("\u{1F100}", "0."), ("é", "e"), ("\u{1F101}", "0,"),
    ]

    @Test(arguments: [
        ("a", "▁a"), ("ﬁn ½", "▁fin▁1/2"), ("a\t\tb", "▁a▁b"), ("a\u{1}b", "▁ab"), ("\u{1}", ""),
        ("\u{1F100}\u{1F101}", "▁0.0,"),
        ("\u{1F102}è\u{0}", "▁\u{1F102}è\u{0}"), ("", ""), (" \t ", ""),
    ])
    func replaced(text: String, expected: String) { #expect(Self.normalized(text, Self.some) == expected) }

    @Test(arguments: [
        ("Da\u{AD}seins\u{AD}be", "▁Daseinsbe"), ("\u{AD}a \u{AD}", "▁a"), ("\u{AD}", ""), ("ﬁ\u{AD}é", "▁fie"),
        ("a\u{C2}b", "▁a\u{C2}b"),
    ])
    func softHyphensAreLeftOut(text: String, expected: String) {
        #expect(Self.normalized(text, Self.some) == expected)
    }

    @Test func withoutAnyEntry() { #expect(Self.normalized("a\u{0}é", []) == "▁a\u{0}é") }
}
