internal import Segmentation

/// What the ends of a version's run say of a bead.
extension VersionEvidence {
    /// Calls `add` with the terms of where the run ends.
    @inline(__always)
    func addEnds(of run: Range<Int>, _ add: (Term, Double) -> Void) {
        guard let last = run.last else { return }
        switch endKinds[last] {
        case .paragraph, .sentence: return
        case .doubtful: add(.endsDoubtful, 1)
        case .quote: add(.endsAfterQuote, 1)
        case .space: add(.endsAtSpace, 1)
        case .inner:
            add(.endsInside, 1)
            add(.endsInsideLogit, max(-6, Double(endLogits[last])))
            return
        }
        add(.endLogit, max(-6, min(3, Double(endLogits[last]))))
    }

    /// How many of a run's two ends no mark shows.
    @inline(__always)
    func unmarkedEdges(of run: Range<Int>) -> Double {
        (isUnmarked(run.lowerBound) ? 1 : 0) + (isUnmarked(run.upperBound) ? 1 : 0)
    }

    /// How many of a run's two ends are no sure ends of sentences.
    @inline(__always)
    func weakEnds(of run: Range<Int>) -> Double {
        func isWeak(_ segment: Int) -> Bool {
            segment >= 0 && endKinds[segment] != .paragraph && endKinds[segment] != .sentence
        }
        return (isWeak(run.lowerBound - 1) ? 1 : 0) + (isWeak(run.upperBound - 1) ? 1 : 0)
    }
}
