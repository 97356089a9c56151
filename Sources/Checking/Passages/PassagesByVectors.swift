private import AlignedTable
private import Documents
internal import Encoders
private import ICUText

/// What vectors say of a passage: see `PartFeature`.
struct VectorFacts {
    let gain: Double
    let oppositeGain: Double
    /// Of the whole and the translation.
    let cosine: Double
    let likeness: Double
    let straying: Double
}

/// Finds passages by the vectors of texts without them.
///
/// Text that is in one version alone makes the two less alike. So passages are taken out of a text, one at a time, and
/// the passage without which the rest is most like the translation is the best candidate. First every passage between
/// two likely places is tried (marks, segments' ends, places far from those), then the ends of the best are moved word by
/// word. The encoder's `PartVectors` keep sums for every word, so that a trial costs the encoder's last layers alone.
struct PassagesByVectors {
    private let sides: PartSides
    private var vectors: PassageVectors

    /// A passage's least and largest share of its text.
    static let shares = 0.06...0.8
    /// How much a passage of the wrong length is worth less, for each share of the text.
    private static let misfitPrice = 0.05
    private static let rounds = 2
    /// Less than both is no sign of a loss.
    private static let leastGain = 0.03
    private static let leastMissing = 0.1

    init(_ sides: PartSides, in text: CheckedText, encoder: any PartEncoding) {
        self.sides = sides
        let pieces = sides.all.map { side in
            zip(side.starts, side.starts.dropFirst()).map { text.table.versions[side.version].text[$0..<$1] }
        }
        vectors = PassageVectors(parts: encoder.parts(of: pieces, threads: 1), dimension: encoder.dimension)
        vectors.add(sides.all.indices.map { ($0, 0..<0) })
    }

    /// The best passage of every slot where one may be tried.
    mutating func found(in slots: [PartSlot]) -> [FoundPart] {
        let found = zip(slots, best(for: slots)).compactMap { slot, part in
            part.map { FoundPart(slot: slot, part: $0) }
        }
        var gains: [Int: Double] = [:]
        for entry in found {
            let key = entry.slot.one * sides.all.count + entry.slot.other
            gains[key] = max(gains[key] ?? -1, gain(entry))
        }
        let likeness = vectors.likeness(of: found.map { ($0.slot.one, $0.part, $0.slot.other) })
        let straying = straying(found, likeness: likeness)
        return found.enumerated().map { index, entry in
            var entry = entry
            let slot = entry.slot
            entry.vectors = VectorFacts(
                gain: gain(entry), oppositeGain: gains[slot.other * sides.all.count + slot.one] ?? 0,
                cosine: vectors.cosine(of: slot.one, without: 0..<0, with: slot.other), likeness: likeness[index],
                straying: straying[index])
            return entry
        }
    }

    /// As a run of pieces; nil where none may be tried.
    private mutating func best(for slots: [PartSlot]) -> [Range<Int>?] {
        let asked = Set(slots.map(\.one)).sorted()
        var passages: [Int: [Range<Int>]] = [:]
        for one in asked { passages[one] = tried(in: sides.all[one]) }
        vectors.add(asked.flatMap { one in (passages[one] ?? []).map { (one, $0) } })
        var best = slots.map { slot in
            self.best(for: slot, among: (passages[slot.one] ?? []).filter { slot.sentence.holds($0) })
        }
        for _ in 0..<Self.rounds {
            let nearby = zip(slots, best).map { slot, part -> [Range<Int>] in
                guard let part, isWorthwhile(part, for: slot) else { return [] }
                return neighbours(of: part, sides.all[slot.one]).filter { slot.sentence.holds($0) }
            }
            vectors.add(zip(slots, nearby).flatMap { slot, parts in parts.map { (slot.one, $0) } })
            best = slots.indices.map { index in
                self.best(for: slots[index], among: nearby[index] + (best[index].map { [$0] } ?? []))
            }
        }
        return best
    }

    private func gain(_ found: FoundPart) -> Double {
        vectors.gain(of: found.slot.one, without: found.part, with: found.slot.other)
    }

    /// How much more alike passages at a unit's edge are to the translation of the unit beside it.
    ///
    /// - Parameter likeness: How alike they are to the translation of their own unit.
    private func straying(_ found: [FoundPart], likeness: [Double]) -> [Double] {
        var asked: [(index: Int, side: Int)] = []
        for (index, entry) in found.enumerated() {
            let side = sides.all[entry.slot.one]
            var beside: [Int] = []
            if entry.part.lowerBound == 0 { beside.append(side.unit - 1) }
            if entry.part.upperBound == side.pieces.count { beside.append(side.unit + 1) }
            for unit in beside {
                if let near = sides.inUnit(unit)?[sides.all[entry.slot.other].version] { asked.append((index, near)) }
            }
        }
        let near = vectors.likeness(of: asked.map { (found[$0.index].slot.one, found[$0.index].part, $0.side) })
        var straying = [Double](repeating: 0, count: found.count)
        for (entry, value) in zip(asked, near) {
            straying[entry.index] = max(straying[entry.index], value - likeness[entry.index])
        }
        return straying
    }

    // MARK: Passages

    private func tried(in side: PartSide) -> [Range<Int>] {
        side.places.indices.flatMap { start in
            side.places[(start + 1)...].map { side.places[start]..<$0 }
        }.filter { $0.count < side.pieces.count && Self.shares.contains(side.share($0)) }
    }

    private func neighbours(of part: Range<Int>, _ side: PartSide) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        for (left, right) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-2, 0), (2, 0), (0, -2), (0, 2)] {
            let (start, end) = (part.lowerBound + left, part.upperBound + right)
            guard start >= 0, end <= side.pieces.count, start < end, end - start < side.pieces.count else { continue }
            if Self.shares.contains(side.share(start..<end)) { parts.append(start..<end) }
        }
        return parts
    }

    private func best(for slot: PartSlot, among parts: [Range<Int>]) -> Range<Int>? {
        parts.map { part in
            let price = Self.misfitPrice * sides.misfit(of: part, slot)
            return (value: vectors.gain(of: slot.one, without: part, with: slot.other) - price, part: part)
        }.max {
            ($0.value, $1.part.lowerBound, $1.part.upperBound) < ($1.value, $0.part.lowerBound, $0.part.upperBound)
        }?.part
    }

    /// Whether anything at all speaks for the passage's being lost: else its ends do not matter.
    private func isWorthwhile(_ part: Range<Int>, for slot: PartSlot) -> Bool {
        vectors.gain(of: slot.one, without: part, with: slot.other) >= Self.leastGain
            || sides.missingLength(slot) >= Self.leastMissing
    }
}

extension Range<Int> {
    /// Whether another range is inside; `contains` asks the standard library for newer systems.
    fileprivate func holds(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
