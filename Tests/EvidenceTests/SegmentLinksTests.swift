import TestRandomness
import Testing

@testable import Evidence

@Suite struct SegmentLinksTests {
    /// Against counting every link of every bead.
    @Test(arguments: 1...20) func reachIsThatOfCounting(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let counts = (Int.random(in: 1...6, using: &random), Int.random(in: 1...6, using: &random))
        let links = (0..<12).map { _ in
            SegmentLinks.Link(
                first: Int.random(in: 0..<counts.0, using: &random),
                second: Int.random(in: 0..<counts.1, using: &random),
                probability: Float.random(in: 0...1, using: &random))
        }
        let words = (
            first: (0..<counts.0).map { _ in Int32.random(in: 0...9, using: &random) },
            second: (0..<counts.1).map { _ in Int32.random(in: 0...9, using: &random) }
        )
        let known = SegmentLinks(links, words: words)
        for x in runs(counts.0) {
            for y in runs(counts.1) {
                let (inside, across) = links.reduce(into: (0.0, 0.0)) { sums, link in
                    let ends = (x.contains(link.first), y.contains(link.second))
                    if ends.0 && ends.1 { sums.0 += Double(link.probability) }
                    if ends.0 != ends.1 { sums.1 += Double(link.probability) }
                }
                let count = Double(x.reduce(0) { $0 + words.first[$1] } + y.reduce(0) { $0 + words.second[$1] })
                let reach = known.reach(x, y)
                #expect(abs(reach.across - min(SegmentLinks.mostAcross, across)) < 1e-4)
                #expect(abs(reach.share - (count > 0 ? min(1, 2 * inside / count) : 0)) < 1e-4)
            }
        }
    }

    private func runs(_ count: Int) -> [Range<Int>] {
        (0...count).flatMap { start in (start...count).map { start..<$0 } }
    }

    /// A bead that cuts a link scores less than the same bead with both ends of it, and one that nobody read stays as it is.
    @Test func linksAcrossCount() throws {
        let first = try PairEvidenceTests.version("en", PairEvidenceTests.english)
        let second = try PairEvidenceTests.version("de", PairEvidenceTests.german)
        var weights = Weights.lexical
        weights[.linksAcross] = -1
        weights[.wordsLinked] = 2
        weights[.leftOutLinked] = -3
        let plain = PairEvidence(first: first, second: second, weights: weights, longestRun: (8, 8))
        #expect(plain.weighsLinks && !PairEvidenceTests.evidence(first, second).weighsLinks)
        func words(_ count: Int, _ version: VersionEvidence) -> [Int32] {
            (0..<version.count).map { $0 < 2 ? Int32(count) : 0 }
        }
        let linked = plain.with(
            links: SegmentLinks(
                [.init(first: 0, second: 0, probability: 0.5), .init(first: 0, second: 1, probability: 1)],
                words: (first: words(4, first), second: words(4, second))))
        func gain(_ x: Range<Int>, _ y: Range<Int>) -> Double { linked.score(x, y) - plain.score(x, y) }
        #expect(abs(gain(0..<1, 0..<1) - (2 * 0.125 - 1)) < 1e-6)
        #expect(abs(gain(0..<1, 0..<2) - 2 * 3 / 12) < 1e-6)
        #expect(abs(gain(0..<1, 0..<0) - -3 * 1.5 / 4) < 1e-6)
        #expect(abs(gain(0..<0, 1..<2) - -3 * 1.0 / 4) < 1e-6)
        #expect(gain(2..<3, 2..<3) == 0)
        #expect(linked.terms(0..<1, 0..<1).contains { $0.term == .linksAcross && abs($0.value - 1) < 1e-6 })
    }
}
