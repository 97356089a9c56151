import TestRandomness
import Testing

@testable import DynamicPrograms

@Suite struct JointProgramTests {
    /// The pairwise paths that the joint program starts from.
    static func pairPaths(_ scoring: RandomScoring) -> [[[Bead]]] {
        struct Pair: PairScoring {
            let base: RandomScoring
            let one: Int
            let other: Int
            func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
                base.score(one, first: first, other: other, second: second)
            }
        }
        let limits = BeadLimits(
            first: scoring.longest, second: scoring.longest, sum: 2 * scoring.longest, oneSided: scoring.longest)
        return scoring.counts.indices.map { one in
            scoring.counts.indices.filter { $0 > one }.map { other in
                PairProgram(
                    Pair(base: scoring, one: one, other: other), firstCount: scoring.counts[one],
                    secondCount: scoring.counts[other], limits: limits
                ).bestPath()
            }
        }
    }

    static func score(_ rows: [[Range<Int>]], _ scoring: RandomScoring) -> Double {
        rows.reduce(0) { $0 + BruteForce.rowScore($1.map(\.lowerBound), $1.map(\.upperBound), scoring) }
    }

    static func isTable(_ rows: [[Range<Int>]], _ counts: [Int]) -> Bool {
        counts.indices.allSatisfy { version in
            rows.flatMap { Array($0[version]) } == Array(0..<counts[version])
        } && rows.allSatisfy { $0.contains { !$0.isEmpty } }
    }

    @Test(arguments: [[2, 2], [2, 2, 2], [3, 2, 3], [1, 3, 2], [0, 2, 2], [3, 3, 3], [2, 1, 2, 2]])
    func smallTablesAreTheBestOfAll(counts: [Int]) {
        for seed in 0..<10 as Range<UInt64> {
            let scoring = RandomScoring(seed: seed, counts: counts, longest: 2)
            var program = JointProgram(scoring)
            let rows = program.solve(pairPaths: Self.pairPaths(scoring))
            let best = BruteForce.bestJoint(scoring)
            let score = Self.score(rows, scoring)
            #expect(Self.isTable(rows, counts), "seed \(seed)")
            #expect(abs(score - best) < 1e-9, "seed \(seed)")
        }
    }

    /// Random scores are the hardest case for a search, since nothing near a good row is good: it must not pass the
    /// optimum, and must come near it.
    @Test func searchComesNearTheBest() {
        for seed in 0..<6 as Range<UInt64> {
            let scoring = RandomScoring(seed: seed, counts: [11, 10, 12], longest: 2)
            let paths = Self.pairPaths(scoring)
            var program = JointProgram(scoring)
            let rows = program.solve(pairPaths: paths)
            let score = Self.score(rows, scoring)
            #expect(Self.isTable(rows, scoring.counts), "seed \(seed)")
            let best = BruteForce.bestJoint(scoring)
            #expect(score <= best + 1e-9, "seed \(seed)")
            #expect(score > 0.8 * best, "seed \(seed): \(score) of \(best)")
        }
    }

    /// Rows that are not looked at again could not have mattered.
    @Test func rowsAreLookedAtOnceOrOftenToTheSameEnd() {
        for seed in 0..<12 as Range<UInt64> {
            let scoring = RandomScoring(seed: seed, counts: [16, 15, 17], longest: 3)
            let paths = Self.pairPaths(scoring)
            let tables = [0, 0.5, nil, .infinity].map { slack -> [[Range<Int>]] in
                var program = JointProgram(scoring, slack: slack)
                return program.solve(pairPaths: paths)
            }
            for table in tables { #expect(table == tables[0], "seed \(seed)") }
        }
    }

    /// Scores that agree on one right table: it is found, whole.
    struct Agreeing: JointScoring {
        /// For each version the row of each of its segments.
        let rows: [[Int]]
        var versionCount: Int { rows.count }
        func segmentCount(of version: Int) -> Int { rows[version].count }
        func longestRun(of version: Int) -> Int { 4 }
        func score(_ one: Int, first: Range<Int>, other: Int, second: Range<Int>) -> Double {
            let left = Set(first.map { rows[one][$0] })
            let right = Set(second.map { rows[other][$0] })
            if first.isEmpty || second.isEmpty { return -1 * Double(first.count + second.count) }
            guard left == right, left.count == 1 else { return -6 }
            let isWhole =
                rows[one].count { left.contains($0) } == first.count
                && rows[other].count { left.contains($0) } == second.count
            return isWhole ? 3 : 0
        }
    }

    @Test func findsTheTableThatAllPairsAgreeOn() {
        for seed in 0..<20 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            // Every version has each of 12 rows in one to three segments, or not at all.
            let rows = (0..<4).map { _ in
                (0..<12).flatMap { row in
                    Array(repeating: row, count: [0, 1, 1, 1, 2, 3].randomElement(using: &generator) ?? 1)
                }
            }
            let scoring = Agreeing(rows: rows)
            let limits = BeadLimits(first: 4, second: 4, sum: 8, oneSided: 4)
            struct Pair: PairScoring {
                let base: Agreeing
                let one: Int
                let other: Int
                func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
                    base.score(one, first: first, other: other, second: second)
                }
            }
            let paths = rows.indices.map { one in
                rows.indices.filter { $0 > one }.map { other in
                    PairProgram(
                        Pair(base: scoring, one: one, other: other), firstCount: rows[one].count,
                        secondCount: rows[other].count, limits: limits
                    ).bestPath()
                }
            }
            var program = JointProgram(scoring)
            let table = program.solve(pairPaths: paths)
            #expect(Self.isTable(table, rows.map(\.count)), "seed \(seed)")
            for row in table where row.count(where: { !$0.isEmpty }) > 1 {
                let numbers = Set(row.enumerated().flatMap { version, run in run.map { rows[version][$0] } })
                #expect(numbers.count == 1, "seed \(seed): \(row)")
            }
        }
    }
}
