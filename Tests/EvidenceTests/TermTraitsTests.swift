import Documents
import Encoders
import Foundation
import ICUText
import Segmentation
import Testing

@testable import Evidence

/// What terms say of themselves must be true of what they do: pruning and `--explain` are derived from it.
@Suite struct TermTraitsTests {
    /// Vectors by what stands in a text: a hash's direction.
    private struct Directions: SentenceEncoder {
        let dimension = 8
        let languages: Set<String>? = nil

        func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float] {
            texts.flatMap { text -> [Float] in
                var state: UInt64 = 14_695_981_039_346_656_037
                let numbers = (0..<dimension).map { _ -> Float in
                    for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }
                    state = state &* 6_364_136_223_846_793_005 &+ 1
                    return Float(Int64(bitPattern: state) >> 40) / Float(1 << 23)
                }
                let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return numbers.map { $0 / length }
            }
        }
    }

    private static let texts = (
        "Am 3. Mai 2021 kaufte Anna Schmidt 12 Bücher. Wo war Peter? „Komm!“ rief er. Es regnete.\n\nDann 7 Tage nichts.",
        "On 3 May 2021 Anna Smith bought 12 books. Where was Peter? “Come!” he cried. It rained 9 times.\n\nThen nothing."
    )

    private static func version(_ tag: String, _ text: String) throws -> VersionEvidence {
        let language = try #require(LanguageTag(tag))
        let tables = try RuleCatalog().tables(for: language)
        var segmenter = try Segmenter(tables)
        var reader = try EvidenceReader(locale: language.localeIdentifier, rules: tables.rules)
        return reader.read(segmenter.segment(Document(language: language, name: tag, string: text)))
    }

    private static func evidence(_ weights: Weights) throws -> PairEvidence {
        let (one, other) = (try version("de", texts.0), try version("en", texts.1))
        let encoder = Directions()
        return PairEvidence(
            first: one, second: other, weights: weights, longestRun: (3, 3),
            vectors: (
                first: try one.vectors(longest: 3, encoder), second: try other.vectors(longest: 3, encoder)
            ))
    }

    private static func forEachBead(of evidence: PairEvidence, _ body: (Range<Int>, Range<Int>) -> Void) {
        for first in 0..<evidence.first.count {
            for second in 0..<evidence.second.count {
                for long in 1...3 where first + long <= evidence.first.count {
                    for wide in 1...3 where second + wide <= evidence.second.count {
                        body(first..<(first + long), second..<(second + wide))
                    }
                }
            }
        }
    }

    /// A weight of 1 or -1 for one term after another: where the term's declared bound is too small, a bead is lost that
    /// scores enough.
    @Test(arguments: Term.allCases) func boundsAreSound(_ term: Term) throws {
        for weight in [5.0, -5.0] {
            var weights = Weights([.meaning: 1, .meaningMargin: 1, .numbersMatched: 1, .wordsMatched: 1])
            weights[term] = weight
            let evidence = try Self.evidence(weights)
            Self.forEachBead(of: evidence) { one, other in
                let score = evidence.score(one, other)
                #expect(evidence.score(one, other, least: score - 1e-9) == score, "\(term) \(weight) \(one) \(other)")
            }
        }
    }

    /// A term that is read after pruning began must say so: with a bar that nothing passes only quick terms are left.
    @Test func slowTermsSaySo() throws {
        let evidence = try Self.evidence(Weights([:]))
        var read: Set<Term> = []
        Self.forEachBead(of: evidence) { one, other in
            for term in evidence.terms(one, other, least: .infinity) { read.insert(term.term) }
        }
        for term in read {
            if case .quick = term.traits.cost { continue }
            Issue.record("\(term) is read before anything is pruned, and its traits say that it is slow")
        }
        #expect(read.contains(.paired) && read.contains(.lengthMismatch))
    }

    @Test func everyTermHasItsOwnWords() {
        #expect(Set(Term.allCases.map(\.traits.words)).count == Term.allCases.count)
    }
}
