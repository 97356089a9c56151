import DynamicPrograms
import Encoders
import Evidence
import ICUText
import Segmentation
import TestEncoders
import Testing
import Words

@testable import Alignment
@testable import Documents

/// Links along a path, by an encoder whose words mean the number that they end with.
@Suite struct LinkedPassagesTests {
    private static let encoder = WordEncoder { UInt64($0.filter(\.isNumber)) ?? 999 }

    private static let sentences = (0..<24).map { sentence in (0..<6).map { "\(6 * sentence + $0)" } }

    private func solution(_ aligner: Aligner, _ texts: [String: String]) throws -> PairSolution<PairScorer> {
        let documents = try ["en", "de"].map { language in
            Document(language: try #require(LanguageTag(language)), name: language, string: texts[language] ?? "")
        }
        return try aligner.secondPass(aligner.firstPass(documents)).solved[0]
    }

    /// A bead that cuts through what answers each other has links across, and the right bead has none.
    @Test func linksContradictWrongBeads() throws {
        let marked = Self.sentences.map { $0.map { "word\($0)" }.joined(separator: " ") + "." }
        // Without full stops: where a sentence ends is for the other version to tell.
        let unmarked = Self.sentences.map { $0.map { "wort\($0)" }.joined(separator: " ") }
        var aligner = Aligner()
        aligner.encoder = Self.encoder
        let solution = try solution(
            aligner, ["en": marked.joined(separator: " "), "de": unmarked.joined(separator: " ")])
        let linker = try #require(WordLinker(encoder: Self.encoder))
        let passages = LinkedPassages(linker, along: solution)
        let words = try #require(passages.words(threads: 1))
        let plain = solution.scoring.evidence
        let evidence = plain.with(links: words.bySegment(plain.first, plain.second))
        let numbers = [evidence.first, evidence.second].map { version in
            version.segmentation.segments.map { segment in
                Set(
                    version.segmentation.document.text[segment.range].split(separator: " ").map {
                        $0.filter(\.isNumber)
                    })
            }
        }
        var (none, many) = (0, 0)
        for (x, own) in numbers[0].enumerated() {
            for (y, other) in numbers[1].enumerated() where !own.isDisjoint(with: other) {
                let across = own.symmetricDifference(other).count
                let found =
                    evidence.terms(x..<x + 1, y..<y + 1).first { $0.term == .linksAcross }?.value ?? 0
                #expect(found <= Double(across) + 0.01)
                if across == 0 { none += 1 }
                guard across > 3 else { continue }
                many += 1
                #expect(found > 1)
            }
        }
        #expect(none + many > 10 && many > 0)
    }

    /// The same links for any number of threads.
    @Test func threadsDoNotCount() throws {
        let texts = [
            "en": Self.sentences.map { $0.map { "word\($0)" }.joined(separator: " ") }.joined(separator: " "),
            "de": Self.sentences.map { $0.map { "wort\($0)" }.joined(separator: " ") }.joined(separator: " "),
        ]
        func beads(_ threads: Int) throws -> [Bead] {
            var aligner = Aligner()
            aligner.encoder = Self.encoder
            aligner.threads = threads
            return try solution(aligner, texts).beads
        }
        #expect(try beads(1) == beads(3))
    }
}
