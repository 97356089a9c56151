/// Whole sentences and paragraphs that some versions lack.
///
/// True: a lead paragraph that only the German version has. False: a sentence that the translation has joined with its
/// neighbour; the aligner puts both into one row. What is left of the page ("Quelle", "Kommentar (0)") is `furniture`.
struct OneSidedRule: CheckRule {
    var names: [RuleName] { [.omission, .addition, .furniture] }

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            if let furniture = furniture(index, text) { return [furniture] }
            return faults(index, text).filter { !goesOn($0, before: index, text) }.map { fault in
                var (last, score) = (index, fault.score)
                var own = fault
                while let next = continuation(of: own, at: last, in: text) {
                    own = next
                    last += 1
                    score = max(score, next.score)
                }
                return finding(fault.kind, index...last, score: score, in: text)
            }
        }
    }

    /// What is at fault in a unit, and how surely.
    private struct Fault {
        let kind: OmissionOrAddition
        let score: Double
    }

    private func faults(_ index: Int, _ text: CheckedText) -> [Fault] {
        let unit = text.units[index]
        let absent = unit.absent
        guard !absent.isEmpty, Furniture.probability(index, text) == 0 else { return [] }
        return OmissionOrAddition.all(present: unit.present, absent: absent, source: text.source).map { kind in
            let lacking = kind.rule == .omission ? [kind.version] : absent
            return Fault(
                kind: kind, score: lacking.reduce(1) { min($0, unit.lackProbability(of: $1, in: text)) })
        }
    }

    // MARK: Passages of several units

    /// Less probable units are no part of a passage that others begin.
    private static let leastProbable = 0.5

    /// Whether the passage began with the unit before.
    private func goesOn(_ fault: Fault, before index: Int, _ text: CheckedText) -> Bool {
        guard index > 0 else { return false }
        return faults(index - 1, text).contains {
            $0.kind == fault.kind && joins($0, at: index - 1, with: fault, in: text)
        }
    }

    /// The same fault in the unit after, where both are one passage.
    private func continuation(of fault: Fault, at index: Int, in text: CheckedText) -> Fault? {
        guard index + 1 < text.units.count else { return nil }
        return faults(index + 1, text).first { $0.kind == fault.kind && joins(fault, at: index, with: $0, in: text) }
    }

    /// Whether two faults of a kind, in neighbours, are one: a paragraph that was lost is one finding. Rows that came ready
    /// made are judged each by itself.
    private func joins(_ fault: Fault, at index: Int, with next: Fault, in text: CheckedText) -> Bool {
        guard !text.areRowsGiven, min(fault.score, next.score) >= Self.leastProbable else { return false }
        return text.units[index].present.allSatisfy { version in
            guard let own = text.units[index].ranges[version], let other = text.units[index + 1].ranges[version],
                own.upperBound <= other.lowerBound
            else { return false }
            return text.versions[version].ink(in: own.upperBound..<other.lowerBound) == 0
        }
    }

    private func finding(
        _ kind: OmissionOrAddition, _ units: ClosedRange<Int>, score: Double, in text: CheckedText
    ) -> Finding {
        let (first, last) = (text.units[units.lowerBound], text.units[units.upperBound])
        let places = first.present.compactMap { version -> Finding.Place? in
            guard let start = first.ranges[version]?.lowerBound, let end = last.ranges[version]?.upperBound else {
                return nil
            }
            return Finding.Place(version: version, ranges: [start..<end])
        }
        return Finding(
            rule: kind.rule, version: kind.version,
            places: kind.rule == .addition ? places.filter { $0.version == kind.version } : places,
            row: first.rows.lowerBound, witnesses: kind.witnesses, score: score, message: kind.message(in: text))
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
