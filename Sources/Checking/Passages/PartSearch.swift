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

/// Looks in every unit for the passage without which one version would be most like another: what the other lacks.
///
/// Passages between likely places (marks, segments' ends, every so many words) are tried first, then the ends of the
/// best are moved word by word. With the sums of `PartEmbedding` a trial costs the encoder's last layers alone.
public struct PartSearch {
    private let text: CheckedText
    private let encoder: NativeEncoder

    /// A passage's least and largest share of its text.
    static let shares = 0.06...0.8
    /// How much a passage of the wrong length is worth less, for each share of the text.
    static let misfitPrice = 0.05
    private static let rounds = 2
    /// Less than both is no sign of a loss.
    private static let leastGain = 0.03
    private static let leastMissing = 0.1

    public init?(_ text: CheckedText) {
        guard let encoder = text.encoder else { return nil }
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
        let parts = PartEmbedding(texts: sides.map(pieces), encoder: encoder)
        var trials = Trials(parts: parts, dimension: encoder.dimension)
        let passages = sides.map(passages)
        trials.add(sides.indices.map { ($0, 0..<0) } + own.flatMap { side in passages[side].map { (side, $0) } })
        let slots = own.flatMap { one in
            sideOf[sides[one].unit - near.lowerBound].compactMap(\.self).filter { $0 != one }.flatMap { other in
                sides[one].sentences.map { Slot(one: one, other: other, sentence: $0) }
            }
        }
        var best = slots.map { slot in
            self.best(sides, slot, passages[slot.one].filter { slot.sentence.holds($0) }, trials)
        }
        for _ in 0..<Self.rounds {
            let nearby = zip(slots, best).map { slot, part -> [Range<Int>] in
                guard let part, isWorthwhile(sides, slot, part, trials) else { return [] }
                return neighbours(of: part, sides[slot.one]).filter { slot.sentence.holds($0) }
            }
            trials.add(zip(slots, nearby).flatMap { slot, parts in parts.map { (slot.one, $0) } })
            best = slots.indices.map { index in
                self.best(sides, slots[index], nearby[index] + (best[index].map { [$0] } ?? []), trials)
            }
        }
        let found = zip(slots, best).compactMap { slot, part in part.map { Found(slot: slot, part: $0) } }
        return results(sides, sideOf, near.lowerBound, found, trials)
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

    private func results(
        _ sides: [PartSide], _ sideOf: [[Int?]], _ firstUnit: Int, _ found: [Found], _ trials: Trials
    ) -> [PartTrial] {
        var gains: [Int: Double] = [:]
        for entry in found {
            let key = entry.slot.one * sides.count + entry.slot.other
            gains[key] = max(gains[key] ?? -1, trials.gain(entry.slot.one, entry.part, entry.slot.other))
        }
        let likeness = trials.likeness(found.map { ($0.slot.one, $0.part, $0.slot.other) })
        let straying = straying(sides, sideOf, firstUnit, found, likeness, trials)
        return found.enumerated().map { index, entry in
            let (one, other, part) = (entry.slot.one, entry.slot.other, entry.part)
            let (side, across) = (sides[one], sides[other])
            let norms = text.norms(side.version, across.version)
            var features = FeatureValues<PartFeature>()
            features[.constant] = 1
            features[.gain] = trials.gain(one, part, other)
            features[.oppositeGain] = gains[other * sides.count + one] ?? 0
            features[.missingLength] = missingLength(side, across, of: entry.slot.sentence)
            features[.unlikeness] = norms.cosine - trials.cosine(one, 0..<0, other)
            features[.misfit] = misfit(side, part, across)
            features[.size] = log(Double(max(1, side.ink(of: entry.slot.sentence))))
            features[.likeness] = likeness[index]
            features[.missingLengthBySize] = features[.missingLength] * features[.size]
            features[.unsureness] =
                1 - (text.score(of: text.units[side.unit], side.version, across.version) ?? 1)
            features[.straying] = straying[index]
            let row = sideOf[side.unit - firstUnit]
            return PartTrial(
                unit: side.unit, version: side.version, other: across.version,
                range: trimmed(side.starts[part.lowerBound]..<side.starts[part.upperBound], side.version),
                features: features, gains: row.map { $0.map { trials.gain(one, part, $0) } })
        }
    }

    /// How much more alike passages at a unit's edge are to the translation of the unit beside it.
    private func straying(
        _ sides: [PartSide], _ sideOf: [[Int?]], _ firstUnit: Int, _ found: [Found], _ likeness: [Double],
        _ trials: Trials
    ) -> [Double] {
        var asked: [(index: Int, side: Int)] = []
        for (index, entry) in found.enumerated() {
            let side = sides[entry.slot.one]
            var beside: [Int] = []
            if entry.part.lowerBound == 0 { beside.append(side.unit - 1) }
            if entry.part.upperBound == side.pieces.count { beside.append(side.unit + 1) }
            for unit in beside where sideOf.indices.contains(unit - firstUnit) {
                if let near = sideOf[unit - firstUnit][sides[entry.slot.other].version] { asked.append((index, near)) }
            }
        }
        let near = trials.likeness(asked.map { (found[$0.index].slot.one, found[$0.index].part, $0.side) })
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

    private func best(_ sides: [PartSide], _ slot: Slot, _ parts: [Range<Int>], _ trials: Trials) -> Range<Int>? {
        parts.map { part in
            let price = Self.misfitPrice * misfit(sides[slot.one], part, sides[slot.other])
            return (value: trials.gain(slot.one, part, slot.other) - price, part: part)
        }.max {
            ($0.value, $1.part.lowerBound, $1.part.upperBound) < ($1.value, $0.part.lowerBound, $0.part.upperBound)
        }?.part
    }

    /// Whether anything at all speaks for the passage's being lost: else its ends do not matter.
    private func isWorthwhile(_ sides: [PartSide], _ slot: Slot, _ part: Range<Int>, _ trials: Trials) -> Bool {
        trials.gain(slot.one, part, slot.other) >= Self.leastGain
            || missingLength(sides[slot.one], sides[slot.other]) >= Self.leastMissing
    }

    private func missingLength(_ side: PartSide, _ across: PartSide) -> Double {
        let norms = text.norms(side.version, across.version)
        let expected = norms.lengthRatio * Double(side.ink[side.ink.count - 1])
        return log((expected + 4) / (Double(across.ink[across.ink.count - 1]) + 4))
    }

    /// The same for one sentence of the text, as if nothing were missing in the others.
    private func missingLength(_ side: PartSide, _ across: PartSide, of sentence: Range<Int>) -> Double {
        let missing = 1 - exp(-missingLength(side, across))
        return -log(max(0.2, 1 - missing / max(0.05, side.share(sentence))))
    }

    private func misfit(_ side: PartSide, _ part: Range<Int>, _ across: PartSide) -> Double {
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
