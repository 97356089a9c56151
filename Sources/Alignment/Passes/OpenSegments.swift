internal import DynamicPrograms
internal import Evidence

/// Which segments of a pair's first pass may hold more than one sentence: those in rows that are not plainly one
/// segment for one segment, beside text left out, at the start of a text, and very long ones.
struct OpenSegments: Sendable {
    /// A row less probable than this is looked into.
    private static let sureProbability = 0.9
    /// Mean sentences that a sentence may be long.
    private static let longSentence = 2.5

    private(set) var first: Set<Int> = []
    private(set) var second: Set<Int> = []

    init(_ solution: PairSolution<PairScorer>) {
        let evidence = solution.scoring.evidence
        let beads = solution.beads
        for (index, bead) in beads.enumerated() {
            let isOpen =
                bead.first.count != 1 || bead.second.count != 1
                || solution.probability(of: bead) < Self.sureProbability
            guard isOpen else { continue }
            add(bead)
            guard bead.isOneSided else { continue }
            for neighbour in [index - 1, index + 1] where beads.indices.contains(neighbour) { add(beads[neighbour]) }
        }
        first.formUnion(Self.longSegments(of: evidence.first))
        second.formUnion(Self.longSegments(of: evidence.second))
    }

    private static func longSegments(of version: VersionEvidence) -> [Int] {
        (0..<version.count).filter { segment in
            segment == 0 || version.length(of: segment..<(segment + 1)) > longSentence * version.meanSentenceLength
        }
    }

    private mutating func add(_ bead: Bead) {
        first.formUnion(bead.first)
        second.formUnion(bead.second)
    }
}
