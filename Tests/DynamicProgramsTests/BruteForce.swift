import DynamicPrograms
import Foundation

/// Every path there is, for sizes small enough: what the dynamic programs are held against.
enum BruteForce {
    /// All ways to align `first` with `second` segments within the limits.
    static func paths(_ first: Int, _ second: Int, _ limits: BeadLimits) -> [[Bead]] {
        var found: [[Bead]] = []
        extend([], 0, 0, first, second, limits, &found)
        return found
    }

    private static func extend(
        _ path: [Bead], _ row: Int, _ column: Int, _ first: Int, _ second: Int, _ limits: BeadLimits,
        _ found: inout [[Bead]]
    ) {
        if row == first && column == second {
            found.append(path)
            return
        }
        for k in 0...min(first - row, max(limits.first, limits.oneSided)) {
            for l in 0...min(second - column, max(limits.second, limits.oneSided)) where k + l > 0 {
                let isAllowed =
                    k == 0 || l == 0
                    ? k + l <= limits.oneSided : k <= limits.first && l <= limits.second && k + l <= limits.sum
                guard isAllowed else { continue }
                let bead = Bead(first: row..<(row + k), second: column..<(column + l))
                extend(path + [bead], row + k, column + l, first, second, limits, &found)
            }
        }
    }

    static func score(_ path: [Bead], _ scoring: some PairScoring) -> Double {
        let gaps = zip(path, path.dropFirst()).filter { $0.isOneSided && $1.isOneSided }
        let again = gaps.count { $0.first.isEmpty == $1.first.isEmpty }
        return path.reduce(0) { $0 + scoring.score($1.first, $1.second) } + Double(again) * scoring.gaps.again
            + Double(gaps.count - again) * scoring.gaps.both
    }

    /// The best joint score over all rows of up to `longest` segments a version.
    static func bestJoint(_ scoring: RandomScoring) -> Double {
        var known: [[Int]: Double] = [:]
        func best(from node: [Int]) -> Double {
            if node == scoring.counts { return 0 }
            if let value = known[node] { return value }
            var top = -Double.infinity
            for step in steps(from: node, scoring) {
                let end = zip(node, step).map { $0 + $1 }
                top = max(top, rowScore(node, end, scoring) + best(from: end))
            }
            known[node] = top
            return top
        }
        return best(from: scoring.counts.map { _ in 0 })
    }

    private static func steps(from node: [Int], _ scoring: RandomScoring) -> [[Int]] {
        var steps: [[Int]] = [[]]
        for (version, count) in scoring.counts.enumerated() {
            steps = steps.flatMap { step in
                (0...min(scoring.longest, count - node[version])).map { step + [$0] }
            }
        }
        return steps.filter { $0.contains { $0 > 0 } }
    }

    static func rowScore(_ start: [Int], _ end: [Int], _ scoring: RandomScoring) -> Double {
        var sum = 0.0
        for one in start.indices {
            for other in start.indices where other > one {
                let first = start[one]..<end[one]
                let second = start[other]..<end[other]
                if !first.isEmpty || !second.isEmpty {
                    sum += scoring.score(one, first: first, other: other, second: second)
                }
            }
        }
        return sum / Double(start.count - 1)
    }
}
