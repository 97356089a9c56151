import TestRandomness
import Testing

@testable import DynamicPrograms

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
            var generator = SplitMix64(seed: seed)
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
            var generator = SplitMix64(seed: seed)
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

    /// Any hole of any size between two anchors that stand beside it is inside the band, in either version.
    @Test func everyHoleBetweenAnchorsIsCovered() {
        for seed in 0..<40 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            let start = Int.random(in: 0...300, using: &generator)
            let hole = Int.random(in: 1...3000, using: &generator)
            let rest = Int.random(in: 0...300, using: &generator)
            let gap = Int.random(in: 0...20, using: &generator)
            let anchors = [
                Band.Anchor(first: start - min(start, gap), second: start - min(start, gap), weight: 1),
                Band.Anchor(first: start + hole + min(rest, gap), second: start + min(rest, gap), weight: 1),
            ]
            let isSwapped = seed % 2 == 1
            let band = Band(
                first: isSwapped ? start + rest : start + hole + rest,
                second: isSwapped ? start + hole + rest : start + rest,
                anchors: isSwapped
                    ? anchors.map { Band.Anchor(first: $0.second, second: $0.first, weight: 1) } : anchors,
                margin: 24, largestRectangle: 20_000)
            let path =
                (0...start).map { ($0, $0) } + (0...(hole + rest)).map { (start + $0, start + max(0, $0 - hole)) }
            for (row, column) in path {
                let cell = isSwapped ? (column, row) : (row, column)
                #expect(band.columns[cell.0].contains(cell.1), "seed \(seed): \(cell)")
            }
        }
    }

    @Test func widenedBandsHoldTheBandAndStillRise() {
        for seed in 0..<100 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            let band = Band(first: 80, second: 60, anchors: [.init(first: 40, second: 20, weight: 1)], margin: 2)
            let rows = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                Int.random(in: 0...80, using: &generator)
            }
            let wider = band.widened(around: rows, by: 5, second: 60)
            for row in 0...80 {
                let (old, new) = (band.columns[row], wider.columns[row])
                #expect(new.lowerBound <= old.lowerBound && new.upperBound >= old.upperBound)
                #expect(new.lowerBound >= 0 && new.upperBound <= 61)
                if rows.contains(where: { abs($0 - row) <= 5 }) {
                    #expect(
                        new.lowerBound <= max(0, old.lowerBound - 5) && new.upperBound >= min(61, old.upperBound + 5))
                }
            }
            for (row, next) in zip(wider.columns, wider.columns.dropFirst()) {
                #expect(row.lowerBound <= next.lowerBound && row.upperBound <= next.upperBound, "seed \(seed)")
            }
        }
    }

    /// One bead of many segments leaps from a row to the next; small beads must find a way too.
    @Test func rowsThatLeapAreJoined() {
        let band = Band([0...1, 9...10, 10...12], margin: 0, second: 12)
        for (row, next) in zip(band.columns, band.columns.dropFirst()) { #expect(row.overlaps(next)) }
        let small = BeadLimits(first: 1, second: 1, sum: 2, oneSided: 1)
        let program = PairProgram(RandomScoring(seed: 3), firstCount: 2, secondCount: 12, limits: small, band: band)
        #expect(program.bestPath().flatMap { Array($0.second) } == Array(0..<12))
        #expect(program.solve().logPartition.isFinite)
    }
}
