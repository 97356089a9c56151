internal import Encoders
internal import FittedModels
private import Foundation
private import Words

/// A passage that was found in a slot.
struct FoundPart {
    let slot: PartSlot
    /// As a run of pieces.
    let part: Range<Int>
    /// nil where links found it.
    var vectors: VectorFacts?
}

/// Looks in every unit for the passage of one version that another version lacks: by vectors where the encoder knows both
/// languages and can leave passages out of texts (`PassagesByVectors`), else by links between words
/// (`UnitWords.lackingRun`). Where there are both, links say of the passages that vectors find what they think of the
/// sentence.
public struct PartSearch {
    private let text: CheckedText
    private let encoder: (any PartEncoding)?

    /// - Returns: nil where there are neither vectors nor links.
    public init?(_ text: CheckedText) {
        encoder = text.encoder?.partEncoding
        guard encoder != nil || text.linker != nil else { return nil }
        self.text = text
    }

    /// The best passage of every sentence for every two versions of the units, in both directions.
    public func trials(in units: Range<Int>) -> [PartTrial] {
        let sides = PartSides(of: units, in: text)
        let slots = sides.slots(of: units)
        guard !slots.isEmpty else { return [] }
        let words = text.words(of: units)
        var found = slots.filter { !hasVectors($0, of: sides) }.compactMap { byLinks($0, of: sides, words) }
        let rest = slots.filter { hasVectors($0, of: sides) }
        if let encoder, !rest.isEmpty {
            var vectors = PassagesByVectors(sides, in: text, encoder: encoder)
            found += vectors.found(in: rest)
        }
        return found.map { trial($0, of: sides, words) }
    }

    private func hasVectors(_ slot: PartSlot, of sides: PartSides) -> Bool {
        encoder != nil && [slot.one, slot.other].allSatisfy { text.hasMeaning(sides.all[$0].version) }
    }

    // MARK: By links

    private func byLinks(_ slot: PartSlot, of sides: PartSides, _ words: [Int: UnitWords]) -> FoundPart? {
        let side = sides.all[slot.one]
        guard let run = lackingRun(slot, of: sides, words[side.unit]) else { return nil }
        let pieces = slot.sentence.filter { piece in
            run.range.overlaps(side.starts[piece]..<side.starts[piece + 1])
        }
        guard let first = pieces.first, let last = pieces.last else { return nil }
        return FoundPart(slot: slot, part: first..<last + 1)
    }

    private func lackingRun(_ slot: PartSlot, of sides: PartSides, _ words: UnitWords?) -> UnitWords.LackingRun? {
        let side = sides.all[slot.one]
        let sentence = side.starts[slot.sentence.lowerBound]..<side.starts[slot.sentence.upperBound]
        return words?.lackingRun(side.version, sides.all[slot.other].version, within: sentence)
    }

    // MARK: What speaks for a loss

    private func trial(_ found: FoundPart, of sides: PartSides, _ words: [Int: UnitWords]) -> PartTrial {
        let slot = found.slot
        let (side, across) = (sides.all[slot.one], sides.all[slot.other])
        let norms = text.norms(side.version, across.version)
        var features = FeatureValues<PartFeature>()
        features[.constant] = 1
        features[.missingLength] = sides.missingLengthOfSentence(slot)
        features[.misfit] = sides.misfit(of: found.part, slot)
        features[.size] = log(Double(max(1, side.ink(of: slot.sentence))))
        features[.missingLengthBySize] = features[.missingLength] * features[.size]
        features[.unsureness] = 1 - (text.score(of: text.units[side.unit], side.version, across.version) ?? 1)
        features[.looseness] = max(0, norms.looseness)
        if let vectors = found.vectors {
            features[.gain] = vectors.gain
            features[.oppositeGain] = vectors.oppositeGain
            features[.unlikeness] = norms.cosine - vectors.cosine
            features[.likeness] = vectors.likeness
            features[.straying] = vectors.straying
        }
        let words = words[side.unit]
        if let words {
            let opposite = words.lackingRun(across.version, side.version, within: across.range)
            features[.lackingWords] = (lackingRun(slot, of: sides, words)?.worth ?? 0) / 10
            features[.lackingWordsAcross] = (opposite?.worth ?? 0) / 10
            features[.oddsAcross] = words.meanOdds(across.version, side.version) ?? UnitWords.leastOdds
            features[.lackingWordsByLength] = features[.lackingWords] * features[.missingLength]
        }
        let range = side.starts[found.part.lowerBound]..<side.starts[found.part.upperBound]
        return PartTrial(
            unit: side.unit, version: side.version, other: across.version,
            range: text.versions[side.version].trimmed(range) ?? range, features: features,
            sources: found.vectors == nil ? .links : words == nil ? .vectors : .both)
    }
}
