import TestRandomness
import Testing

@testable import DynamicPrograms

@Suite struct AnchorSearchTests {
    /// Two versions of a text; each place has a number, and is like the place with the same number.
    struct Texts {
        let first: [Int]
        let second: [Int]

        /// Strangers are somewhat alike by chance, sometimes as alike as counterparts.
        func likeness(_ one: Int, _ other: Int) -> Double {
            if first[one] == second[other] { return 0.8 }
            var generator = SplitMix64(seed: UInt64(first[one]) << 32 | UInt64(second[other]))
            return Double.random(in: -0.2...0.5, using: &generator)
        }

        func anchors() -> [Band.Anchor] {
            AnchorSearch.anchors(first: first.count, second: second.count, largestRectangle: 2_000, likeness: likeness)
        }
    }

    static let whole = Array(0..<1000)
    /// What each version has of the text: a chapter missing in one, in both, a late beginning, an early end.
    static let cases: [(Range<Int>?, Range<Int>?)] = [
        (nil, nil), (nil, 350..<600), (350..<600, nil), (0..<750, nil), (nil, 0..<750), (nil, 250..<1000),
        (150..<400, 600..<950), (250..<500, 500..<750),
    ]

    static func texts(_ holes: (Range<Int>?, Range<Int>?)) -> Texts {
        Texts(
            first: whole.filter { holes.0?.contains($0) != true },
            second: whole.filter { holes.1?.contains($0) != true })
    }

    @Test(arguments: cases)
    func anchorsStandWhereBothVersionsAreTheSame(holes: (Range<Int>?, Range<Int>?)) {
        let texts = Self.texts(holes)
        let anchors = texts.anchors()
        #expect(anchors.count >= 10)
        #expect(zip(anchors, anchors.dropFirst()).allSatisfy { $0.first < $1.first && $0.second < $1.second })
        #expect(anchors.allSatisfy { texts.first[$0.first] == texts.second[$0.second] })
    }

    /// The path that takes the hole as it is lies inside the band, for every hole.
    @Test(arguments: cases)
    func bandsHoldThePathThroughAHole(holes: (Range<Int>?, Range<Int>?)) {
        let texts = Self.texts(holes)
        let places = Dictionary(uniqueKeysWithValues: texts.second.enumerated().map { ($1, $0) })
        let scoring = BandTests.Shifted(counterpart: texts.first.map { places[$0] })
        let band = Band(
            first: texts.first.count, second: texts.second.count, anchors: texts.anchors(), margin: 24,
            largestRectangle: 2_000)
        let beads = PairProgram(
            scoring, firstCount: texts.first.count, secondCount: texts.second.count, limits: BandTests.limits,
            band: band
        ).bestPath()
        let shared = texts.first.count { places[$0] != nil }
        #expect(beads.count { !$0.isOneSided } == shared)
        #expect(band.cellCount < texts.first.count * texts.second.count / 4)
    }

    @Test func strangersHaveNoAnchors() {
        let texts = Texts(first: Array(0..<500), second: Array(1000..<1500))
        #expect(texts.anchors().count <= 2)
    }

    /// A constant share of the lattice would be quadratic.
    @Test func looksAtFewPlaces() {
        final class Counter: @unchecked Sendable { var calls = 0 }  // one thread
        let counter = Counter()
        for count in [2_000, 8_000] {
            counter.calls = 0
            _ = AnchorSearch.anchors(first: count, second: count, largestRectangle: 20_000) { one, other in
                counter.calls += 1
                return one == other ? 1 : 0
            }
            #expect(counter.calls < 300 * count)
        }
    }
}
