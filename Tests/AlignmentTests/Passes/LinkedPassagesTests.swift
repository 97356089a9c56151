import DynamicPrograms
import Encoders
import Evidence
import ICUText
import Segmentation
import Testing
import Words

@testable import Alignment
@testable import Documents

/// Links along a path, by an encoder whose words mean the number that they end with.
@Suite struct LinkedPassagesTests {
    private struct Numbered: TokenEncoding {
        let dimension = 32
        let languages: Set<String>? = nil
        var profile: EncoderProfile { .multilingualE5 }
        var tokenEncoding: (any TokenEncoding)? { self }
        var stateWidth: Int { 384 }
        var wordModel: String { profile.weights }

        /// A text's vector is what its words have on the mean.
        func encode(_ texts: [String], threads: Int) -> [Float] {
            texts.flatMap { text in
                let words = text.split(separator: " ").map { Self.vector($0, width: dimension) }
                let sum = (0..<dimension).map { column in words.reduce(0.01) { $0 + $1[column] } }
                let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return sum.map { $0 / length }
            }
        }

        func tokenStates(of texts: [String], threads: Int) -> [TokenStates] {
            texts.map { text in
                var states = TokenStates()
                var start = 0
                for word in text.split(separator: " ", omittingEmptySubsequences: false) {
                    states.spans.append(start..<start + word.utf16.count)
                    states.pieces.append(1)
                    states.states += Self.vector(word, width: stateWidth)
                    states.embeddings += Self.vector(word, width: stateWidth)
                    states.surprisals.append(5)
                    start += word.utf16.count + 1
                }
                return states
            }
        }

        private static func vector(_ word: Substring, width: Int) -> [Float] {
            var seed = UInt64(word.filter(\.isNumber)) ?? 999
            return (0..<width).map { _ in
                seed = (seed &+ 1) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Float(seed >> 40) / Float(1 << 23) - 1
            }
        }
    }

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
        aligner.encoder = Numbered()
        let solution = try solution(
            aligner, ["en": marked.joined(separator: " "), "de": unmarked.joined(separator: " ")])
        let linker = try #require(WordLinker(encoder: Numbered()))
        let passages = LinkedPassages(linker, along: solution)
        let links = try #require(passages.links(threads: 1))
        let evidence = solution.scoring.evidence.with(links: links)
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
            aligner.encoder = Numbered()
            aligner.threads = threads
            return try solution(aligner, texts).beads
        }
        #expect(try beads(1) == beads(3))
    }
}
