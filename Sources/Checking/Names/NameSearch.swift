private import Documents
package import FittedModels
private import Foundation
private import ICUText
private import Segmentation
private import TextFacts

/// A name of one version that another lacks in the same unit.
package struct NameTrial: Sendable {
    package let unit: Int
    /// The version that has the name, and the one that lacks it.
    package let version: Int
    package let other: Int
    /// Whether the version that lacks it is the original.
    package let isAddition: Bool
    /// Code units of the version's text.
    package let range: Range<Int>
    /// The name that the other version has instead, maybe: code units of its text.
    package let instead: Range<Int>?
    /// How many other units of the other version have the name.
    let timesKept: Int
    package let features: FeatureValues<NameFeature>
    /// How probable it is that the name was lost, or another put in its place; and whether it is told as lost alone, for that is
    /// likelier than that `instead` stands for it.
    let probability: Double
    let isLost: Bool
}

/// Looks in every unit for names that one version has and another lacks.
///
/// - Complexity: O(names · names of the other version) for two versions of a unit, with at most `mostNames` of both.
package struct NameSearch {
    private let text: CheckedText

    /// A unit with more is no sentence: what stands for what in it nobody can say.
    private static let mostNames = 200
    /// What comes with a name that is frequent is known already (`Companions`).
    private static let mostPlaces = 50
    /// Letters that a name has in common with itself in another case.
    private static let sameStart = 4

    package init(_ text: CheckedText) { self.text = text }

    package func trials(in units: Range<Int>) -> [NameTrial] { units.flatMap(trials) }

    private func trials(of index: Int) -> [NameTrial] {
        let here = (text.names.byUnit[index] ?? []).map { text.names.names[$0] }
        guard here.count <= Self.mostNames else { return [] }
        let present = text.units[index].present
        return present.flatMap { version in
            present.flatMap { other -> [NameTrial] in
                guard version != other, text.source == nil || text.source == version || text.source == other else {
                    return []
                }
                let lost = here.filter { $0.version == version && !$0.known[other].contains(index) }
                guard !lost.isEmpty else { return [] }
                let rivals = here.filter { $0.version == other && !$0.known[version].contains(index) }
                    .compactMap { rival(of: $0, lackedBy: version, unit: index) }
                return lost.compactMap { name in
                    trial(of: name, in: other, unit: index, among: lost.count, rivals: rivals)
                }
            }
        }
    }

    /// A name that may stand in the place of another.
    private struct Rival {
        let name: NameTable.Name
        let range: Range<Int>
        let folded: [UInt16]
        let habit: Habit
        /// Where it begins, as a share of its version's text here.
        let share: Double
    }

    private func rival(of name: NameTable.Name, lackedBy other: Int, unit index: Int) -> Rival? {
        guard let range = name.places[index], let whole = text.units[index].ranges[name.version] else { return nil }
        return Rival(
            name: name, range: range, folded: folded(range, name.version),
            habit: Habit(of: name, in: other, but: index, text),
            share: Double(range.lowerBound - whole.lowerBound) / Double(whole.count))
    }

    private func trial(
        of name: NameTable.Name, in other: Int, unit index: Int, among count: Int, rivals: [Rival]
    ) -> NameTrial? {
        guard let place = name.places[index], let whole = text.units[index].ranges[name.version] else { return nil }
        let start = folded(place, name.version).prefix(Self.sameStart)
        let share = Double(place.lowerBound - whole.lowerBound) / Double(whole.count)
        // What the other version is known to answer elsewhere, and of equals the nearest.
        let best = rivals.filter { !$0.folded.starts(with: start) }.max {
            ($0.habit.kept, -abs($0.share - share)) < ($1.habit.kept, -abs($1.share - share))
        }
        let habit = Habit(of: name, in: other, but: index, text)
        var features = FeatureValues<NameFeature>()
        features[.constant] = 1
        features[.isAddition] = text.source == other ? 1 : 0
        features[.kept] = habit.kept
        features[.timesKept] = log(1 + Double(habit.times))
        features[.isNeverKept] = habit.times == 0 ? 1 : 0
        features[.beginsSentence] = name.beginning.contains(index) ? 1 : 0
        features[.isSmall] = name.isSmall ? 1 : 0
        features[.isWithoutCapitals] = text.names.hasCapitals[name.version] ? 0 : 1
        let kept = max(0, habit.kept)
        features[.keptAlone] = best == nil ? kept : 0
        if let best {
            features[.hasRival] = 1
            features[.rivalKept] = best.habit.kept
            features[.rivalTimesKept] = log(1 + Double(best.habit.times))
            features[.rivalIsNeverKept] = best.habit.times == 0 ? 1 : 0
            features[.rivalBeginsSentence] = best.name.beginning.contains(index) ? 1 : 0
            features[.rivalIsSmall] = best.name.isSmall ? 1 : 0
            features[.rivalIsWithoutCapitals] = text.names.hasCapitals[other] ? 0 : 1
            features[.rivalIsNew] = best.name.places.count == 1 ? 1 : 0
            features[.bothKept] = min(kept, max(0, best.habit.kept))
            features[.bothAreKnown] = features[.bothKept] > 0 ? 1 : 0
            features[.keptBesideStranger] = best.habit.times == 0 ? kept : 0
            features[.distance] = abs(best.share - share)
            features[.isOnlyPair] = count == 1 && rivals.count == 1 ? 1 : 0
        }
        if features[.bothAreKnown] == 0 {
            let isNounLanguage = text.versions[name.version].rules.nounsHaveCapitals
            features[.isNounLanguage] = isNounLanguage ? 1 : 0
            features[.rivalIsNounLanguage] = best != nil && text.versions[other].rules.nounsHaveCapitals ? 1 : 0
            features[.likeness] = rivals.reduce(0) { max($0, Self.likeness(name.sounds, $1.name.sounds)) }
            features[.comesTogether] = rivals.reduce(0) { max($0, Self.share(of: name, with: $1.name, but: index)) }
            features[.others] = isNounLanguage ? 0 : log(Double(max(1, count)))
        }
        let norms = text.norms(name.version, other)
        features[.looseness] = max(0, norms.looseness)
        features[.unsureness] = 1 - (text.score(of: text.units[index], name.version, other) ?? 1)
        features[.size] = log(Double(max(1, text.versions[name.version].ink(in: whole))))
        let fitted = NameModel.measured.worth(of: NameModel.fitted.probability(of: features.all))
        let lost = text.source == other ? 0 : habit.lossProbability
        return NameTrial(
            unit: index, version: name.version, other: other, isAddition: text.source == other, range: place,
            instead: best?.range, timesKept: habit.times, features: features, probability: max(fitted, lost),
            isLost: lost > fitted)
    }

    /// The longest common subsequence of two names' sounds, as a share of both lengths' mean.
    private static func likeness(_ one: [UInt16], _ other: [UInt16]) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        var lengths = [Int](repeating: 0, count: other.count + 1)
        for sound in one {
            var diagonal = 0
            for (index, candidate) in other.enumerated() {
                let above = lengths[index + 1]
                lengths[index + 1] = sound == candidate ? diagonal + 1 : max(above, lengths[index])
                diagonal = above
            }
        }
        return 2 * Double(lengths[other.count]) / Double(one.count + other.count)
    }

    /// In what share of a name's other units another name comes, too; 0 where it is frequent.
    private static func share(of name: NameTable.Name, with rival: NameTable.Name, but index: Int) -> Double {
        guard name.places.count <= mostPlaces else { return 0 }
        let both = name.places.keys.count { $0 != index && rival.places[$0] != nil }
        return Double(both) / Double(max(1, name.places.count - 1))
    }

    private func folded(_ place: Range<Int>, _ version: Int) -> [UInt16] {
        FoldedWord.of(text.versions[version].document.text[place])
    }
}

/// What another version usually does with a name.
private struct Habit {
    /// How many units beside the one in question have it there, and the log-odds of that.
    let times: Int
    let kept: Double
    /// How many have a word that sounds like it, and how many have none: what is only known by where it comes may be put
    /// otherwise.
    private let timesHeard: Int
    private let timesNotHeard: Int

    init(of name: NameTable.Name, in other: Int, but index: Int, _ text: CheckedText) {
        let isHere = name.places[index] != nil && text.units[index].ranges[other] != nil
        let all = name.together[other] - (isHere ? 1 : 0)
        times = name.known[other].count - (name.known[other].contains(index) ? 1 : 0)
        timesHeard = name.heard[other].count - (name.heard[other].contains(index) ? 1 : 0)
        timesNotHeard = all - timesHeard
        kept = log((Double(times) + 0.5) / (Double(all - times) + 0.5))
    }

    /// How probable it is that the name is only lost: texts of the fit have no such fault. Judged, not fitted, and never a
    /// warning, for "he" may stand for it: the more often the other version has the name, the stranger it is where it lacks it.
    var lossProbability: Double {
        guard timesHeard + timesNotHeard >= Self.fewestTimes else { return 0 }
        let (has, lacks) = (Double(timesHeard), Double(timesNotHeard))
        return min(Self.mostLost, Self.lost * has / (has + Self.priorTimes + Self.lackWorth * lacks))
    }

    private static let fewestTimes = 6
    private static let lost = 0.75
    private static let mostLost = 0.59
    /// So many times count for nothing, and each that lacks it for so many that have it.
    private static let priorTimes = 2.0
    private static let lackWorth = 8.0
}
