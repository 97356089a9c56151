import AlignedTable
import Documents
import Encoders
import Synchronization
import Testing

@testable import Alignment

/// Each pair of versions is asked of the first encoder that knows both languages.
@Suite struct SecondEncoderTests {
    /// Keeps what it was asked; a text's vector is how often it has each of some letters.
    private final class Asked: SentenceEncoder {
        let languages: Set<String>?
        let texts = Mutex<[String]>([])
        var dimension: Int { 16 }

        init(_ languages: Set<String>?) { self.languages = languages }

        func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float] {
            self.texts.withLock { $0 += texts }
            return texts.flatMap { text in
                var counts = [Float](repeating: 0.01, count: dimension)
                for byte in text.utf8 { counts[Int(byte) % dimension] += 1 }
                let length = counts.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return counts.map { $0 / length }
            }
        }

        func saw(_ word: String) -> Bool { texts.withLock { $0.contains { $0.contains(word) } } }
    }

    private static let texts = [
        "en": "The house is old. The garden is large.", "de": "Das Haus ist alt. Der Garten ist groß.",
        "vi": "Ngôi nhà cũ. Khu vườn rộng.",
    ]

    private func aligned(_ first: Asked?, _ second: Asked?, _ languages: [String]) throws -> AlignedText {
        var aligner = Aligner()
        aligner.encoder = first
        aligner.secondEncoder = second
        let documents = try languages.map { language in
            Document(
                language: try #require(LanguageTag(language)), name: language, string: Self.texts[language] ?? "")
        }
        return try aligner.align(documents, name: "house")
    }

    @Test func eachPairHasItsEncoder() throws {
        let (first, second) = (Asked(["en", "de"]), Asked(nil))
        let table = try aligned(first, second, ["en", "de", "vi"])
        #expect(table.rows.count == 2)
        #expect(first.saw("house") && first.saw("Haus") && !first.saw("nhà"))
        #expect(second.saw("house") && second.saw("Haus") && second.saw("nhà"))
    }

    @Test func whatNoPairNeedsIsNotAsked() throws {
        let (first, second) = (Asked(["en", "de"]), Asked(nil))
        _ = try aligned(first, second, ["en", "de"])
        #expect(first.saw("house") && second.texts.withLock { $0.isEmpty })
        let other = Asked(["en", "de"])
        _ = try aligned(other, second, ["en", "vi"])
        #expect(other.texts.withLock { $0.isEmpty } && second.saw("nhà"))
    }

    /// The order of the versions makes no difference.
    @Test func versionsInAnyOrder() throws {
        let one = try aligned(Asked(["en", "de"]), Asked(nil), ["en", "de", "vi"])
        let other = try aligned(Asked(["en", "de"]), Asked(nil), ["vi", "de", "en"])
        #expect(one.rows.map(\.score) == other.rows.map(\.score))
    }
}
