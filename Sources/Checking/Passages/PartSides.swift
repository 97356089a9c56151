private import Foundation

/// One sentence of a side that is held against another side: indices into `PartSides.all`.
struct PartSlot {
    let one: Int
    let other: Int
    /// As a run of the one's pieces.
    let sentence: Range<Int>
}

/// The texts of all versions in some units, and in those beside them, in whose translations a passage may be found.
struct PartSides {
    let all: [PartSide]
    private let text: CheckedText
    /// Indices into `all` by unit, from the first on, and version.
    private let byUnit: [[Int?]]
    private let firstUnit: Int

    init(of units: Range<Int>, in text: CheckedText) {
        let near = max(0, units.lowerBound - 1)..<min(text.units.count, units.upperBound + 1)
        var all: [PartSide] = []
        byUnit = near.map { unit in
            var row = [Int?](repeating: nil, count: text.versions.count)
            for version in text.units[unit].present where text.hasLinks(version) || text.hasMeaning(version) {
                row[version] = all.count
                all.append(PartSide(unit: unit, version: version, in: text))
            }
            return row
        }
        (self.all, self.text, firstUnit) = (all, text, near.lowerBound)
    }

    /// In the versions' order; nil for a unit that is not looked at.
    func inUnit(_ unit: Int) -> [Int?]? {
        byUnit.indices.contains(unit - firstUnit) ? byUnit[unit - firstUnit] : nil
    }

    /// Every sentence of some units against every other version's text.
    func slots(of units: Range<Int>) -> [PartSlot] {
        all.indices.filter { units.contains(all[$0].unit) }.flatMap { one in
            (inUnit(all[one].unit) ?? []).compactMap(\.self).filter { $0 != one }.flatMap { other in
                all[one].sentences.map { PartSlot(one: one, other: other, sentence: $0) }
            }
        }
    }

    /// ln of how many times shorter the translation is than is usual for this text.
    func missingLength(_ slot: PartSlot) -> Double {
        let (side, across) = (all[slot.one], all[slot.other])
        let norms = text.norms(side.version, across.version)
        let expected = norms.lengthRatio * Double(side.ink[side.ink.count - 1])
        return log((expected + 4) / (Double(across.ink[across.ink.count - 1]) + 4))
    }

    /// The same for one sentence of the text, as if nothing were missing in the others.
    func missingLengthOfSentence(_ slot: PartSlot) -> Double {
        let missing = 1 - exp(-missingLength(slot))
        return -log(max(0.2, 1 - missing / max(0.05, all[slot.one].share(slot.sentence))))
    }

    /// How far a passage's share of the text is from the share that the translation's length lacks.
    func misfit(of part: Range<Int>, _ slot: PartSlot) -> Double {
        let missing = min(0.8, max(0, 1 - exp(-missingLength(slot))))
        return abs(all[slot.one].share(part) - missing)
    }
}
