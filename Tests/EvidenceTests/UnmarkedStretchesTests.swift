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
        let found = UnmarkedStretches.boundaries(of: segmentation, lengths: lengths)
        let expected = found.dropLast().reduce(0) { $0 + $1.strength }
        #expect(raw < 3, "the language's model hardly expects an end where no mark stands")
        #expect(expected > 8 && expected < 20, "1,800 letters are some fifteen sentences")
        #expect(found.map(\.kind) == segmentation.boundaries.map(\.kind))
        // The places keep their order.
        let order = { (boundaries: [Boundary]) in
            boundaries.indices.sorted { boundaries[$0].strength < boundaries[$1].strength }
        }
        #expect(order(found.dropLast()).first == order(segmentation.boundaries.dropLast()).first)
    }

    @Test func aSentenceIsLeftAsItIs() throws {
        let segmentation = try Self.opened(Self.version(words: 40))
        let lengths = (0...segmentation.segments.count).map { Int32(180 * $0 / max(1, segmentation.segments.count)) }
        #expect(UnmarkedStretches.boundaries(of: segmentation, lengths: lengths) == segmentation.boundaries)
    }
}
