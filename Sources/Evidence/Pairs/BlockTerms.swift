/// What kinds of blocks and times say of a bead, for texts whose files tell them.
struct BlockTerms: Sendable {
    private let kinds: (first: SegmentKinds, second: SegmentKinds)?
    private let timing: PairTiming?
    /// Whether nothing is known, as of plain text.
    let isEmpty: Bool

    init(_ first: VersionEvidence, _ second: VersionEvidence) {
        kinds = first.kinds.flatMap { one in second.kinds.map { (one, $0) } }
        timing = first.times.flatMap { one in second.times.flatMap { PairTiming(one, $0) } }
        isEmpty = kinds == nil && timing == nil
    }

    /// The terms of a two-sided bead.
    @inline(__always)
    func forEachTerm(_ x: Range<Int>, _ y: Range<Int>, add: (Term, Double) -> Void) {
        if let kinds {
            let changes = kinds.first.changes(inside: x) + kinds.second.changes(inside: y)
            if changes > 0 { add(.kindsJoined, Double(changes)) }
            if let agreement = kinds.first.agreement(x.lowerBound, with: kinds.second, segment: y.lowerBound) {
                add(agreement > 0 ? .kindsAgree : .kindsDiffer, agreement > 0 ? agreement : 1)
            }
        }
        if let timing {
            add(.timesApart, timing.apart(x, y))
            add(.timesOverlap, timing.overlap(x, y))
        }
    }
}
