private import Documents
package import FittedModels
private import Foundation
private import ICUText
private import Words

/// A word of one version, or several beside each other, that another's translation of the same unit may lack.
package struct WordTrial: Sendable {
    package let unit: Int
    /// The version that has the words, and the one that may lack them.
    package let version: Int
    package let other: Int
    /// Whether the words are held to be too much, for the other is the original, or no version has them.
    package let isAddition: Bool
    let isName: Bool
    /// Code units of the version's text.
    package let range: Range<Int>
    /// The name of the other version that seems to stand there instead: code units of its text.
    let instead: Range<Int>?
    package let features: FeatureValues<WordLossFeature>
}

/// Looks in every unit for the words of one version that no word of another answers.
///
/// - Complexity: that of the encoder's states, and O(words of the one · words of the other) for two versions of a unit.
package struct WordSearch {
    private let text: CheckedText

    /// Runs for two versions of a unit.
    private static let mostRuns = 3
    /// Words that are less likely to be lacking are no candidates; those from here on make a run with their neighbours.
    private static let leastOdds = -3.0
    private static let runOdds = 0.0

    package init?(_ text: CheckedText) {
        guard text.linker != nil else { return nil }
        self.text = text
    }

    package func trials(in units: Range<Int>) -> [WordTrial] {
        let words = text.words(of: units)
        return units.flatMap { unit in words[unit].map { trials(of: unit, $0) } ?? [] }
    }

    private func trials(of unit: Int, _ words: UnitWords) -> [WordTrial] {
        let present = text.units[unit].present
        return present.flatMap { one in
            present.filter { $0 != one }.flatMap { other -> [WordTrial] in
                guard text.source == nil || text.source == one || text.source == other else { return [] }
                let odds = words.odds(one, other)
                let lost = lostDenial(odds, words.words(of: one), mayBe: text.denials.mayDeny(other, in: unit) == false)
                return runs(odds, words.words(of: one), lostDenial: lost).map { run in
                    trial(run, unit: unit, from: one, to: other, present: present, words)
                }
            }
        }
    }

    /// Words beside each other, and the likeliest of them.
    private struct Run {
        var words: [Int]
        var head: Int
    }

    /// The likeliest word that denies, where the other version denies nothing: a candidate whatever its links say, for
    /// these words are linked freely.
    private func lostDenial(_ odds: [Double?], _ words: [CheckedWord?], mayBe: Bool) -> Int? {
        guard mayBe else { return nil }
        return words.indices.filter { words[$0]?.isNegation == true && odds[$0] != nil }
            .max { (odds[$0] ?? 0) < (odds[$1] ?? 0) }
    }

    /// The likeliest runs, in order.
    private func runs(_ odds: [Double?], _ words: [CheckedWord?], lostDenial: Int?) -> [Run] {
        var runs: [Run] = []
        var isOpen = false
        for (index, value) in odds.enumerated() {
            guard words[index] != nil, let value, value >= Self.leastOdds || index == lostDenial else {
                // Marks stand inside runs.
                if words[index] != nil { isOpen = false }
                continue
            }
            if isOpen, value >= Self.runOdds, let last = runs.indices.last {
                runs[last].words.append(index)
                if value > odds[runs[last].head] ?? value { runs[last].head = index }
            } else {
                runs.append(Run(words: [index], head: index))
                isOpen = value >= Self.runOdds
            }
        }
        let likeliest = runs.sorted { (odds[$1.head] ?? 0, $0.head) < (odds[$0.head] ?? 0, $1.head) }
        // Names and words that deny are looked at besides.
        let special = runs.filter { run in words[run.head].map { $0.isName || $0.isNegation } ?? false }
        let kept = Set((likeliest.prefix(Self.mostRuns) + special.prefix(Self.mostRuns)).map(\.head))
        return runs.filter { kept.contains($0.head) || $0.head == lostDenial }
    }

    private func trial(
        _ run: Run, unit index: Int, from one: Int, to other: Int, present: [Int], _ words: UnitWords
    ) -> WordTrial {
        let unit = text.units[index]
        let own = words.words(of: one)
        let head = own[run.head]
        let odds = words.odds(one, other)
        let others = present.filter { $0 != one && $0 != other }
        let rest = others.compactMap { words.odds(one, $0)[run.head] }.sorted()
        let isAlone = !rest.isEmpty && rest[0] >= Self.runOdds
        let isAddition = text.source == other || text.source == nil && isAlone
        let opposite = zip(words.words(of: other), words.odds(other, one)).compactMap { word, odds in
            word.flatMap { word in odds.map { (word: word, odds: $0) } }
        }
        let stranger = opposite.filter { $0.word.isName && $0.odds >= Self.leastOdds }.max { $0.odds < $1.odds }
        let within = { (value: Double) in max(-UnitWords.widestOdds, min(UnitWords.widestOdds, value)) }
        let norms = text.norms(one, other)
        var features = FeatureValues<WordLossFeature>()
        features[.constant] = 1
        features[.odds] = within(odds[run.head].flatMap(\.self) ?? 0)
        features[.runSize] = log(Double(run.words.count))
        if isAddition, let least = rest.first {
            features[.isAsked] = 1
            features[.lackedToo] = within(least)
        } else if !rest.isEmpty {
            let isDenial = head?.isNegation == true && text.denials.mayDeny(other, in: index) == false
            let witnesses = others.compactMap { witness -> Double? in
                // Links of words that deny say less than whether the witness denies.
                let denies = isDenial ? text.denials.mayDeny(witness, in: index) : nil
                return denies.map { $0 ? UnitWords.widestOdds : -UnitWords.widestOdds }
                    ?? words.odds(one, witness)[run.head].map { -$0 }
            }.sorted()
            features[.isWitnessed] = 1
            features[.carried] = within(witnesses[(witnesses.count - 1) / 2])
        }
        if head?.isName == true {
            features[.isName] = 1
            features[.nameOdds] = features[.odds]
        }
        if let stranger, head?.isName == true || !text.names.hasCapitals[one] {
            features[.hasStranger] = 1
            features[.stranger] = within(stranger.odds)
        }
        features[.isFunctionWord] = head?.isFunctionWord == true && head?.isNegation != true ? 1 : 0
        features[.surprisal] = head?.surprisal ?? 0
        let lengths = [one, other].map { version in
            Double(unit.ranges[version].map { text.versions[version].ink(in: $0) } ?? 0)
        }
        features[.missingLength] = log((norms.lengthRatio * lengths[0] + 4) / (lengths[1] + 4))
        features[.looseness] = max(0, norms.looseness)
        features[.unsureness] = 1 - (text.score(of: unit, one, other) ?? 1)
        let rivals = odds.indices.count { (odds[$0] ?? -1) >= Self.runOdds && !run.words.contains($0) }
        features[.rivals] = log(Double(1 + rivals))
        features[.answer] = within(opposite.lazy.map(\.odds).max() ?? -UnitWords.widestOdds)
        features[.size] = log(Double(max(1, own.count { $0 != nil })))
        if head?.isNegation == true { addDenial(to: &features, of: one, against: other, in: index) }
        let places = run.words.compactMap { own[$0]?.range }
        let start = places.first?.lowerBound ?? 0
        return WordTrial(
            unit: index, version: one, other: other, isAddition: isAddition, isName: head?.isName ?? false,
            range: start..<max(start + 1, places.last?.upperBound ?? 0), instead: stranger?.word.range,
            features: features)
    }

    /// What is known of a word that denies; needs all other features.
    private func addDenial(
        to features: inout FeatureValues<WordLossFeature>, of one: Int, against other: Int, in unit: Int
    ) {
        guard let isAnswered = text.denials.mayDeny(other, in: unit) else { return }
        guard !isAnswered else {
            features[.isAnsweredNegation] = 1
            return
        }
        features[.isNegation] = 1
        features[.denialsKept] = text.denials.logOddsKept(one, by: other)
        features[.denialOdds] = features[.odds]
        features[.denialRivals] = features[.rivals]
        features[.denialAnswer] = features[.answer]
    }
}
