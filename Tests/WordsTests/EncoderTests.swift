import Documents
import Encoders
import Testing

@testable import Words

/// Held against the same recipe in NumPy, over the reference's own states.
@Suite(.enabled(if: Reference.isInstalled, "needs the encoder e5: `make model MODEL=e5` installs it"))
struct EncoderTests {
    private let linker: WordLinker
    private let encoder: E5Encoder

    init() throws {
        encoder = try E5Encoder()
        linker = try #require(WordLinker(encoder: encoder))
    }

    private func vectors(_ text: String, _ language: String) throws -> WordVectors {
        let tag = try #require(LanguageTag(language))
        return try #require(try linker.read([(text, tag)]).first)
    }

    private func linked(_ one: WordVectors, _ other: WordVectors, _ mode: LinkMode) -> [[Int]] {
        linker.links([one, other], mode: mode)[0].links.map { [$0.first, $0.second] }
    }

    @Test func states() {
        let states = encoder.tokenStates(of: [Reference.english, Reference.chinese], threads: 2)
        #expect(Array(states[0].pieces.prefix(8)) == [581, 13918, 111, 70, 10332, 14380, 2804, 98])
        // The first token's and the third one's state begin like this.
        for (value, expected) in zip(states[0].states, [-0.1479, -0.0820, -0.0898, 0.5029] as [Float]) {
            #expect(abs(value - expected) < 0.05)
        }
        let third = states[0].states[2 * 384..<2 * 384 + 8]
        for (value, expected) in zip(
            third, [0.0055, 0.2527, 0.0293, -0.2454, -0.1807, 0.1448, -0.2680, -0.0177] as [Float])
        {
            #expect(abs(value - expected) < 0.05)
        }
        // A lone mark of a space is a token without a span.
        #expect(states[1].spans[0].isEmpty)
        #expect(states == encoder.tokenStates(of: [Reference.english, Reference.chinese], threads: 1))
        #expect(states[1] == encoder.tokenStates(of: [Reference.chinese], threads: 1)[0])
    }

    @Test func links() throws {
        let (one, other) = (try vectors(Reference.english, "en"), try vectors(Reference.german, "de"))
        #expect(one.words.count == 18 && other.words.count == 18)
        #expect(linked(one, other, .precise) == Reference.preciseLinks)
        #expect(
            linked(one, other, .growing)
                == (Reference.preciseLinks + Reference.grownLinks).sorted { $0.lexicographicallyPrecedes($1) })
    }

    @Test func missingWords() throws {
        let (one, other) = (try vectors(Reference.english, "en"), try vectors(Reference.german, "de"))
        let odds = MissingWords(in: one, against: other).logOdds(WordModel.multilingualE5.missing)
        #expect(odds.last == .some(nil))
        for (found, expected) in zip(odds, Reference.missing) {
            #expect(abs(try #require(found) - expected) < 0.5)
        }
        // "on Friday" is gone.
        let shorter = try vectors(Reference.german.replacing("am Freitag, ", with: ""), "de")
        let lacking = MissingWords(in: one, against: shorter).logOdds(WordModel.multilingualE5.missing)
        let friday = try #require(lacking[8])
        #expect(friday > 0)
        #expect(lacking.indices.allSatisfy { $0 == 7 || $0 == 8 || (lacking[$0] ?? -9) < friday })
    }

    /// Decomposed letters and what stands outside the Basic Multilingual Plane: spans count the text as it is.
    @Test func spansOfOtherForms() {
        let text = "\u{1F600} cafe\u{301} \u{D55C}\u{1112}\u{1161}\u{11AB} e\u{301}t\u{E9}"
        let states = encoder.tokenStates(of: [text], threads: 1)[0]
        let units = Array(text.utf16)
        let inked = states.spans.map { String(decoding: units[$0], as: UTF16.self) }.joined()
        #expect(inked.unicodeScalars.elementsEqual(text.unicodeScalars.filter { $0 != " " }))
    }

    @Test func aTextLongerThanTheModelTakes() throws {
        let text = String(repeating: "Der Präsident sagte am Freitag nein. ", count: 120)
        let long = try vectors(text, "de")
        #expect(long.tokenCount > 800)
        #expect(linked(long, long, .precise).allSatisfy { $0[0] == $0[1] })
    }
}

enum Reference {
    static let isInstalled = (try? ModelStore())?.installedNames.contains("e5") ?? false

    static let english =
        "The president of the old company said on Friday that 20 million people would lose their jobs."
    static let german =
        "Der Präsident der alten Firma sagte am Freitag, dass 20 Millionen Menschen ihre Arbeit verlieren würden."
    static let chinese = "这座房子很旧，但是他们喜欢它。"
    static let preciseLinks = [
        [0, 0], [1, 1], [3, 2], [4, 3], [5, 4], [6, 5], [7, 6], [8, 7], [9, 9], [10, 10], [11, 11], [12, 12], [13, 16],
        [14, 15], [15, 13], [16, 14], [17, 17],
    ]
    static let grownLinks = [[2, 2], [9, 8]]
    static let missing: [Float] = [
        -6.439, -6.958, -4.067, -6.606, -6.783, -6.625, -6.763, -7.268, -6.701, -7.828, -5.936, -8.152, -7.221, -5.3,
        -5.687, -6.513, -5.89,
    ]
}
