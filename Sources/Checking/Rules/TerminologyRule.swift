private import Documents

/// Terms that are not translated as the list says.
///
/// True: "Allianz" where the list allows "Bündnis" alone. False: "Bündnisses" for "Bündnis"; a term that the original
/// does not have here. Where words can be linked, a finding says what stands for the term instead.
struct TerminologyRule: CheckRule {
    let terms: Terminology

    var names: [RuleName] { [.terminology] }

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            let passages = unit.ranges.enumerated().map { version, range in
                range.map { Terminology.Passage($0, of: text.versions[version]) }
            }
            return unit.present.flatMap { one in
                unit.present.filter { $0 != one && $0 != text.source && (text.source ?? one) == one }.flatMap { other in
                    terms.entries.compactMap { finding($0, in: unit, passages: passages, from: one, to: other, text) }
                }
            }
        }
    }

    private func finding(
        _ entry: Terminology.Entry, in unit: CheckUnit, passages: [Terminology.Passage?], from one: Int,
        to other: Int, _ text: CheckedText
    ) -> Finding? {
        guard let left = passages[one], let right = passages[other] else { return nil }
        func places(of names: [LanguageTag: [String]], in passage: Terminology.Passage) -> [Range<Int>] {
            (names[passage.version.language] ?? []).flatMap { Terminology.places(of: $0, in: passage) }
                .sorted { $0.lowerBound < $1.lowerBound }
        }
        let allowed = entry.allowed[text.versions[other].language] ?? []
        let terms = places(of: entry.allowed, in: left)
        guard let term = terms.first else { return nil }
        let wrong = places(of: entry.forbidden, in: right)
        guard !wrong.isEmpty || !allowed.isEmpty && places(of: entry.allowed, in: right).isEmpty else {
            return nil
        }
        let quote = text.versions[one].quote(term)
        let expected = allowed.map { "“\($0)”" }.joined(separator: " or ")
        var message = "\(quote) of \(text.tag(one)) should be \(expected) in \(text.tag(other))"
        if let wrong = wrong.first {
            message =
                "\(quote) of \(text.tag(one)) must not be \(text.versions[other].quote(wrong)) in \(text.tag(other))"
        }
        var instead = wrong.prefix(1).map { $0 }
        if instead.isEmpty, let counterpart = TermCounterpart(text) {
            instead = counterpart.ranges(of: term, in: left, across: right)
            let quotes = instead.map { text.versions[other].quote($0) }
            if !quotes.isEmpty { message += ", not \(quotes.joined(separator: " … "))" }
        }
        let own = instead.isEmpty ? [] : [Finding.Place(version: other, ranges: instead)]
        return Finding(
            rule: .terminology, version: other, places: [.init(version: one, ranges: [term])] + own,
            row: unit.rows.lowerBound, witnesses: [one], score: wrong.isEmpty ? 0.8 : 0.95, message: message)
    }
}
