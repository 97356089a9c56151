import Documents
import Segmentation
import Testing

@testable import Evidence

@Suite struct PairEvidenceTests {
    static func version(_ tag: String, _ text: String) throws -> VersionEvidence {
        let language = try #require(LanguageTag(tag))
        let rules = try RuleCatalog().rules(for: language)
        var segmenter = try Segmenter(language: language, rules: rules)
        var reader = try EvidenceReader(locale: language.localeIdentifier, rules: rules)
        return reader.read(segmenter.segment(Document(language: language, string: text)))
    }

    static func evidence(_ first: VersionEvidence, _ second: VersionEvidence, _ dictionary: BilingualDictionary? = nil)
        -> PairEvidence
    {
        PairEvidence(first: first, second: second, weights: .lexical, dictionary: dictionary, longestRun: (8, 8))
    }

    static let english = """
        The harbour opened in 1902. Captain Ingrid Svensson sailed to Japan in March with 47 sailors. \
        Was she afraid? She never came back to Gothenburg.
        """
    static let german = """
        Der Hafen wurde 1902 eröffnet. Kapitänin Ingrid Svensson segelte im März mit 47 Matrosen nach Japan. \
        Hatte sie Angst? Sie kehrte nie nach Göteborg zurück.
        """

    @Test func trueCounterpartsScoreBest() throws {
        let evidence = Self.evidence(try Self.version("en", Self.english), try Self.version("de", Self.german))
        try #require(evidence.first.count == 4 && evidence.second.count == 4)
        for row in 0..<4 {
            let scores = (0..<4).map { evidence.score(row..<(row + 1), $0..<($0 + 1)) }
            #expect(scores.firstIndex(of: scores.max() ?? 0) == row, "\(scores)")
            #expect(scores[row] > evidence.score(row..<(row + 1), 0..<0) + evidence.score(0..<0, row..<(row + 1)))
        }
    }

    @Test func scoreIsTheSumOfItsTerms() throws {
        let evidence = Self.evidence(try Self.version("en", Self.english), try Self.version("de", Self.german))
        for first in [0..<0, 0..<1, 1..<3, 0..<4] {
            for second in [0..<1, 1..<2, 0..<3] {
                let sum = evidence.terms(first, second).reduce(0) { $0 + $1.value * Weights.lexical[$1.term] }
                #expect(abs(sum - evidence.score(first, second)) < 1e-9)
            }
        }
    }

    @Test func termsSayWhatMatched() throws {
        let evidence = Self.evidence(try Self.version("en", Self.english), try Self.version("de", Self.german))
        let terms = { (first: Int, second: Int) in
            evidence.terms(first..<(first + 1), second..<(second + 1))
                .reduce(into: [Term: Double]()) { $0[$1.term, default: 0] += $1.value }
        }
        let right = terms(1, 1)
        #expect(right[.numbersMatched] == 1)
        #expect((right[.conceptsMatched] ?? 0) > 0, "Japan and March")
        #expect((right[.wordsMatched] ?? 0) > 0, "Ingrid Svensson")
        #expect(right[.numbersUnmatched] == nil)
        let wrong = terms(0, 1)
        #expect(wrong[.numbersUnmatched] == 2)
        #expect(wrong[.wordsMatched] == nil)
        #expect(terms(2, 3)[.questionsDiffer] == 1)
        #expect(terms(2, 2)[.questionsDiffer] == nil)
    }

    @Test func aDictionaryJoinsWhatNothingElseDoes() throws {
        let first = try Self.version("en", "The grass is wet. The cheese is old.")
        let second = try Self.version("nah", "Zacatl paltic. Queso huehue.")
        let rules = LanguageRules()
        let dictionary = try BilingualDictionary(
            [("the grass", "zacatl"), ("cheese", "queso")], first: ("en", rules), second: ("nah", rules))
        let plain = Self.evidence(first, second)
        let helped = Self.evidence(first, second, dictionary)
        #expect(helped.score(0..<1, 0..<1) > plain.score(0..<1, 0..<1))
        #expect(helped.score(0..<1, 1..<2) == plain.score(0..<1, 1..<2))
    }

    @Test func lengthsAreComparedInThePairsOwnRatio() throws {
        // Three times as long throughout is no mismatch.
        let short = try Self.version("en", "Aa bb. Cc dd ee ff. Gg hh ii.")
        let long = try Self.version(
            "nah", "Aaaa bbbb cccc dddd. Eeee ffff gggg hhhh iiii jjjj kkkk. Llll mmmm nnnn oooo pppp.")
        let terms = Self.evidence(short, long).terms(1..<2, 1..<2)
        let mismatch = terms.first { $0.term == .lengthMismatch }?.value ?? 0
        #expect(mismatch < 0.35)
    }

    @Test func emptyVersionsHaveNothingToSay() throws {
        let empty = try Self.version("en", "")
        let text = try Self.version("de", Self.german)
        let evidence = Self.evidence(empty, text)
        #expect(evidence.score(0..<0, 0..<2).isFinite)
        #expect(evidence.meetingPoints().isEmpty)
    }

    @Test func sameWordsTwiceCountOnceAgainstOne() throws {
        let first = try Self.version("en", "Oslo is big. Oslo is old. Bergen is wet.")
        let second = try Self.version("nb", "Oslo er stor. Byen er gammel. Bergen er våt.")
        let evidence = Self.evidence(first, second)
        let matched = { (x: Range<Int>, y: Range<Int>) in
            evidence.terms(x, y).filter { $0.term == .wordsMatched }.reduce(0) { $0 + $1.value }
        }
        #expect(matched(0..<1, 0..<1) == matched(0..<2, 0..<2))
    }
}
