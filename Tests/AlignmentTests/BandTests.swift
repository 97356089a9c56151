import Testing

@testable import Alignment

@Suite struct BandTests {
    /// Pairs segment n with n + shift; everything else is poor.
    struct Shifted: PairScoring {
        /// For each segment of the first version its counterpart.
        let counterpart: [Int?]

        func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
            if first.isEmpty || second.isEmpty { return -1.5 * Double(first.count + second.count) }
            guard first.count == 1, second.count == 1 else { return -8 }
            return counterpart[first.lowerBound] == second.lowerBound ? 4 : -5
        }
    }

    static let limits = BeadLimits(first: 2, second: 2, sum: 3, oneSided: 3)

    @Test func bandsAreConnectedAndReachBothEnds() {
        for seed in 0..<200 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let first = Int.random(in: 0...60, using: &generator)
            let second = Int.random(in: 0...60, using: &generator)
            let anchors = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                Band.Anchor(
                    first: Int.random(in: 0...60, using: &generator), second: Int.random(in: 0...60, using: &generator),
                    weight: Double.random(in: 0...5, using: &generator))
            }
            let band = Band(first: first, second: second, anchors: anchors, margin: 2, largestRectangle: 50)
            #expect(band.columns.count == first + 1)
            #expect(band.columns[0].contains(0), "seed \(seed)")
            #expect(band.columns[first].contains(second), "seed \(seed)")
            for (row, next) in zip(band.columns, band.columns.dropFirst()) {
                #expect(row.lowerBound <= next.lowerBound && row.upperBound <= next.upperBound, "seed \(seed)")
                #expect(row.upperBound >= next.lowerBound, "seed \(seed): the band is torn")
            }
            let beads = PairProgram(
                RandomScoring(seed: seed), firstCount: first, secondCount: second, limits: Self.limits, band: band
            ).bestPath()
            #expect(beads.reduce(0) { $0 + $1.first.count } == first, "seed \(seed)")
            #expect(beads.reduce(0) { $0 + $1.second.count } == second, "seed \(seed)")
        }
    }

    @Test func chainIsTheHeaviestOfAll() {
        for seed in 0..<100 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let anchors = (0..<9).map { _ in
                Band.Anchor(
                    first: Int.random(in: 0...8, using: &generator), second: Int.random(in: 0...8, using: &generator),
                    weight: Double.random(in: 0.1...1, using: &generator))
            }
            var best = 0.0
            for subset in 0..<(1 << anchors.count) {
                let chosen = anchors.indices.filter { subset >> $0 & 1 == 1 }.map { anchors[$0] }
                    .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
                let rises = zip(chosen, chosen.dropFirst()).allSatisfy { $0.first < $1.first && $0.second < $1.second }
                if rises { best = max(best, chosen.reduce(0) { $0 + $1.weight }) }
            }
            let chain = Band.chain(anchors, first: 8, second: 8)
            #expect(zip(chain, chain.dropFirst()).allSatisfy { $0.first < $1.first && $0.second < $1.second })
            #expect(abs(chain.reduce(0) { $0 + $1.weight } - best) < 1e-9, "seed \(seed)")
        }
    }

    /// One version lacks a chapter of 400 segments: the narrowed band still holds the right path.
    @Test func narrowedBandKeepsAMissingChapter() {
        let counterpart = (0..<600).map { $0 < 100 ? $0 : $0 < 500 ? nil : $0 - 400 }
        let program = PairProgram(
            Shifted(counterpart: counterpart), firstCount: 600, secondCount: 200, limits: Self.limits)
        let band = program.narrowedBand(
            small: BeadLimits(first: 2, second: 2, sum: 3, oneSided: 1), tolerance: 20, margin: 6)
        #expect(band.cellCount < program.band.cellCount / 4)
        let narrow = PairProgram(
            Shifted(counterpart: counterpart), firstCount: 600, secondCount: 200, limits: Self.limits, band: band)
        let expected = program.bestPath().filter { !$0.isOneSided }
        #expect(narrow.bestPath().filter { !$0.isOneSided } == expected)
        #expect(expected.count == 200)
    }

    /// The band along anchors holds it too, and is far smaller than the lattice.
    @Test func anchoredBandKeepsAMissingChapter() {
        let counterpart = (0..<2000).map { $0 < 700 ? $0 : $0 < 1200 ? nil : $0 - 500 }
        let anchors = counterpart.indices.filter { $0 % 10 == 3 }.compactMap { row in
            counterpart[row].map { Band.Anchor(first: row, second: $0, weight: 1) }
        }
        let band = Band(first: 2000, second: 1500, anchors: anchors, margin: 12)
        let beads = PairProgram(
            Shifted(counterpart: counterpart), firstCount: 2000, secondCount: 1500, limits: Self.limits, band: band
        ).bestPath()
        #expect(beads.count { !$0.isOneSided } == 1500)
        #expect(band.cellCount < 2000 * 1500 / 10)
    }
}
