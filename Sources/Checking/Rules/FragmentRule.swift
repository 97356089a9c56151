private import Documents
private import Encoders
private import Foundation
private import ICUText
private import Segmentation

/// A clause of which a version has a rest alone, torn off as a sentence of its own.
///
/// True: "لوائح التحالف." (the alliance's rules) after a full stop, where the German sentence goes on with "anstatt an
/// die Regeln des Bündnisses gebunden zu sein". False: "Nein.", which is a short sentence in every version.
struct FragmentRule: CheckRule {
    var names: [RuleName] { [.omission] }

    /// A rest has at most so many words.
    private static let mostWords = 3
    /// How much longer the clause must be than the rest, in e-folds, and how alike the two are at least.
    private static let leastMissing = 0.6
    private static let leastLikeness = 0.2
    /// And how much more than the clauses beside it.
    private static let leastMargin = 0.05
    private static let shortestClause = 20

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        guard text.encoder?.partEncoding != nil else { return [] }
        return units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            return unit.present.flatMap { version -> [Finding] in
                guard version != text.source, text.hasMeaning(version) else { return [] }
                let found = rests(of: version, in: unit, text).compactMap {
                    finding($0, of: version, in: unit, home: unit, text)
                }
                guard index > 0, let range = unit.ranges[version], isRest(range, of: version, text),
                    text.units[index - 1].ranges[version] != nil
                else { return found }
                // A rest that is a unit of its own: the others have the clause in the unit before.
                return found
                    + [finding(range, of: version, in: unit, home: text.units[index - 1], text)].compactMap(\.self)
            }
        }
    }

    /// Sentences of a few words that are not the unit's first.
    private func rests(of version: Int, in unit: CheckUnit, _ text: CheckedText) -> [Range<Int>] {
        let reader = text.versions[version]
        guard let range = unit.ranges[version], !reader.rules.spacesEndSentences else { return [] }
        let sentences = sentences(range, reader)
        return sentences.dropFirst().filter { isRest($0, of: version, text) }
    }

    private func isRest(_ range: Range<Int>, of version: Int, _ text: CheckedText) -> Bool {
        let reader = text.versions[version]
        return !reader.rules.spacesEndSentences && (1...Self.mostWords).contains(reader.words(in: range).count)
            && !reader.isWholeParagraph(range)
    }

    /// A range cut where a full stop or its kin surely ends a sentence.
    private func sentences(_ range: Range<Int>, _ reader: CheckedVersion) -> [Range<Int>] {
        guard let segmentation = reader.segmentation else { return [range] }
        var sentences: [Range<Int>] = []
        var start = range.lowerBound
        for segment in segmentation.ends(inside: range) where segmentation.boundaries[segment].kind == .sentence {
            sentences.append(start..<segmentation.segments[segment].range.upperBound)
            start = segmentation.segments[segment + 1].range.lowerBound
        }
        return sentences + (start < range.upperBound ? [start..<range.upperBound] : [])
    }

    /// - Parameters:
    ///   - unit: Where the rest is.
    ///   - home: Where the others have the clause.
    private func finding(
        _ rest: Range<Int>, of version: Int, in unit: CheckUnit, home: CheckUnit, _ text: CheckedText
    ) -> Finding? {
        let reader = text.versions[version]
        var places: [Finding.Place] = []
        var missing = 0.0
        for other in home.present where other != version && (text.source == nil || other == text.source) {
            guard text.hasMeaning(other), let range = home.ranges[other],
                home == unit || unit.ranges[other] == nil,
                !text.versions[other].rules.spacesEndSentences,
                sentences(range, text.versions[other]).count == 1,
                let clause = clause(like: rest, of: version, in: range, of: other, text)
            else { continue }
            let expected = Double(text.versions[other].ink(in: clause)) * text.norms(other, version).lengthRatio
            let distance = log(expected / Double(max(1, reader.ink(in: rest))))
            guard distance >= Self.leastMissing else { continue }
            places.append(.init(version: other, ranges: [clause]))
            missing = max(missing, distance)
        }
        guard !places.isEmpty else { return nil }
        let others = places.map(\.version)
        return Finding(
            rule: .omission, version: version, places: places, row: unit.rows.lowerBound, witnesses: others,
            score: min(0.85, 0.5 + 0.15 * missing),
            message:
                "of the marked words of \(text.tags(others)) only \(reader.quote(rest)) is left in \(text.tag(version))"
        )
    }

    /// The passage between marks that is most alike to the rest.
    private func clause(
        like rest: Range<Int>, of version: Int, in range: Range<Int>, of other: Int, _ text: CheckedText
    ) -> Range<Int>? {
        let reader = text.versions[other]
        var clauses: [Range<Int>] = []
        var start = range.lowerBound
        for unit in range {
            let isLast = unit + 1 == range.upperBound
            guard isLast || CharacterClass.of(UInt32(reader.units[unit])) == .pause else { continue }
            if let clause = reader.trimmed(start..<(isLast ? unit + 1 : unit)),
                reader.ink(in: clause) >= Self.shortestClause
            {
                clauses.append(clause)
            }
            start = unit + 1
        }
        // The whole sentence is no clause of it.
        guard clauses.count > 1, let encoder = text.encoder else { return nil }
        let vectors = encoder.vectors(
            of: [text.versions[version].document.text[rest]] + clauses.map { reader.document.text[$0] }, threads: 1)
        let likeness = clauses.indices.map {
            VectorRows.cosine(ofRow: 0, in: vectors, withRow: $0 + 1, in: vectors, dimension: encoder.dimension)
        }
        guard let best = likeness.indices.max(by: { likeness[$0] < likeness[$1] }),
            likeness[best] >= Self.leastLikeness,
            likeness.indices.allSatisfy({ $0 == best || likeness[$0] <= likeness[best] - Self.leastMargin })
        else { return nil }
        return clauses[best]
    }
}
