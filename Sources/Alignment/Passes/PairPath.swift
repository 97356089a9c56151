internal import DynamicPrograms
internal import Evidence

/// The best path of a pair of versions, without what it was found with.
struct PairPath: Sendable {
    let first: VersionEvidence
    let second: VersionEvidence
    let beads: [Bead]
    /// For every position in the first version the positions in the second where likely paths cut both.
    private let cuts: [ClosedRange<Int>?]

    /// A cut less probable than this is not likely.
    private static let leastCut = 1e-6

    init(_ solution: PairSolution<PairScorer>) {
        first = solution.scoring.evidence.first
        second = solution.scoring.evidence.second
        beads = solution.beads
        cuts = solution.likelyCuts(least: Self.leastCut)
    }

    /// For every position in the first version, cut into more segments, the positions in the second that likely paths
    /// come through.
    ///
    /// - Parameters:
    ///   - rows, columns: Where these versions' positions are in the versions with more segments.
    func likelyColumns(rows: [Int], columns: [Int]) -> [ClosedRange<Int>] {
        var reached: [ClosedRange<Int>] = []
        for (row, range) in cuts.enumerated() {
            guard let range else { continue }
            let own = columns[range.lowerBound]...columns[range.upperBound]
            // Between two cuts a path comes from the first one's columns to the second one's.
            if let before = reached.last {
                let between = min(own.lowerBound, before.lowerBound)...max(own.upperBound, before.upperBound)
                reached += Array(repeating: between, count: rows[row] - reached.count)
            }
            reached.append(own)
        }
        return reached
    }

    /// The path's cuts as anchors of these versions, which are cut wherever this path's are.
    func anchors(_ first: VersionEvidence, _ second: VersionEvidence) -> [Band.Anchor] {
        let (rows, columns) = (first.positions(of: self.first), second.positions(of: self.second))
        return beads.map {
            Band.Anchor(first: rows[$0.first.upperBound], second: columns[$0.second.upperBound], weight: 1)
        }
    }

    /// For every position in the first version the positions in the second that the path comes through.
    ///
    /// - Parameters:
    ///   - rows, columns: Where positions of these versions are in versions with more segments.
    func columnsReached(rows: [Int], columns: [Int], rowCount: Int) -> [ClosedRange<Int>?] {
        var reached = [ClosedRange<Int>?](repeating: nil, count: rowCount + 1)
        for bead in beads {
            let own = columns[bead.second.lowerBound]...columns[bead.second.upperBound]
            for row in rows[bead.first.lowerBound]...rows[bead.first.upperBound] {
                let known = reached[row] ?? own
                reached[row] = min(known.lowerBound, own.lowerBound)...max(known.upperBound, own.upperBound)
            }
        }
        return reached
    }
}
