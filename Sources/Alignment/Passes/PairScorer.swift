internal import DynamicPrograms
package import Evidence

/// The evidence of one pair, as the pair program asks for it.
package struct PairScorer: PairScoring {
    package let evidence: PairEvidence

    package func score(_ first: Range<Int>, _ second: Range<Int>) -> Double { evidence.score(first, second) }

    package func score(_ first: Range<Int>, _ second: Range<Int>, least: Double) -> Double {
        evidence.score(first, second, least: least)
    }
}

/// The evidence of all pairs, as the joint program asks for it.
struct JointScorer: JointScoring {
    let versions: [VersionEvidence]
    let longestRuns: [Int]
    /// By pair, as `PairIndex` numbers them.
    let pairs: [PairEvidence]

    var versionCount: Int { versions.count }
    func segmentCount(of version: Int) -> Int { versions[version].count }
    func longestRun(of version: Int) -> Int { longestRuns[version] }

    func score(_ one: Int, _ first: Range<Int>, _ other: Int, _ second: Range<Int>) -> Double {
        pairs[PairIndex.of(one, other, versionCount: versions.count)].score(first, second)
    }
}

/// Numbers the pairs of n versions: (0,1), (0,2), …, (1,2), …
package enum PairIndex {
    package static func of(_ one: Int, _ other: Int, versionCount: Int) -> Int {
        one * (2 * versionCount - one - 1) / 2 + other - one - 1
    }

    static func all(versionCount: Int) -> [(one: Int, other: Int)] {
        (0..<versionCount).flatMap { one in ((one + 1)..<max(one + 1, versionCount)).map { (one, $0) } }
    }
}
