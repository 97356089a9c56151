import Segmentation
import Testing

@testable import Evidence

@Suite struct UnmarkedStretchesTests {
    /// Words in lower case without a mark, cut at every tenth.
    private static func version(words: Int) throws -> VersionEvidence {
        let text = (0..<words).map { ["wood", "rain", "fish", "gold", "stone", "river", "light"][$0 % 7] }
        return try PairEvidenceTests.version("en", text.joined(separator: " "))
    }

    private static func opened(_ version: VersionEvidence) throws -> Segmentation {
        var segmenter = try Segmenter(RuleCatalog().tables(for: version.language))
        return segmenter.opening([0], of: version.segmentation)
    }

    @Test func aLongStretchHasEndsThoughNothingSaysSo() throws {
        let segmentation = try Self.opened(Self.version(words: 400))
        let raw = segmentation.boundaries.dropLast().reduce(0) { $0 + $1.strength }
        let lengths = (0...segmentation.segments.count).map {
            Int32($0 == 0 ? 0 : 1800 * $0 / segmentation.segments.count)
        }
        let stretches = UnmarkedStretches(of: segmentation, lengths: lengths, spacesEndSentences: false)
        let found = stretches.boundaries
        let expected = found.dropLast().reduce(0) { $0 + $1.strength }
        #expect(raw < 3, "the language's model hardly expects an end where no mark stands")
        #expect(expected > 8 && expected < 20, "1,800 letters are some fifteen sentences")
        #expect(found.map(\.kind) == segmentation.boundaries.map(\.kind))
        #expect(stretches.isInside.dropLast().allSatisfy { $0 } && stretches.marked.letters == 0)
        // The places keep their order.
        let order = { (boundaries: [Boundary]) in
            boundaries.indices.sorted { boundaries[$0].strength < boundaries[$1].strength }
        }
        #expect(order(found.dropLast()).first == order(segmentation.boundaries.dropLast()).first)
    }

    @Test func aSentenceIsLeftAsItIs() throws {
        let segmentation = try Self.opened(Self.version(words: 40))
        let lengths = (0...segmentation.segments.count).map { Int32(180 * $0 / max(1, segmentation.segments.count)) }
        let stretches = UnmarkedStretches(of: segmentation, lengths: lengths, spacesEndSentences: false)
        #expect(stretches.boundaries == segmentation.boundaries)
        #expect(!stretches.isInside.contains(true))
    }

    @Test func otherVersionsTellHowManySentencesThereAre() throws {
        let unmarked = try PairEvidenceTests.version(
            "en", (0..<400).map { ["wood", "rain", "fish", "gold"][$0 % 4] }.joined(separator: " "))
        let short = try PairEvidenceTests.version("de", String(repeating: "Das Holz ist nass. ", count: 100))
        let long = try PairEvidenceTests.version(
            "de",
            String(
                repeating: "Das Holz am Ufer des kleinen Flusses ist nass und riecht nach altem Fisch und Moos. ",
                count: 20))
        func opened(_ version: VersionEvidence) throws -> VersionEvidence {
            var segmenter = try Segmenter(RuleCatalog().tables(for: version.language))
            var reader = try EvidenceReader(locale: "en", rules: RuleCatalog().tables(for: version.language).rules)
            return reader.read(segmenter.opening([0], of: version.segmentation))
        }
        let text = try opened(unmarked)
        let besideShort = VersionEvidence.agreeing([text, short])
        let besideLong = VersionEvidence.agreeing([text, long])
        let sentences = { (versions: [VersionEvidence]) in versions[0].sentences(in: 0..<versions[0].count) }
        #expect(sentences(besideShort) > 1.5 * sentences(besideLong))
        #expect(besideShort[1] === short, "a text with marks stays as it is")
        let alone = VersionEvidence.agreeing([text, text])
        #expect(alone[0] === text, "who has no marks tells nothing")
    }
}
