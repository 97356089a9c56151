/// A name that another version, which has it elsewhere, lacks here, and a name in the place of another.
///
/// True: "Stoltenberg" in one sentence, "Rasmussen" in its translation, where the translation has "Stoltenberg" seven
/// times else. False: "he" for a name that was just named; a name that the other version always puts otherwise.
struct NameRule: CheckRule {
    var names: [RuleName] { [.name] }

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        var byUnit: [Int: [NameTrial]] = [:]
        for trial in NameSearch(text).trials(in: units) { byUnit[trial.unit, default: []].append(trial) }
        return byUnit.keys.sorted().flatMap { unit -> [Finding] in
            var told: [(version: Int, range: Range<Int>)] = []
            let trials = (byUnit[unit] ?? []).enumerated().sorted {
                ($1.element.probability, $0.offset) < ($0.element.probability, $1.offset)
            }
            // The likeliest first: a name that stands for another is told with that one.
            return trials.map(\.element).compactMap { trial in
                func isTold(_ version: Int, _ range: Range<Int>) -> Bool {
                    told.contains { $0.version == version && $0.range == range }
                }
                guard !isTold(trial.version, trial.range) else { return nil }
                if let instead = trial.instead, isTold(trial.other, instead) { return nil }
                told.append((trial.version, trial.range))
                if let instead = trial.instead { told.append((trial.other, instead)) }
                return finding(of: trial, text)
            }
        }
    }

    private func finding(of trial: NameTrial, _ text: CheckedText) -> Finding {
        let own = Finding.Place(version: trial.version, ranges: [trial.range])
        let quote = text.versions[trial.version].quote(trial.range)
        let (tag, otherTag) = (text.tag(trial.version), text.tag(trial.other))
        let row = text.units[trial.unit].rows.lowerBound
        guard let instead = trial.instead else {
            let elsewhere = trial.timesKept > 0 ? ", which has it \(trial.timesKept) times elsewhere" : ""
            return Finding(
                rule: .name, version: trial.isAddition ? trial.version : trial.other, places: [own], row: row,
                witnesses: [trial.isAddition ? trial.other : trial.version], score: trial.probability,
                message: "\(quote) of \(tag) has no counterpart in \(otherTag) here\(elsewhere)")
        }
        let other = Finding.Place(version: trial.other, ranges: [instead])
        let otherQuote = text.versions[trial.other].quote(instead)
        let message =
            trial.isAddition
            ? "\(quote) in \(tag) stands where \(otherTag) has \(otherQuote)"
            : "\(otherQuote) in \(otherTag) stands where \(tag) has \(quote)"
        return Finding(
            rule: .name, version: trial.isAddition ? trial.version : trial.other,
            places: trial.isAddition ? [other, own] : [own, other], row: row,
            witnesses: [trial.isAddition ? trial.other : trial.version], score: trial.probability, message: message)
    }
}
