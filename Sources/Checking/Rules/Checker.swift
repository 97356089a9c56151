private import AlignedTable

/// All rules over a table: what they find, in order, and the summary.
public struct Checker: Sendable {
    public var settings = CheckSettings()
    /// What terms are called; nil for no such list.
    public var terms: Terminology?

    public init() {}

    private var rules: [any CheckRule] {
        [
            OneSidedRule(), PartRule(), WordRule(), FragmentRule(), NumberRule(), NameRule(), UntranslatedRule(),
            DuplicateRule(),
            TruncatedRule(), MovedRule(), LengthRule(), PunctuationRule(),
        ] + (terms.map { [TerminologyRule(terms: $0)] } ?? [])
    }

    /// What the rules find in some units, unsorted and unfiltered.
    ///
    /// - Complexity: about 5 ms a unit and pair of versions with the encoder.
    public func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        let rules = rules.filter { $0.names.contains(where: settings.isOn) }
        let text = rules.contains { $0 is WordRule } ? text.readingWords(of: units) : text
        let found = rules.flatMap { $0.findings(in: text, units: units) }
            .filter { settings.isOn($0.rule) }
        return Self.withoutRepetitions(found)
    }

    /// What two rules found in the same words, one by passages and one by links, is told once: as the surer of them has it.
    static func withoutRepetitions(_ findings: [Finding]) -> [Finding] {
        struct Subject: Hashable {
            let row: Int
            let rule: RuleName
            let version: Int
        }
        let repeated: Set<RuleName> = [.omission, .addition, .name]
        var told: [Subject: [Finding]] = [:]
        for finding in findings.enumerated().sorted(by: {
            ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
        })
        .map(\.element) where repeated.contains(finding.rule) {
            let subject = Subject(row: finding.row, rule: finding.rule, version: finding.version)
            if told[subject, default: []].contains(where: { $0.overlaps(finding) }) { continue }
            told[subject, default: []].append(finding)
        }
        return findings.filter { !repeated.contains($0.rule) } + told.values.joined().sorted(by: Finding.precedes)
    }

    /// The findings that are probable enough to be shown and not accepted before, in order, counted in the summary.
    ///
    /// - Parameter accepted: For each probable finding whether it is accepted already.
    public func shown(
        _ findings: [Finding], _ summary: inout CheckSummary,
        accepted: ([Finding]) -> [Bool] = { [Bool](repeating: false, count: $0.count) }
    ) -> [Finding] {
        let sorted = findings.sorted(by: Finding.precedes).map(settings.applied)
        let probable = sorted.filter { $0.score >= settings.minimumScore(of: $0.rule) }
        summary.below += sorted.count - probable.count
        let shown = zip(probable, accepted(probable)).filter { !$0.1 }.map(\.0)
        summary.accepted += probable.count - shown.count
        for finding in shown { summary.count(finding) }
        return shown
    }
}
