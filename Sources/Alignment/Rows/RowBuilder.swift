internal import AlignedTable
internal import DynamicPrograms
internal import Evidence
internal import Segmentation

/// Makes the table's rows: text ranges, scores from the pairs' probabilities, versions in the named order.
struct RowBuilder {
    /// In the order of alignment.
    let versions: [VersionEvidence]
    let solutions: PairTable<PairSolution<PairScorer>>
    let order: VersionOrder
    /// The version whose segments are a row each.
    let locked: VersionIndex?
    let scoreModel: ScoreModel

    /// A row of the joint path; text that only one version has becomes a row a sentence.
    func rows(_ path: PathRow) -> [Row] {
        let present = path.present
        guard present.count == 1, let only = present.first else { return [row(path, present)] }
        let run = path.runs[only]
        return (only == locked ? run.map { $0..<($0 + 1) } : versions[only].sentences(in: run)).map { run in
            var single = path
            single.runs[only] = run
            return row(single, present)
        }
    }

    private func row(_ path: PathRow, _ present: [VersionIndex]) -> Row {
        let runs = path.runs
        var ranges = [Range<Int>?](repeating: nil, count: versions.count)
        var segments = ranges
        for version in present {
            ranges[order.column(of: version)] = versions[version].range(of: runs[version])
            segments[order.column(of: version)] = runs[version]
        }
        var scores: [Row.PairScore] = []
        for (index, one) in present.enumerated() {
            for other in present.dropFirst(index + 1) {
                let pair = VersionPair(one, other)
                let probability =
                    path.joinedScores[pair]
                    ?? solutions[pair].score(runs[one], second: runs[other], model: scoreModel)
                let columns = [order.column(of: one).position, order.column(of: other).position].sorted()
                scores.append(Row.PairScore(first: columns[0], second: columns[1], score: probability))
            }
        }
        // Summed in the order of alignment, so that the named order does not change the last bit.
        let mean = scores.isEmpty ? nil : scores.reduce(0) { $0 + $1.score } / Double(scores.count)
        scores.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        let moved = path.moved.map { order.column(of: $0).position }.sorted()
        return Row(ranges: ranges, segments: segments, score: mean, pairScores: scores, moved: moved)
    }
}

extension VersionEvidence {
    /// The code units of a run of segments.
    func range(of run: Range<Int>) -> Range<Int> {
        let segments = segmentation.segments
        return segments[run.lowerBound].range.lowerBound..<segments[run.upperBound - 1].range.upperBound
    }

    /// A run cut where sentences most likely end.
    func sentences(in run: Range<Int>) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = run.lowerBound
        for segment in run {
            guard segmentation.boundaries[segment].strength >= 0.5 || segment == run.upperBound - 1 else { continue }
            sentences.append(start..<(segment + 1))
            start = segment + 1
        }
        return sentences
    }
}
