private import FittedModels

/// Words of one version that no word of another answers.
///
/// True: of "the former Danish prime minister" the translation says "der frühere Ministerpräsident". False: "he" that the
/// other language need not say; a saying that is put in other words.
///
/// A name that is lost, or another in its place, is a finding of `name`; all else is an omission or an addition. Where
/// there are other versions they bear witness: they have the word that one lacks, or lack the word that one adds.
struct WordRule: CheckRule {
    var names: [RuleName] { [.omission, .addition, .name] }

    /// A name of the other version stands in a name's place where it is so likely that nothing answers it (log-odds).
    private static let leastStranger = 0.0

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        guard let search = WordSearch(text) else { return [] }
        return search.trials(in: units).flatMap { findings(of: $0, text) }
    }

    private func findings(of trial: WordTrial, _ text: CheckedText) -> [Finding] {
        let probability = WordLossModel.fitted.probability(of: trial.features.all)
        let row = text.units[trial.unit].rows.lowerBound
        let place = Finding.Place(version: trial.version, ranges: [trial.range])
        if trial.isName { return [nameFinding(of: trial, text, probability: probability)].compactMap(\.self) }
        let present = [trial.version]
        let absent = trial.isAddition ? text.units[trial.unit].present.filter { $0 != trial.version } : [trial.other]
        let fault = OmissionOrAddition(
            rule: trial.isAddition ? .addition : .omission, version: trial.isAddition ? trial.version : trial.other,
            witnesses: trial.isAddition ? absent : present)
        // Free translations often say "it is small" for "it is not large": that is no warning without a witness.
        let isLoneDenial = trial.features[.isNegation] == 1 && trial.features[.isWitnessed] == 0
        return [
            Finding(
                rule: fault.rule, severity: isLoneDenial ? .note : nil, version: fault.version, places: [place],
                row: row, witnesses: fault.witnesses,
                score: probability, message: fault.message(ofPartIn: text))
        ]
    }

    /// The translation is at fault, whichever of the two has the name.
    private func nameFinding(of trial: WordTrial, _ text: CheckedText, probability: Double) -> Finding? {
        let version = trial.isAddition ? trial.version : trial.other
        let witness = trial.isAddition ? trial.other : trial.version
        let quote = text.versions[trial.version].quote(trial.range)
        var places = [Finding.Place(version: trial.version, ranges: [trial.range])]
        var message =
            "no word of \(text.tag(trial.other)) seems to answer \(quote) of \(text.tag(trial.version))"
        if let instead = trial.instead, trial.features[.stranger] >= Self.leastStranger {
            places.append(.init(version: trial.other, ranges: [instead]))
            message =
                "\(text.versions[trial.other].quote(instead)) in \(text.tag(trial.other)) seems to stand where "
                + "\(text.tag(trial.version)) has \(quote)"
        }
        return Finding(
            rule: .name, version: version, places: places, row: text.units[trial.unit].rows.lowerBound,
            witnesses: [witness], score: probability, message: message)
    }
}
