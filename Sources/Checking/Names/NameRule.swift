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
            // The likeliest first: between two versions a name that stands for another is told with that one.
            var told = Set<Told>()
            return (byUnit[unit] ?? []).sorted { $0.probability > $1.probability }.compactMap { trial in
                let places = [(trial.version, trial.range)] + (trial.instead.map { [(trial.other, $0)] } ?? [])
                let names = places.map {
                    Told(pair: [trial.version, trial.other], version: $0.0, start: $0.1.lowerBound)
                }
                guard told.isDisjoint(with: names) else { return nil }
                told.formUnion(names)
                return finding(of: trial, text)
            }
        }
    }

    /// A name of a unit, and the two versions that were compared.
    private struct Told: Hashable {
        let pair: Set<Int>
        let version: Int
        let start: Int
    }

    private func finding(of trial: NameTrial, _ text: CheckedText) -> Finding {
        let own = Finding.Place(version: trial.version, ranges: [trial.range])
        let quote = text.versions[trial.version].quote(trial.range)
        let (tag, otherTag) = (text.tag(trial.version), text.tag(trial.other))
        let row = text.units[trial.unit].rows.lowerBound
        guard let instead = trial.isLost ? nil : trial.instead else {
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
