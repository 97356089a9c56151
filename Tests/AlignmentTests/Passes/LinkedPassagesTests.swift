import DynamicPrograms
import Encoders
import Evidence
import ICUText
import Segmentation
import Synchronization
import TestEncoders
import Testing
import Words

@testable import Alignment
@testable import Documents

/// Links along a path, by an encoder whose words mean the number that they end with.
@Suite struct LinkedPassagesTests {
    private static let encoder = WordEncoder { UInt64($0.filter(\.isNumber)) ?? 999 }

    private static let sentences = (0..<24).map { sentence in (0..<6).map { "\(6 * sentence + $0)" } }

    private func solved(_ aligner: Aligner, _ texts: [String: String]) throws -> PairStage {
        let documents = try ["en", "de"].map { language in
            Document(language: try #require(LanguageTag(language)), name: language, string: texts[language] ?? "")
        }
        return try aligner.secondPass(aligner.firstPass(documents))
    }

    /// A bead that cuts through what answers each other has links across, and the right bead has none.
    @Test func linksContradictWrongBeads() throws {
        let marked = Self.sentences.map { $0.map { "word\($0)" }.joined(separator: " ") + "." }
        // Without full stops: where a sentence ends is for the other version to tell.
        let unmarked = Self.sentences.map { $0.map { "wort\($0)" }.joined(separator: " ") }
        var aligner = Aligner()
        aligner.encoder = Self.encoder
        let stage = try solved(
            aligner, ["en": marked.joined(separator: " "), "de": unmarked.joined(separator: " ")])
        let linker = try #require(WordLinker(encoder: Self.encoder))
        let solution = stage.solved[0]
        let passages = LinkedPassages(linker, along: solution, sentences: stage.sentences)
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
            return try solved(aligner, texts).solved[0].beads
        }
        #expect(try beads(1) == beads(3))
    }

    /// An encoder that counts the texts whose tokens it reads. Words mean what follows their first letter.
    private final class CountingEncoder: TokenEncoding {
        private let base = WordEncoder { word in
            word.lowercased().filter(\.isLetter).dropFirst().utf8.reduce(0) { $0 * 31 + UInt64($1) }
        }
        let count = Mutex<[String: Int]>([:])

        var dimension: Int { base.dimension }
        var languages: Set<String>? { nil }
        var profile: EncoderProfile { base.profile }
        var tokenEncoding: (any TokenEncoding)? { self }
        var stateWidth: Int { base.stateWidth }
        var wordModel: String { base.wordModel }

        func encode(_ texts: [String], threads: Int) -> [Float] { base.encode(texts, threads: threads) }

        func tokenStates(of texts: [String], threads: Int) -> [TokenStates] {
            count.withLock { count in for text in texts { count[text, default: 0] += 1 } }
            return base.tokenStates(of: texts, threads: threads)
        }

        func tokenPieces(of texts: [String], threads: Int) -> [[Int32]] {
            base.tokenPieces(of: texts, threads: threads)
        }
    }

    /// Passages overlap, and yet each sentence is read once; links are right wherever sentences stand.
    @Test func sentencesAreReadOnce() throws {
        // Long words, so that there are several batches of passages.
        let words = (0..<1200).map { number in
            let letters = [number / 144, number / 12 % 12, number % 12].map { UInt8(97 + $0) }
            return String(repeating: String(decoding: letters, as: UTF8.self), count: 3)
        }
        // Six words a sentence, and three in the other version, so that nothing is sure by length.
        let texts = [(6, "e"), (3, "d")].map { size, letter in
            stride(from: 0, to: words.count, by: size).map { start in
                letter.uppercased() + words[start..<start + size].joined(separator: " " + letter) + "."
            }
        }
        let stage = try solved(
            Aligner(), ["en": texts[0].joined(separator: " "), "de": texts[1].joined(separator: " ")])
        let encoder = CountingEncoder()
        let passages = LinkedPassages(
            try #require(WordLinker(encoder: encoder)), along: stage.solved[0], sentences: stage.sentences)
        let answered = try #require(passages.words(threads: 2))
        let counts = encoder.count.withLock(\.self)
        #expect(counts == Dictionary(uniqueKeysWithValues: texts.joined().map { ($0, 1) }))
        #expect(answered.words.map(\.count) == [words.count, words.count])
        #expect(answered.words.allSatisfy { $0 == $0.sorted() })
        let read = texts.map { Array($0.joined(separator: " ").utf16) }
        func word(_ side: Int, _ place: Int) -> String {
            String(decoding: read[side][(place + 1)..<(place + 4)], as: UTF16.self)
        }
        #expect(answered.links.count > words.count * 9 / 10)
        #expect(answered.links.allSatisfy { word(0, $0.first) == word(1, $0.second) })
    }
}
