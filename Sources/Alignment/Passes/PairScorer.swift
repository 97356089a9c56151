package import DynamicPrograms
package import Evidence

/// The evidence of one pair, as the pair program asks for it.
package struct PairScorer: PairScoring {
    package let evidence: PairEvidence

    package func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
        if let pins = evidence.pins, !pins.allowInPath(first, second) { return -.infinity }
        return evidence.score(first, second)
    }

    package func score(_ first: Range<Int>, _ second: Range<Int>, least: Double) -> Double {
        if let pins = evidence.pins, !pins.allowInPath(first, second) { return -.infinity }
        return evidence.score(first, second, least: least)
    }

    package var gaps: GapScores { GapScores(evidence.weights) }
}

extension GapScores {
    package init(_ weights: Weights) {
        self.init(again: weights[.leftOutAgain], both: weights[.leftOutOnBothSides])
    }
}

/// The evidence of all pairs, as the joint program asks for it.
struct JointScorer: JointScoring {
    let versions: [VersionEvidence]
    let longestRuns: [Int]
    let pairs: PairTable<PairEvidence>

    var versionCount: Int { versions.count }
    func segmentCount(of version: Int) -> Int { versions[version].count }
    func longestRun(of version: Int) -> Int { longestRuns[version] }

    func score(_ one: Int, first: Range<Int>, other: Int, second: Range<Int>) -> Double {
        PairScorer(evidence: pairs[VersionPair(one, other)]).score(first, second)
    }

    func gaps(_ one: Int, other: Int) -> GapScores { GapScores(pairs[VersionPair(one, other)].weights) }
}
