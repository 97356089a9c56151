import Documents
import Encoders
import ICUText
import Segmentation
import Testing

@testable import Evidence

/// Kinds of blocks and times as evidence.
@Suite struct BlockTermTests {
    /// A line a block, all of a kind or of none.
    private static func version(_ tag: String, _ blocks: [(text: String, kind: BlockKind?)]) throws -> VersionEvidence {
        var document = Document(
            language: try #require(LanguageTag(tag)), string: blocks.map(\.text).joined(separator: "\n\n"))
        var spans: [BlockSpan] = []
        var start = 0
        for (text, kind) in blocks {
            let end = start + text.utf16.count
            if let kind { spans.append(BlockSpan(range: start..<end, kind: kind)) }
            start = end + 2
        }
        document.blocks = spans
        return try read(document)
    }

    private static func read(_ document: Document) throws -> VersionEvidence {
        let tables = try RuleCatalog().tables(for: document.language)
        var segmenter = try Segmenter(tables)
        var reader = try EvidenceReader(locale: document.language.localeIdentifier, rules: tables.rules)
        return reader.read(segmenter.segment(document))
    }

    private static func terms(_ one: VersionEvidence, _ other: VersionEvidence) -> PairEvidence {
        PairEvidence(first: one, second: other, weights: .lexical, longestRun: (3, 3))
    }

    private func value(_ term: Term, _ evidence: PairEvidence, _ x: Range<Int>, _ y: Range<Int>) -> Double {
        evidence.terms(x, y).first { $0.term == term }?.value ?? 0
    }

    @Test func kinds() throws {
        let german = try Self.version(
            "de", [("Das Haus", .heading(level: 1)), ("Ein Satz.", nil), ("Punkt", .listItem), ("Zelle", .tableCell)])
        let english = try Self.version(
            "en", [("The house", .heading(level: 2)), ("A sentence.", nil), ("Item", .listItem), ("Other", .listItem)])
        let evidence = Self.terms(german, english)
        #expect(value(.kindsAgree, evidence, 0..<1, 0..<1) == 0.5)
        #expect(value(.kindsDiffer, evidence, 0..<1, 1..<2) == 1)
        #expect(value(.kindsAgree, evidence, 1..<2, 1..<2) == 0)
        #expect(value(.kindsDiffer, evidence, 1..<2, 1..<2) == 0)
        #expect(value(.kindsAgree, evidence, 2..<3, 2..<3) == 1)
        #expect(value(.kindsDiffer, evidence, 3..<4, 3..<4) == 1)
        // A heading's edge counts twice.
        #expect(value(.kindsJoined, evidence, 0..<2, 0..<1) == 2)
        #expect(value(.kindsJoined, evidence, 1..<3, 1..<3) == 2)
        #expect(value(.kindsJoined, evidence, 2..<3, 2..<4) == 0)
        #expect(german.changesKind(before: 1) && german.changesKind(before: 3) && !english.changesKind(before: 3))
        // Plain text tells nothing.
        var plain = Document(language: try #require(LanguageTag("en")), string: "The house\n\nA sentence.\n\nItem")
        plain.blocks = nil
        let terms = Self.terms(german, try Self.read(plain)).terms(0..<1, 1..<2).map(\.term)
        #expect(!terms.contains(.kindsDiffer) && !terms.contains(.kindsAgree))
    }

    // MARK: Times

    /// A cue a sentence, at uneven times; `change` says when a version says it.
    private static func film(
        _ tag: String, count: Int = 60, _ change: (Int, Double) -> Double = { $1 }
    ) throws -> VersionEvidence {
        var text = ""
        var times: [TimedSpan] = []
        var time = 5.0
        for number in 0..<count {
            let start = text.utf16.count
            text += "Hier steht ein Satz."
            let begin = Int(change(number, time) * 1000)
            times.append(TimedSpan(range: start..<text.utf16.count, start: begin, end: begin + 1500))
            text += " "
            time += 2 + Double(number * number % 7)
        }
        var document = Document(language: try #require(LanguageTag(tag)), string: text)
        document.times = times
        return try read(document)
    }

    private func timing(_ one: VersionEvidence, _ other: VersionEvidence) throws -> PairTiming? {
        PairTiming(try #require(one.times), try #require(other.times))
    }

    @Test func shiftsAndRates() throws {
        let film = try Self.film("de")
        for (rate, shift) in [(1.0, 0.0), (1, 37.3), (25 / 24, 0), (24 / 25, -3.1)] {
            let other = try Self.film("en") { $1 * rate + shift }
            for (one, two) in [(film, other), (other, film)] {
                let found = try #require(try timing(one, two), "\(rate) \(shift)")
                for segment in 0..<60 {
                    #expect(found.apart(segment..<(segment + 1), segment..<(segment + 1)) < 0.5)
                }
                #expect(found.apart(20..<21, 22..<23) > 4)
                #expect(found.overlap(20..<21, 20..<21) > 0.6)
                #expect(found.overlap(20..<21, 22..<23) == 0)
            }
        }
    }

    /// Times that do not agree overall say nothing.
    @Test func strangersAndParts() throws {
        let film = try Self.film("de")
        #expect(try timing(film, try Self.film("en") { number, _ in Double(number) * 3.7 + Double(number % 5) }) == nil)
        // Half of it a minute later.
        #expect(try timing(film, try Self.film("en") { $1 + ($0 < 30 ? 0 : 61.3) }) == nil)
        #expect(try timing(try Self.film("de", count: 5), try Self.film("en", count: 5)) == nil)
    }

    /// Fewer and longer cues of the one begin where cues of the other do.
    @Test func longerCues() throws {
        let film = try Self.film("de", count: 90)
        var document = film.segmentation.document
        document.times = stride(from: 0, to: 90, by: 3).map { first in
            let (one, other) = (document.times[first], document.times[first + 2])
            return TimedSpan(
                range: one.range.lowerBound..<other.range.upperBound, start: one.start + 12_000, end: other.end + 12_000
            )
        }
        let found = try #require(try timing(film, try Self.read(document)))
        #expect(found.apart(30..<33, 30..<33) == 0)
        #expect(found.apart(30..<33, 33..<36) > 4)
    }
}
