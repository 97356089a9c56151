import Documents
import Evidence
import ICUText
import Testing

@testable import Alignment

/// What two versions' best path leaves out under other weights than those that solved them.
@Suite struct OtherWeightsTests {
    private static let texts = [
        "en": "The house has 12 rooms. Nobody has ever counted all of the 77 windows. The garden has 34 trees.",
        "de": "Das Haus hat 12 Zimmer. Der Garten hat 34 Bäume.",
    ]

    /// For each version its segments, and how probable it is that they are left out.
    private func leftOut(leaning: Double, _ languages: [String]) throws -> [[String: Double]] {
        let documents = try languages.map { language in
            Document(
                language: try #require(LanguageTag(language)), name: language, string: Self.texts[language] ?? "")
        }
        let aligner = Aligner()
        var weights = aligner.weights.models(for: nil).weights
        weights[.leftOut] += leaning
        return zip(documents, try aligner.solved(documents).leftOut(weighing: weights)).map { document, parts in
            Dictionary(uniqueKeysWithValues: parts.map { (document.text[$0.range], $0.probability) })
        }
    }

    @Test("who leans to leaving out finds it more probable, in whichever order the versions are named")
    func more() throws {
        let (plain, leaning) = (try leftOut(leaning: 0, ["en", "de"]), try leftOut(leaning: 2, ["en", "de"]))
        let other = try leftOut(leaning: 2, ["de", "en"])
        #expect(leaning[0] == other[1] && leaning[1] == other[0])
        for segment in plain[0].keys {
            #expect(try #require(leaning[0][segment]) > #require(plain[0][segment]))
        }
        let alone = try #require(leaning[0].max { $0.value < $1.value })
        #expect(alone.key == "Nobody has ever counted all of the 77 windows.")
    }

    @Test("who never leaves out finds it impossible")
    func less() throws {
        #expect(try leftOut(leaning: -100, ["de", "en"]).allSatisfy { $0.values.allSatisfy { $0 < 1e-6 } })
    }
}
