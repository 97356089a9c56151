/// Whole sentences and paragraphs that some versions lack.
///
/// True: a lead paragraph that only the German version has. False: a sentence that the translation has joined with its
/// neighbour; the aligner puts both into one row. What is left of the page ("Quelle", "Kommentar (0)") is `furniture`.
struct OneSidedRule: CheckRule {
    var names: [RuleName] { [.omission, .addition, .furniture] }

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            let absent = unit.absent
            guard !absent.isEmpty else { return [] }
            if let furniture = furniture(index, text) { return [furniture] }
            let places = unit.present.compactMap { version in
                unit.ranges[version].map { Finding.Place(version: version, ranges: [$0]) }
            }
            return OmissionOrAddition.all(present: unit.present, absent: absent, source: text.source).map { fault in
                let lacking = fault.rule == .omission ? [fault.version] : absent
                let score = lacking.reduce(1) { min($0, unit.lackProbability(of: $1, in: text)) }
                return Finding(
                    rule: fault.rule, version: fault.version,
                    places: fault.rule == .addition ? places.filter { $0.version == fault.version } : places,
                    row: unit.rows.lowerBound, witnesses: fault.witnesses, score: score,
                    message: fault.message(in: text))
            }
        }
    }

    private func furniture(_ index: Int, _ text: CheckedText) -> Finding? {
        let probability = Furniture.probability(index, text)
        let unit = text.units[index]
        guard probability > 0, let version = unit.present.first, let range = unit.ranges[version] else { return nil }
        return Finding(
            rule: .furniture, version: version, places: [Finding.Place(version: version, ranges: [range])],
            row: unit.rows.lowerBound, witnesses: unit.absent, score: probability,
            message: "only \(text.tag(version)) has this; it looks like a rest of the page, not like text")
    }
}
