import Documents
import Segmentation
import Testing
import TextFacts

@testable import Evidence

@Suite struct KeyTests {
    static func rules(_ tag: String) throws -> LanguageRules {
        try RuleCatalog().rules(for: #require(LanguageTag(tag)))
    }

    @Test(arguments: [
        ("de", "1.000 Euro", [1000]), ("en", "1,000 euros", [1000]), ("fr", "1\u{202F}000 euros", [1000]),
        ("ar", "١٬٠٠٠ يورو", [1000]), ("hi", "१,००० यूरो", [1000]), ("de", "2,5 und 2.5", [25, 25]),
        ("en", "from 3 to 4 at 10:30", [3, 4, 10, 30]), ("en", "room 12 345 people", [12345]),
        ("en", "12 3456", [12, 3456]), ("en", "no number", []), ("en", "007", [7]),
        ("th", "พ.ศ. 2566", [2023]), ("th", "ปี ๒๕๖๖", [2023]), ("th", "2023", [2023]), ("th", "2,566 บาท", [2566]),
        ("ja", "令和5年", [2023]), ("ja", "平成30年", [2018]), ("fa", "سال ۱۴۰۲", [2023]), ("de", "1402", [1402]),
    ])
    func numbersInAnyDigitsAndCalendar(tag: String, text: String, expected: [UInt64]) throws {
        let scanner = NumberScanner(rules: try Self.rules(tag))
        let found = Array(text.utf16).withUnsafeBufferPointer { scanner.numbers(in: $0) }
        #expect(found == expected)
    }

    @Test(arguments: [
        ["Kishida", "كيشيدا", "คิชิดะ", "Кисида"], ["Stoltenberg", "ستولتنبرغ", "สโตลเทนเบิร์ก", "Столтенберг"],
        ["Merkel", "ميركل", "メルケル"], ["Boris", "Борис", "بوريس"],
    ])
    func namesSoundAlikeInAnyScript(names: [String]) throws {
        var sounds = try SoundSkeleton()
        let first = sounds.skeleton(of: Array(names[0].lowercased().utf16))
        #expect(first.count >= 3)
        for name in names.dropFirst() {
            let other = sounds.skeleton(of: Array(name.utf16))
            #expect(other == first, "\(name): \(String(decoding: other, as: UTF16.self))")
        }
    }

    @Test func differentNamesSoundDifferent() throws {
        var sounds = try SoundSkeleton()
        let names = ["kishida", "hayashi", "stoltenberg", "merkel", "putin", "obama"]
        #expect(Set(names.map { sounds.skeleton(of: Array($0.utf16)) }).count == names.count)
    }

    @Test(arguments: [
        [("de", ["japan"]), ("de", ["japanische"]), ("ar", ["اليابان"]), ("th", ["ญี่ปุ่น"]), ("zh", ["日本"])],
        [("en", ["united", "states"]), ("ar", ["الولايات", "المتحدة"]), ("de", ["vereinigte", "staaten"])],
        [("de", ["januar"]), ("en", ["january"]), ("ar", ["يناير"]), ("th", ["มกราคม"])],
        [("en", ["monday"]), ("de", ["montag"]), ("fr", ["lundi"])],
    ])
    func localeDataIsADictionary(forms: [(String, [String])]) throws {
        let concepts = try forms.map { tag, words -> Set<Int> in
            let rules = try Self.rules(tag)
            let folded = words.map { rules.strippingPrefix(Array($0.utf16)) }
            return Set(try LocaleNames.of(locale: tag, rules: rules).concepts(in: folded, at: 0))
        }
        let shared = concepts.reduce(concepts[0]) { $0.intersection($1) }
        #expect(!shared.isEmpty, "\(concepts)")
    }

    @Test func keysAreEqualOnlyForEqualSpellings() {
        #expect(Key(.word, Array("abc".utf16)) == Key(.word, Array("abc".utf16)))
        #expect(Key(.word, Array("abc".utf16)) != Key(.word, Array("abd".utf16)))
        #expect(Key(.word, Array("abc".utf16)) != Key(.prefix, Array("abc".utf16)))
        #expect(Key(.concept, number: 3).kind == .concept)
        #expect(Key(skeleton: Array("KSTNM".utf16)).skeletonLength == 5)
        #expect(Key(skeleton: Array("KSTNM".utf16)).kind == .sound)
    }
}
