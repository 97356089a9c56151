import TestRandomness
import Testing

@testable import DynamicPrograms

/// Bands that may have so many cells.
@Suite struct BandSizeTests {
    private static func fault(in band: Band, second: Int) -> Bool {
        !band.columns[0].contains(0) || !band.columns[band.columns.count - 1].contains(second)
            || band.columns.contains(where: \.isEmpty)
            || zip(band.columns, band.columns.dropFirst()).contains {
                $0.lowerBound > $1.lowerBound || $0.upperBound > $1.upperBound || $0.upperBound < $1.lowerBound
            }
    }

    @Test(arguments: [(4000, 4000), (4000, 300), (300, 4000), (5000, 1), (1, 5000)])
    func anchoredBands(first: Int, second: Int) {
        for most in [40 * (first + second), 400 * (first + second)] {
            for anchors in [[], [Band.Anchor(first: first / 2, second: second / 4, weight: 1)]] {
                let band = Band(first: first, second: second, anchors: anchors, margin: 16, most: most)
                #expect(band.cellCount <= most)
                #expect(!Self.fault(in: band, second: second))
            }
        }
    }

    @Test func trimmedBandsHoldThePath() {
        for seed in 0..<60 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            let counts = (Int.random(in: 1...60, using: &generator), Int.random(in: 1...60, using: &generator))
            let limits = BeadLimits(first: 2, second: 2, sum: 3, oneSided: 2)
            let program = PairProgram(
                RandomScoring(seed: seed), firstCount: counts.0, secondCount: counts.1, limits: limits)
            let path = program.bestPath()
            let most = 4 * (counts.0 + counts.1)
            let band = program.band.trimmed(along: path, to: most)
            #expect(band.cellCount <= max(most, 8 * (counts.0 + counts.1)))
            #expect(!Self.fault(in: band, second: counts.1))
            let again = PairProgram(
                RandomScoring(seed: seed), firstCount: counts.0, secondCount: counts.1, limits: limits, band: band)
            #expect(again.bestPath() == path, "seed \(seed)")
        }
    }

    @Test func narrowedBandsOfWhatIsUndecided() {
        struct Undecided: PairScoring {
            func score(_ first: Range<Int>, _ second: Range<Int>) -> Double { 0 }
        }
        let program = PairProgram(
            Undecided(), firstCount: 200, secondCount: 150, limits: BeadLimits(first: 4, second: 4, sum: 5, oneSided: 4)
        )
        let small = BeadLimits(first: 2, second: 2, sum: 3, oneSided: 1)
        let band = program.narrowedBand(small: small, tolerance: 20, margin: 4, most: 5000)
        #expect(band.cellCount <= 6000)
        #expect(!Self.fault(in: band, second: 150))
        #expect(program.narrowedBand(small: small, tolerance: 20, margin: 4).cellCount > 6000)
    }
}
