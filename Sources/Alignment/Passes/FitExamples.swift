package import Documents
internal import DynamicPrograms
package import Errors
package import Evidence

/// What fitting the models of cuts and of scores needs.
extension Aligner {
    /// The cuts of the best path that not every version marks: what fitting `CutModel` needs.
    package func unmarkedCuts(_ documents: [Document]) throws(HexaplaError) -> [RowCut] {
        let stage = try secondPass(try firstPass(documents.sorted { $0.language.canonical < $1.language.canonical }))
        let decision = decision(stage)
        let path = joined(stage)
        return zip(path, path.dropFirst()).compactMap { decision.cut(between: $0, and: $1) }.filter { !$0.isMarked }
    }

    /// The table's rows as `ScoreModel` sees them, a pair of versions each: what fitting it needs. Moved parts are not
    /// among them.
    package func scoredPairs(_ documents: [Document]) throws(HexaplaError) -> [ScoredPair] {
        let solved = try solved(documents)
        var pairs: [ScoredPair] = []
        for row in solved.rows where row.moved.isEmpty {
            for (index, one) in row.present.enumerated() {
                for other in row.present.dropFirst(index + 1) {
                    let solution = solved.solutions[VersionPair(one, other)]
                    let evidence = solution.scoring.evidence
                    let (x, y) = (row.runs[one], row.runs[other])
                    pairs.append(
                        ScoredPair(
                            first: (evidence.first, evidence.first.range(of: x)),
                            second: (evidence.second, evidence.second.range(of: y)),
                            features: evidence.scoreFeatures(x, y, share: solution.share(x, y))))
                }
            }
        }
        return pairs
    }
}

/// Two versions' parts of a row, in code units, with what speaks for them.
package struct ScoredPair {
    package let first: (version: VersionEvidence, range: Range<Int>)
    package let second: (version: VersionEvidence, range: Range<Int>)
    /// As `ScoreModel` takes them.
    package let features: [Double]
}
