private import AlignedTable
private import Documents
private import Encoders
public import FittedModels
private import Foundation
private import ICUText

/// A passage of one version that another's translation of the same unit may lack.
public struct PartTrial: Sendable {
    public let unit: Int
    /// The version that has the passage, and the one that may lack it.
    public let version: Int
    public let other: Int
    /// Code units of the version's text.
    public let range: Range<Int>
    public let features: FeatureValues<PartFeature>
    /// For each version of the table: how much nearer the text comes to its by taking the passage out; nil where it
    /// lacks the unit or has no vectors.
    public let gains: [Double?]
}

/// Looks in every unit for the passage of one version that another version lacks.
///
/// Text that is in one version alone makes the two less alike. So passages are taken out of a text, one at a time, and
/// the passage without which the rest is most like the translation is the best candidate. First every passage between
/// two likely places is tried (marks, segments' ends, places far from those), then the ends of the best are moved word by
/// word. The encoder's `PartVectors` keep sums for every word, so that a trial costs the encoder's last layers alone.
public struct PartSearch {
    private let text: CheckedText
    private let encoder: any PartEncoding

    /// A passage's least and largest share of its text.
    static let shares = 0.06...0.8
    /// How much a passage of the wrong length is worth less, for each share of the text.
    static let misfitPrice = 0.05
    private static let rounds = 2
    /// Less than both is no sign of a loss.
    private static let leastGain = 0.03
    private static let leastMissing = 0.1

    public init?(_ text: CheckedText) {
        guard let encoder = text.encoder?.partEncoding else { return nil }
        self.text = text
        self.encoder = encoder
    }

    /// The best passage of every sentence for every two versions of the units, in both directions.
    public func trials(in units: Range<Int>) -> [PartTrial] {
        // With the units beside them, in whose translations a passage may be found.
        let near = max(0, units.lowerBound - 1)..<min(text.units.count, units.upperBound + 1)
        var sides: [PartSide] = []
        var sideOf: [[Int?]] = []
        for unit in near {
            var row = [Int?](repeating: nil, count: text.versions.count)
            for version in text.units[unit].present.filter(text.hasMeaning) {
                row[version] = sides.count
                sides.append(PartSide(unit: unit, version: version, in: text))
            }
            sideOf.append(row)
        }
        guard !sides.isEmpty else { return [] }
        let own = sides.indices.filter { units.contains(sides[$0].unit) }
        let parts = encoder.parts(of: sides.map(pieces), threads: 1)
        var vectors = PassageVectors(parts: parts, dimension: encoder.dimension)
        let passages = sides.map(passages)
        vectors.add(sides.indices.map { ($0, 0..<0) } + own.flatMap { side in passages[side].map { (side, $0) } })
        let slots = own.flatMap { one in
            sideOf[sides[one].unit - near.lowerBound].compactMap(\.self).filter { $0 != one }.flatMap { other in
                sides[one].sentences.map { Slot(one: one, other: other, sentence: $0) }
            }
        }
        var best = slots.map { slot in
            self.best(for: slot, among: passages[slot.one].filter { slot.sentence.holds($0) }, of: sides, vectors)
        }
        for _ in 0..<Self.rounds {
            let nearby = zip(slots, best).map { slot, part -> [Range<Int>] in
                guard let part, isWorthwhile(part, for: slot, of: sides, vectors) else { return [] }
                return neighbours(of: part, sides[slot.one]).filter { slot.sentence.holds($0) }
            }
            vectors.add(zip(slots, nearby).flatMap { slot, parts in parts.map { (slot.one, $0) } })
            best = slots.indices.map { index in
                self.best(
                    for: slots[index], among: nearby[index] + (best[index].map { [$0] } ?? []), of: sides, vectors)
            }
        }
        let found = zip(slots, best).compactMap { slot, part in part.map { Found(slot: slot, part: $0) } }
        return trials(found, of: Sides(all: sides, byUnit: sideOf, firstUnit: near.lowerBound), vectors)
    }

    /// A sentence of one side that is held against another side.
    private struct Slot {
        let one: Int
        let other: Int
        let sentence: Range<Int>
    }

    private struct Found {
        let slot: Slot
        let part: Range<Int>
    }

    /// The texts of all versions in some units.
    private struct Sides {
        let all: [PartSide]
        /// Indices into `all` by unit, from `firstUnit` on, and version.
        let byUnit: [[Int?]]
        let firstUnit: Int

        /// In the versions' order; nil for a unit that is not looked at.
        func inUnit(_ unit: Int) -> [Int?]? {
            byUnit.indices.contains(unit - firstUnit) ? byUnit[unit - firstUnit] : nil
        }
    }

    private func trials(_ found: [Found], of sides: Sides, _ vectors: PassageVectors) -> [PartTrial] {
        var gains: [Int: Double] = [:]
        for entry in found {
            let key = entry.slot.one * sides.all.count + entry.slot.other
            gains[key] = max(
                gains[key] ?? -1, vectors.gain(of: entry.slot.one, without: entry.part, with: entry.slot.other))
        }
        let likeness = vectors.likeness(of: found.map { ($0.slot.one, $0.part, $0.slot.other) })
        let straying = straying(found, likeness: likeness, of: sides, vectors)
        return found.enumerated().map { index, entry in
            let (one, other, part) = (entry.slot.one, entry.slot.other, entry.part)
            let (side, across) = (sides.all[one], sides.all[other])
            let norms = text.norms(side.version, across.version)
            var features = FeatureValues<PartFeature>()
            features[.constant] = 1
            features[.gain] = vectors.gain(of: one, without: part, with: other)
            features[.oppositeGain] = gains[other * sides.all.count + one] ?? 0
            features[.missingLength] = missingLength(of: entry.slot.sentence, side, across)
            features[.unlikeness] = norms.cosine - vectors.cosine(of: one, without: 0..<0, with: other)
            features[.misfit] = misfit(of: part, side, across)
            features[.size] = log(Double(max(1, side.ink(of: entry.slot.sentence))))
            features[.likeness] = likeness[index]
            features[.missingLengthBySize] = features[.missingLength] * features[.size]
            features[.unsureness] =
                1 - (text.score(of: text.units[side.unit], side.version, across.version) ?? 1)
            features[.straying] = straying[index]
            features[.looseness] = max(0, norms.looseness)
            let row = sides.inUnit(side.unit) ?? []
            return PartTrial(
                unit: side.unit, version: side.version, other: across.version,
                range: trimmed(side.starts[part.lowerBound]..<side.starts[part.upperBound], side.version),
                features: features, gains: row.map { $0.map { vectors.gain(of: one, without: part, with: $0) } })
        }
    }

    /// How much more alike passages at a unit's edge are to the translation of the unit beside it.
    ///
    /// - Parameter likeness: How alike they are to the translation of their own unit.
    private func straying(
        _ found: [Found], likeness: [Double], of sides: Sides, _ vectors: PassageVectors
    ) -> [Double] {
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

    private func pieces(_ side: PartSide) -> [String] {
        let document = text.table.versions[side.version].text
        return zip(side.starts, side.starts.dropFirst()).map { document[$0..<$1] }
    }

    private func passages(_ side: PartSide) -> [Range<Int>] {
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

    private func trimmed(_ range: Range<Int>, _ version: Int) -> Range<Int> {
        text.versions[version].trimmed(range) ?? range
    }

    // MARK: Which is best

    private func best(
        for slot: Slot, among parts: [Range<Int>], of sides: [PartSide], _ vectors: PassageVectors
    ) -> Range<Int>? {
        parts.map { part in
            let price = Self.misfitPrice * misfit(of: part, sides[slot.one], sides[slot.other])
            return (value: vectors.gain(of: slot.one, without: part, with: slot.other) - price, part: part)
        }.max {
            ($0.value, $1.part.lowerBound, $1.part.upperBound) < ($1.value, $0.part.lowerBound, $0.part.upperBound)
        }?.part
    }

    /// Whether anything at all speaks for the passage's being lost: else its ends do not matter.
    private func isWorthwhile(
        _ part: Range<Int>, for slot: Slot, of sides: [PartSide], _ vectors: PassageVectors
    ) -> Bool {
        vectors.gain(of: slot.one, without: part, with: slot.other) >= Self.leastGain
            || missingLength(sides[slot.one], sides[slot.other]) >= Self.leastMissing
    }

    /// ln of how many times shorter the translation is than is usual for this text.
    private func missingLength(_ side: PartSide, _ across: PartSide) -> Double {
        let norms = text.norms(side.version, across.version)
        let expected = norms.lengthRatio * Double(side.ink[side.ink.count - 1])
        return log((expected + 4) / (Double(across.ink[across.ink.count - 1]) + 4))
    }

    /// The same for one sentence of the text, as if nothing were missing in the others.
    private func missingLength(of sentence: Range<Int>, _ side: PartSide, _ across: PartSide) -> Double {
        let missing = 1 - exp(-missingLength(side, across))
        return -log(max(0.2, 1 - missing / max(0.05, side.share(sentence))))
    }

    /// How far a passage's share of the text is from the share that the translation's length lacks.
    private func misfit(of part: Range<Int>, _ side: PartSide, _ across: PartSide) -> Double {
        let missing = min(0.8, max(0, 1 - exp(-missingLength(side, across))))
        return abs(side.share(part) - missing)
    }
}

extension Range<Int> {
    /// Whether another range is inside; `contains` asks the standard library for newer systems.
    fileprivate func holds(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
