import Encoders
import Foundation
import Testing

@testable import Checking

/// Whole sentences and parts of them, by meaning.
@Suite("What is lost and added, by meaning", .enabled(if: ModelFolder.isInstalled, "needs the encoder: `make model`"))
struct ContentTests {
    static let english = [
        "The council will close the old bridge next year because its pillars are damaged.",
        "Engineers found the cracks in March, and the repairs will cost more than a new building.",
        "Many shopkeepers fear that they will lose their customers while the work goes on.",
        "A ferry is to carry pedestrians and cyclists across the river for the time being.",
    ]
    static let german = [
        "Der Rat wird die alte Brücke im nächsten Jahr schließen, weil ihre Pfeiler beschädigt sind.",
        "Ingenieure fanden die Risse im März, und die Reparatur wird mehr kosten als ein Neubau.",
        "Viele Ladenbesitzer fürchten, dass sie während der Arbeiten ihre Kunden verlieren.",
        "Eine Fähre soll Fußgänger und Radfahrer vorerst über den Fluss bringen.",
    ]

    private func text(_ german: [String]) throws -> CheckedText {
        let rows = zip(Self.english, german).map { [Optional($0), Optional($1)] }
        return try SmallText.make(["en", "de"], rows, source: "en", encoder: NativeEncoder())
    }

    @Test("a dropped clause is found and named, whole sentences are left alone")
    func droppedClause() throws {
        var changed = Self.german
        changed[1] = "Ingenieure fanden die Risse im März."
        let text = try text(changed)
        let findings = PartRule().findings(in: text, units: 0..<4)
        let lost = findings.filter { $0.rule == .omission }
        let best = try #require(lost.max { $0.score < $1.score })
        #expect(best.row == 1)
        #expect(best.score >= 0.5)
        #expect(best.version == 1)
        let passage = SmallText.passages(best, in: text).joined()
        #expect(passage.contains("repairs will cost more than"), "\(passage)")
        #expect(lost.filter { $0.row != 1 }.allSatisfy { $0.score < 0.5 })
    }

    @Test("nothing is lost in whole translations")
    func whole() throws {
        let text = try text(Self.german)
        #expect(PartRule().findings(in: text, units: 0..<4).allSatisfy { $0.score < 0.5 })
    }

    @Test("units asked about one by one give the same findings")
    func oneByOne() throws {
        let text = try text(Self.german)
        let together = PartRule().findings(in: text, units: 0..<4)
        #expect((0..<4).flatMap { PartRule().findings(in: text, units: $0..<($0 + 1)) } == together)
    }

    @Test("a text without a part is near the shortened text, a part alone near its own")
    func partEmbedding() throws {
        let encoder = try NativeEncoder()
        let pieces = [
            "The council ", "will close ", "the old bridge ", "next year ", "because its pillars ", "are damaged.",
        ]
        let parts = PartEmbedding(texts: [pieces], encoder: encoder)
        let vectors = parts.embed([
            .whole(0), .without(text: 0, pieces: 4..<6), .only(text: 0, pieces: 0..<3),
        ])
        let texts = encoder.encode([
            pieces.joined(), pieces[0..<4].joined(), pieces[0..<3].joined(),
        ])
        #expect(
            VectorRows.cosine(ofRow: 0, in: vectors, withRow: 0, in: texts, dimension: 512) > 0.99999,
            "the whole is exact")
        #expect(VectorRows.cosine(ofRow: 1, in: vectors, withRow: 1, in: texts, dimension: 512) > 0.9)
        #expect(VectorRows.cosine(ofRow: 2, in: vectors, withRow: 2, in: texts, dimension: 512) > 0.9)
    }
}

enum ModelFolder {
    static let isInstalled = (try? NativeEncoder()) != nil
    static let isE5Installed = (try? E5Encoder()) != nil
}
