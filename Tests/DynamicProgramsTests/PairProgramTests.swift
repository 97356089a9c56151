import Foundation
import Testing

@testable import DynamicPrograms

@Suite struct PairProgramTests {
    static let limits = [
        BeadLimits(first: 1, second: 1, sum: 2, oneSided: 1),
        BeadLimits(first: 2, second: 2, sum: 3, oneSided: 1),
        BeadLimits(first: 3, second: 2, sum: 5, oneSided: 2),
    ]
    static let sizes = (0...4).flatMap { first in (0...4).map { (first, $0) } }

    @Test(arguments: sizes, limits)
    func bestPathIsBestOfAll(size: (Int, Int), limits: BeadLimits) {
        for seed in 0..<4 as Range<UInt64> {
            let scoring = RandomScoring(seed: seed, gaps: GapScores(again: Double(seed) - 1, both: -Double(seed)))
            let program = PairProgram(scoring, firstCount: size.0, secondCount: size.1, limits: limits)
            let all = BruteForce.paths(size.0, size.1, limits)
            let best = all.map { BruteForce.score($0, scoring) }.max() ?? 0
            let path = program.bestPath()
            #expect(abs(BruteForce.score(path, scoring) - best) < 1e-9, "seed \(seed): \(path)")
            #expect(program.solve().beads == path)
        }
    }

    @Test(arguments: sizes, limits)
    func probabilitiesAreSharesOfAllPaths(size: (Int, Int), limits: BeadLimits) {
        for gaps in [GapScores(), GapScores(again: 2, both: -1.5), GapScores(again: -3, both: -40)] {
            probabilitiesAreShares(size, limits, gaps)
        }
    }

    private func probabilitiesAreShares(_ size: (Int, Int), _ limits: BeadLimits, _ gaps: GapScores) {
        let scoring = RandomScoring(seed: 7, gaps: gaps)
        let solution = PairProgram(scoring, firstCount: size.0, secondCount: size.1, limits: limits).solve()
        let all = BruteForce.paths(size.0, size.1, limits)
        let weights = all.map { exp(BruteForce.score($0, scoring)) }
        let total = weights.reduce(0, +)
        #expect(abs(solution.logPartition - log(total)) < 1e-4)
        var expected: [Bead: Double] = [:]
        for (path, weight) in zip(all, weights) {
            for bead in path { expected[bead, default: 0] += weight / total }
        }
        for (bead, probability) in expected {
            #expect(abs(solution.probability(of: bead) - probability) < 1e-4, "\(bead)")
        }
        var cuts: [[Int]: Double] = [:]
        for (path, weight) in zip(all, weights) {
            for bead in path { cuts[[bead.first.lowerBound, bead.second.lowerBound], default: 0] += weight / total }
        }
        for row in 0..<size.0 {
            for column in 0..<size.1 {
                let expected = cuts[[row, column]] ?? 0
                #expect(abs(solution.probability(ofCutAt: row, column) - expected) < 1e-4, "\(row), \(column)")
            }
        }
        var seen = 0
        solution.forEachBead(minimum: 1e-12) { bead, probability in
            seen += 1
            #expect(abs((expected[bead] ?? 0) - probability) < 1e-4, "\(bead)")
        }
        #expect(seen >= expected.count { $0.value > 1e-9 })
    }

    @Test(arguments: [1e-4, 0.01, 0.2, 0.9])
    func likelyCutsAreThoseOfEnoughPaths(least: Double) {
        for seed in 0..<8 as Range<UInt64> {
            let limits = Self.limits[2]
            let scoring = RandomScoring(seed: seed, gaps: GapScores(again: Double(seed % 3), both: -Double(seed) / 2))
            let solution = PairProgram(scoring, firstCount: 4, secondCount: 3, limits: limits).solve()
            let all = BruteForce.paths(4, 3, limits)
            let weights = all.map { exp(BruteForce.score($0, scoring)) }
            let total = weights.reduce(0, +)
            let likely = (0...4).map { row -> ClosedRange<Int>? in
                let columns = (0...3).filter { column in
                    let through = zip(all, weights).filter { path, _ in
                        [row, column] == [0, 0]
                            || path.contains { $0.first.upperBound == row && $0.second.upperBound == column }
                    }
                    return through.reduce(0) { $0 + $1.1 } / total >= least
                }
                guard let low = columns.first, let high = columns.last else { return nil }
                return low...high
            }
            #expect(solution.likelyCuts(least: least) == likely, "seed \(seed)")
        }
    }

    @Test func probabilityOfARowCountsFinerBeads() {
        // Two certain 1-1 beads inside one row of 2-2.
        struct Diagonal: PairScoring {
            func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
                first.count == 1 && second.count == 1 && first == second ? 20 : -20
            }
        }
        let limits = BeadLimits(first: 2, second: 2, sum: 4, oneSided: 1)
        let solution = PairProgram(Diagonal(), firstCount: 2, secondCount: 2, limits: limits).solve()
        let length = { (run: Range<Int>) in Double(run.count) }
        let whole = solution.probability(first: 0..<2, second: 0..<2, firstLength: length, secondLength: length)
        #expect(whole > 0.999)
        let crossed = solution.probability(first: 0..<1, second: 1..<2, firstLength: length, secondLength: length)
        #expect(crossed < 0.001)
    }

    /// Against adding up every path's beads that hold some of both sides of a row.
    @Test(arguments: 1...10 as ClosedRange<UInt64>) func pairedShareIsThatOfAllPaths(seed: UInt64) {
        let limits = Self.limits[1]
        let scoring = RandomScoring(seed: seed)
        let solution = PairProgram(scoring, firstCount: 4, secondCount: 4, limits: limits).solve()
        let paths = BruteForce.paths(4, 4, limits)
        let weights = paths.map { exp(BruteForce.score($0, scoring)) }
        let total = weights.reduce(0, +)
        let length = { (run: Range<Int>) in Double(run.count) }
        for (first, second) in [(0..<1, 0..<1), (1..<3, 1..<2), (2..<4, 0..<3), (0..<4, 0..<4), (1..<2, 3..<4)] {
            var paired = 0.0
            for (path, weight) in zip(paths, weights) {
                for bead in path {
                    let (own, other) = (bead.first.clamped(to: first), bead.second.clamped(to: second))
                    if !own.isEmpty, !other.isEmpty { paired += weight / total * Double(own.count + other.count) }
                }
            }
            let share = solution.probability(
                reaching: first, second, firstLength: length, secondLength: length)
            #expect(abs(share - paired / Double(first.count + second.count)) < 1e-4, "\(first), \(second)")
        }
    }

    @Test func everyPathCoversBothVersionsInOrder() {
        for seed in 0..<50 as Range<UInt64> {
            let beads = PairProgram(
                RandomScoring(seed: seed), firstCount: 17, secondCount: 23, limits: Self.limits[2]
            ).bestPath()
            #expect(beads.flatMap { Array($0.first) } == Array(0..<17))
            #expect(beads.flatMap { Array($0.second) } == Array(0..<23))
        }
    }

    @Test func forbiddenBeadsAreAvoided() {
        struct NoJoins: PairScoring {
            func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
                first.count + second.count > 2 ? -.infinity : first.isEmpty || second.isEmpty ? -1 : 0
            }
        }
        let solution = PairProgram(NoJoins(), firstCount: 5, secondCount: 7, limits: Self.limits[2]).solve()
        #expect(solution.beads.allSatisfy { $0.first.count + $0.second.count <= 2 })
        #expect(solution.logPartition.isFinite)
    }
}
