import Documents
import Foundation
import Segmentation
import TestRandomness
import Testing

/// Segments cut where a sentence may end though nothing says so.
@Suite struct OpeningTests {
    static func opened(_ text: String, _ language: String, at open: Set<Int>? = nil) throws -> Segmentation {
        let tag = try #require(LanguageTag(language))
        var segmenter = try Segmenter(language: tag, rules: RuleCatalog().rules(for: tag))
        let plain = segmenter.segment(Document(language: tag, string: text))
        return segmenter.opening(open ?? Set(plain.segments.indices), of: plain)
    }

    @Test(arguments: [
        ("ar", "فاز الفريق في المباراة الأخيرة أمس وقال المدرب إن اللاعبين بذلوا كل ما في وسعهم", "وقال المدرب"),
        ("en", "Dundee Stars win the return match in Belfast The coach said that nobody had expected it.", "The coach"),
        ("de", "Livingston gewinnt überraschend gegen den Tabellenführer Der Trainer war zufrieden.", "Der Trainer"),
        ("fr", "Le conseil a voté la loi hier soir Cette décision était attendue depuis des mois.", "Cette décision"),
        ("zh", "警方周六表示两名男子已被逮捕，另外一名嫌疑人仍然在逃。", "另外"),
        ("zh", "研究员表示：“疫苗有望取得良好治疗效果”HER2能够“促进癌症生长”，包括肺癌。", "HER2"),
        ("zh", "来自该州的乐队周六表示，嘻哈已和其发源的初衷相去甚远“他们想要回到本源”。", "“他们"),
        ("ja", "警察は男を逮捕したと発表しました しかし詳しい理由は明らかにしていません。", "しかし"),
    ])
    func forgottenFullStops(language: String, text: String, start: String) throws {
        let place = try #require(text.range(of: start)).lowerBound.utf16Offset(in: text)
        let opened = try Self.opened(text, language)
        #expect(opened.segments.contains { $0.range.lowerBound == place })
    }

    /// Of places that are as good the likeliest is cut, with the marks that open before its word; what is no place is not.
    @Test func placesOfOthersAreCut() throws {
        let text = "the runner came in as the last of all (nobody waited) and went home. Second sentence here."
        let tag = try #require(LanguageTag("en"))
        var segmenter = try Segmenter(language: tag, rules: RuleCatalog().rules(for: tag))
        let plain = segmenter.segment(Document(language: tag, string: text))
        func place(_ words: String) throws -> Int {
            try #require(text.range(of: words)).lowerBound.utf16Offset(in: text)
        }
        func pieces(_ choices: [[Int]]) -> [String] {
            let opened = segmenter.opening(atOneOf: choices, of: plain)
            return opened.segments.map { opened.text(of: $0) }
        }
        #expect(plain.segments.count == 2)
        let second = "Second sentence here."
        #expect(
            try pieces([[place("nobody")]]) == [
                "the runner came in as the last of all", "(nobody waited) and went home.", second,
            ])
        #expect(
            try pieces([[place("and went")], [place("and went")]]) == [
                "the runner came in as the last of all (nobody waited)", "and went home.", second,
            ])
        // The likeliest of several.
        let several = try ["came", "last", "and went"].map(place)
        func logit(_ choice: [Int]) -> Double {
            segmenter.opening(atOneOf: [choice], of: plain).boundaries[0].logit
        }
        let logits = several.map { logit([$0]) }
        #expect(logits.min() != logits.max(), "\(logits)")
        #expect(logit(several) == logits.max() && logit(several.reversed()) == logits.max(), "\(logits)")
        // One of several, and none in the middle of a word, where a segment begins, or outside.
        #expect(try pieces([[place("came"), place("last"), place("and went")]]).count == 3)
        #expect(try pieces([[place("unner")], [place("Second")], [0], [500], []]).count == 2)
    }

    /// An opening mark belongs to what follows it, a closing one to what stands before.
    @Test(arguments: [
        ("zh", "警方表示“两名男子已被逮捕”另外一名嫌疑人（三十岁）仍然“在逃”。"),
        (
            "fr",
            "Le coureur est arrivé « Cette course est un rêve » a dit « enfin » le vainqueur Il est « parti hier » "
                + "ou « quand ? », dit-on."
        ),
        ("en", "The runner came in \" This race is a dream \" said the winner He left yesterday."),
    ])
    func marksStayWithTheirWords(language: String, text: String) throws {
        let opened = try Self.opened(text, language)
        #expect(opened.segments.count > 4)
        for piece in opened.segments.map({ opened.text(of: $0) }) {
            #expect(!["“", "（", "«"].contains { piece.hasSuffix($0) })
            #expect(!["”", "）", "»"].contains { piece.hasPrefix($0) })
            #expect(piece.contains { $0.isLetter })
        }
    }

    @Test func whatIsNotOpenStaysWhole() throws {
        let text = "Er kam am Abend nach Hause und ging sofort schlafen. Sie blieb noch lange in der Küche sitzen."
        let opened = try Self.opened(text, "de", at: [1])
        #expect(opened.text(of: opened.segments[0]) == "Er kam am Abend nach Hause und ging sofort schlafen.")
        #expect(opened.boundaries.dropLast().allSatisfy { $0.kind != .inner || $0.strength < 0.5 })
    }

    /// Nothing is lost or twice, every cut of the plain segmentation stays, and only inner ones come in.
    @Test(arguments: LosslessnessTests.languages)
    func openingOnlyAddsCuts(language: String) throws {
        let tag = try #require(LanguageTag(language))
        var segmenter = try Segmenter(language: tag, rules: RuleCatalog().rules(for: tag))
        var random = RandomText(seed: 11)
        for _ in 0..<60 {
            let plain = segmenter.segment(Document(language: tag, string: random.pieces(count: 40)))
            let opened = segmenter.opening(Set(plain.segments.indices), of: plain)
            #expect(LosslessnessTests.fault(in: opened) == nil)
            let ends = Dictionary(
                uniqueKeysWithValues: zip(opened.segments.map(\.range.upperBound), opened.boundaries))
            for (segment, boundary) in zip(plain.segments, plain.boundaries) {
                #expect(ends[segment.range.upperBound] == boundary)
            }
            #expect(opened.boundaries.count { $0.kind != .inner } == plain.boundaries.count)
        }
    }
}
