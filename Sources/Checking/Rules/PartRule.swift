private import FittedModels
private import Foundation

/// Parts of sentences that a version lacks.
///
/// True: of "…, anstatt an die Regeln des Bündnisses gebunden zu sein" nothing is left in the Arabic sentence. False:
/// a translation that says the same in fewer words.
///
/// With three versions or more what one lacks is missing against each of the others, and what one adds is too much
/// against each: the log-odds of the pairs are meaned, so that a whim of one pair is no finding.
struct PartRule: CheckRule {
    var names: [RuleName] { [.omission, .addition] }

    /// What the original says counts this much, what the other translations say the rest.
    private static let sourceShare = 0.7

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        guard let search = PartSearch(text) else { return [] }
        var byUnit: [Int: [PartTrial]] = [:]
        for trial in search.trials(in: units) { byUnit[trial.unit, default: []].append(trial) }
        return byUnit.keys.sorted().flatMap { findings(of: byUnit[$0] ?? [], unit: $0, text) }
    }

    private func findings(of trials: [PartTrial], unit: Int, _ text: CheckedText) -> [Finding] {
        let present = Set(trials.flatMap { [$0.version, $0.other] }).sorted()
        if present.count == 2 || text.source.map(present.contains) == false {
            return trials.flatMap { trial in pairFinding(trial, among: trials, text) }
        }
        var found: [Finding] = []
        for version in present {
            let others = present.filter { $0 != version }
            if let source = text.source {
                guard version != source else { continue }
                found += finding(
                    .omission, of: version, showing: [source], against: others, trials, unit: unit, in: text)
                found += finding(
                    .addition, of: version, showing: [source], against: others, trials, unit: unit, in: text)
            } else {
                found += finding(.omission, of: version, showing: others, against: others, trials, unit: unit, in: text)
                found += finding(.addition, of: version, showing: others, against: others, trials, unit: unit, in: text)
            }
        }
        return found
    }

    /// Between two versions every sentence's passage is judged for itself; those beside the likeliest are less likely.
    private func pairFinding(_ trial: PartTrial, among trials: [PartTrial], _ text: CheckedText) -> [Finding] {
        if let source = text.source, trial.version != source, trial.other != source { return [] }
        let odds = trial.logOdds
        let isBest = trials.allSatisfy {
            $0.version != trial.version || $0.other != trial.other || $0.logOdds <= odds
        }
        return OmissionOrAddition.all(present: [trial.version], absent: [trial.other], source: text.source).map {
            fault in
            Finding(
                rule: fault.rule, version: fault.version,
                places: [Finding.Place(version: trial.version, ranges: [trial.range])],
                row: text.units[trial.unit].rows.lowerBound, witnesses: fault.witnesses,
                score: trial.probability(odds: isBest ? odds : odds - 1), message: fault.message(ofPartIn: text))
        }
    }

    /// - Parameters:
    ///   - named: The versions whose passages are shown and that bear witness.
    private func finding(
        _ rule: RuleName, of version: Int, showing named: [Int], against others: [Int], _ trials: [PartTrial],
        unit: Int, in text: CheckedText
    ) -> [Finding] {
        func best(_ one: Int, _ other: Int) -> PartTrial? {
            trials.filter { $0.version == one && $0.other == other }.max {
                $0.logOdds < $1.logOdds
            }
        }
        let pairs = others.compactMap { other -> (other: Int, trial: PartTrial)? in
            (rule == .omission ? best(other, version) : best(version, other)).map { (other, $0) }
        }
        func mean(_ pairs: [(other: Int, trial: PartTrial)]) -> Double {
            pairs.reduce(0) { $0 + $1.trial.logOdds } / Double(max(1, pairs.count))
        }
        let shown = pairs.filter { named.contains($0.other) }
        guard
            let first = shown.max(by: {
                $0.trial.logOdds < $1.trial.logOdds
            })
        else { return [] }
        let rest = pairs.filter { !named.contains($0.other) }
        let odds = rest.isEmpty ? mean(shown) : Self.sourceShare * mean(shown) + (1 - Self.sourceShare) * mean(rest)
        let places =
            rule == .omission
            ? shown.map { Finding.Place(version: $0.other, ranges: [$0.trial.range]) }
            : [Finding.Place(version: version, ranges: [first.trial.range])]
        let fault = OmissionOrAddition(rule: rule, version: version, witnesses: shown.map(\.other))
        return [
            Finding(
                rule: rule, version: version, places: places, row: text.units[unit].rows.lowerBound,
                witnesses: fault.witnesses, score: PartModel.probability(logOdds: odds),
                message: fault.message(ofPartIn: text))
        ]
    }
}
