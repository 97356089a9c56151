internal import DynamicPrograms
internal import Evidence

/// A bead between two of the versions, in any order.
struct PairBead {
    enum Side { case first, second }

    let first: MovableUnits.Part
    let second: MovableUnits.Part

    subscript(side: Side) -> MovableUnits.Part { side == .first ? first : second }
}

/// What joining units of two halves is worth: the mean over the pairs of versions, one from either side.
struct MovableUnitsScorer: PairScoring {
    let left: MovableUnits
    let right: MovableUnits
    let versions: [VersionEvidence]
    let pairs: PairTable<PairEvidence>
    let longestRuns: [Int]
    let hasMeaning: Bool
    /// The units that `score` counts from.
    var start = (left: 0, right: 0)

    func score(_ first: Range<Int>, _ second: Range<Int>) -> Double { score(first, second, least: -.infinity) }

    func score(_ first: Range<Int>, _ second: Range<Int>, least: Double) -> Double {
        let units = (first.lowerBound + start.left)..<(first.upperBound + start.left)
        let others = (second.lowerBound + start.right)..<(second.upperBound + start.right)
        if second.isEmpty {
            return alone(left.joined(units), missedBy: right.units[min(others.lowerBound, right.count - 1)])
        }
        if first.isEmpty {
            return alone(right.joined(others), missedBy: left.units[min(units.lowerBound, left.count - 1)])
        }
        if let one = left.oneRun(units), let other = right.oneRun(others) {
            return isTooLong(one) || isTooLong(other) ? -.infinity : score(one, other, least: least)
        }
        guard let one = left.joined(units), let other = right.joined(others), !areTooLong(one), !areTooLong(other)
        else { return -.infinity }
        return mean(one, others: other) { score($0, $1) }
    }

    private func alone(_ parts: [MovableUnits.Part]?, missedBy unit: MovableUnits.Unit) -> Double {
        guard let parts else { return -.infinity }
        return mean(parts, others: unit.parts) { part, other in
            score(part, MovableUnits.Part(version: other.version, run: 0..<0))
        }
    }

    /// How much better it is to join than to leave out.
    func gain(_ first: Range<Int>, _ second: Range<Int>) -> Double {
        guard let one = left.joined(first), let other = right.joined(second), !areTooLong(one), !areTooLong(other)
        else { return -.infinity }
        return mean(one, others: other) { gain($0, $1) }
    }

    /// The beads between pairs of versions that joining these units makes.
    func pairBeads(_ join: PartJoin) -> [PairBead] {
        (left.joined(join.left) ?? []).flatMap { one in
            (right.joined(join.right) ?? []).map { PairBead(first: one, second: $0) }
        }
    }

    func areTooLong(_ parts: [MovableUnits.Part]) -> Bool { parts.contains(where: isTooLong) }

    private func isTooLong(_ part: MovableUnits.Part) -> Bool { part.run.count > longestRuns[part.version] }

    @inline(__always)
    private func mean(
        _ parts: [MovableUnits.Part], others: [MovableUnits.Part],
        _ value: (MovableUnits.Part, MovableUnits.Part) -> Double
    ) -> Double {
        var sum = 0.0
        for part in parts { for other in others { sum += value(part, other) } }
        return sum / Double(max(1, parts.count * others.count))
    }

    // MARK: One bead

    /// - Parameter least: A bead that surely scores less may be minus infinity.
    func score(
        _ one: MovableUnits.Part, _ other: MovableUnits.Part, least: Double = -.infinity
    ) -> Double {
        let evidence = evidence(one, other)
        let (first, second) = one.version < other.version ? (one.run, other.run) : (other.run, one.run)
        if let pins = evidence.pins, !first.isEmpty, !second.isEmpty, !pins.allow(first, second) { return -.infinity }
        return evidence.score(first, second, least: least)
    }

    private func evidence(_ one: MovableUnits.Part, _ other: MovableUnits.Part) -> PairEvidence {
        pairs[VersionPair(one.version, other.version)]
    }

    private func gain(_ one: MovableUnits.Part, _ other: MovableUnits.Part) -> Double {
        score(one, other) - leavingOut(one, from: other.version) - leavingOut(other, from: one.version)
    }

    /// What it is worth to leave text out whole or segment by segment, whichever is better.
    func leavingOut(_ part: MovableUnits.Part, from version: VersionIndex) -> Double {
        let none = MovableUnits.Part(version: version, run: 0..<0)
        let single = part.run.reduce(0) { sum, segment in
            sum + score(MovableUnits.Part(version: part.version, run: segment..<(segment + 1)), none)
        }
        return max(score(part, none), single)
    }

    // MARK: What makes it sure

    /// How much more the beads of a run gain than at the best other place for either side, the run moved as a whole.
    ///
    /// - Parameter run: For each bead of the run those between pairs of versions.
    /// - Complexity: O(segments · beads) scores.
    func margin(_ run: [[PairBead]]) -> Double {
        var best = 0.0
        for side in [PairBead.Side.first, .second] {
            let reach = run.joined().reduce(0) { max($0, versions[$1[side].version].count) }
            for shift in -reach...reach where shift != 0 {
                var sum = 0.0
                for beads in run { sum += max(0, mean(beads) { gain($0, side, shiftedBy: shift) }) }
                best = max(best, sum)
            }
        }
        return run.reduce(0) { $0 + mean($1) { gain($0.first, $0.second) } } - best
    }

    /// What a bead would gain with another place for one side; nothing where there is no such place, or where it
    /// overlaps the bead's own.
    private func gain(_ bead: PairBead, _ side: PairBead.Side, shiftedBy shift: Int) -> Double {
        let own = bead[side].run
        let place = (own.lowerBound + shift)..<(own.upperBound + shift)
        guard place.lowerBound >= 0, place.upperBound <= versions[bead[side].version].count, !place.overlaps(own)
        else { return 0 }
        let shifted = MovableUnits.Part(version: bead[side].version, run: place)
        return side == .first ? gain(shifted, bead.second) : gain(bead.first, shifted)
    }

    /// The smaller side in mean sentences of its version, in the mean.
    func size(_ beads: [PairBead]) -> Double { mean(beads) { min(size($0.first), size($0.second)) } }

    private func size(_ part: MovableUnits.Part) -> Double {
        versions[part.version].length(of: part.run) / versions[part.version].meanSentenceLength
    }

    /// What numbers, names and words say, in the mean.
    func content(_ beads: [PairBead]) -> Double {
        mean(beads) { bead in
            let evidence = evidence(bead.first, bead.second)
            let terms =
                bead.first.version < bead.second.version
                ? evidence.terms(bead.first.run, bead.second.run) : evidence.terms(bead.second.run, bead.first.run)
            return terms.reduce(0) {
                $0 + ($1.term.traits.subject == .content ? $1.value * evidence.weights[$1.term] : 0)
            }
        }
    }

    private func mean(_ beads: [PairBead], _ value: (PairBead) -> Double) -> Double {
        beads.reduce(0) { $0 + value($1) } / Double(max(1, beads.count))
    }
}
