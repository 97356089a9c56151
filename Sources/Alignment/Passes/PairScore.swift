internal import DynamicPrograms
internal import Evidence
internal import FittedModels

extension PairSolution<PairScorer> {
    /// The share of two runs' text that all paths pair inside them.
    func share(_ first: Range<Int>, _ second: Range<Int>) -> Double {
        let evidence = scoring.evidence
        return probability(
            first: first, second: second, firstLength: evidence.first.length, secondLength: evidence.second.length)
    }

    /// The share of two runs' text that all paths pair with text of the other.
    func sharePaired(_ first: Range<Int>, _ second: Range<Int>) -> Double {
        let evidence = scoring.evidence
        return probability(
            reaching: first, second, firstLength: evidence.first.length, secondLength: evidence.second.length)
    }

    /// How probable it is that two runs translate each other.
    func score(_ first: Range<Int>, second: Range<Int>, model: ScoreModel) -> Double {
        model.probability(of: scoring.evidence.scoreFeatures(first, second, share: share(first, second)))
    }
}
