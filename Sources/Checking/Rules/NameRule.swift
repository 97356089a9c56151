private import Documents
private import ICUText
private import Segmentation
internal import TextFacts

/// A name that another version, which has it elsewhere, lacks here, and a name in the place of another.
///
/// True: "Stoltenberg" in one sentence, "Rasmussen" in its translation, where the translation has "Stoltenberg" seven
/// times else. False: "he" for a name that was just named; a name that the other version always puts otherwise.
struct NameRule: CheckRule {
    var names: [RuleName] { [.name] }

    /// How probable an error is. Judged, not fitted.
    private enum Strength {
        /// The name is lacking: at most this, for "he" may stand for it.
        static let lacking = 0.75
        /// The version has another of the text's names instead.
        static let replaced = 0.85
        /// It has a word that is written as names are, and that the text has nowhere else.
        static let replacedByStranger = 0.65
    }
    /// The more often a version has the name, the stranger it is where it lacks it: so many times count for nothing.
    private static let priorTimes = 2.0

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            let here = text.names.byUnit[index] ?? []
            return here.flatMap { number -> [Finding] in
                let name = text.names.names[number]
                guard text.source == nil || text.source == name.version else { return [] }
                return unit.present.compactMap { other in
                    guard other != name.version, !name.counterparts[other].contains(index) else { return nil }
                    return replacement(of: name, in: other, unit: index, among: here, text)
                        ?? lack(of: name, in: other, unit: index, text)
                }
            }
        }
    }

    private func lack(
        of name: NameTable.Name, in other: Int, unit index: Int, _ text: CheckedText
    ) -> Finding? {
        guard let place = name.places[index], name.places.count >= NameTable.fewestUnits else { return nil }
        let has = Double(name.counterparts[other].count)
        let lacks = Double(name.together[other]) - has
        let score = Strength.lacking * has / (has + Self.priorTimes + 2 * lacks)
        guard score > 0 else { return nil }
        let quote = text.versions[name.version].quote(place)
        return Finding(
            rule: .name, version: other, places: [.init(version: name.version, ranges: [place])],
            row: text.units[index].rows.lowerBound, witnesses: [name.version], score: score,
            message:
                "\(quote) of \(text.tag(name.version)) has no counterpart in \(text.tag(other)) here, which has it \(Int(has)) times elsewhere"
        )
    }

    /// Letters that a name has in common with itself in another case.
    private static let sameStart = 4
    private static let leastShare = 0.7
    /// Of a unit with more names the first ones are looked at: it is no sentence.
    private static let mostNames = 200

    /// Whether another version nearly always has a name that it has at all: no word that is translated.
    private func keeps(_ name: NameTable.Name, in other: Int, _ text: CheckedText, but index: Int) -> Bool {
        let isHere = name.places[index] != nil && text.units[index].ranges[other] != nil
        let all = name.together[other] - (isHere ? 1 : 0)
        let has = name.counterparts[other].count - (name.counterparts[other].contains(index) ? 1 : 0)
        return has > 0 && Double(has) >= Self.leastShare * Double(all)
    }

    /// A name that the other version has here, and the first does not, where it has the first's name elsewhere.
    private func replacement(
        of name: NameTable.Name, in other: Int, unit index: Int, among here: [Int], _ text: CheckedText
    ) -> Finding? {
        guard let place = name.places[index], keeps(name, in: other, text, but: index) else { return nil }
        let candidates = here.prefix(Self.mostNames).map { text.names.names[$0] }.filter {
            $0.version == other && !$0.counterparts[name.version].contains(index)
        }
        func isKnown(_ rival: NameTable.Name) -> Bool { keeps(rival, in: name.version, text, but: index) }
        // Where all nouns have capitals a word that stands nowhere else is no name yet.
        let start = FoldedWord.of(text.versions[name.version].document.text[place]).prefix(Self.sameStart)
        let rivals = candidates.filter {
            guard let instead = $0.places[index],
                !FoldedWord.of(text.versions[other].document.text[instead]).starts(with: start)
            else { return false }
            return isKnown($0) || $0.places.count == 1 && !text.versions[other].rules.nounsHaveCapitals
        }
        guard let rival = rivals.first(where: isKnown) ?? rivals.first, let instead = rival.places[index] else {
            return nil
        }
        let quotes = (text.versions[name.version].quote(place), text.versions[other].quote(instead))
        return Finding(
            rule: .name, version: other,
            places: [
                .init(version: name.version, ranges: [place]), .init(version: other, ranges: [instead]),
            ],
            row: text.units[index].rows.lowerBound, witnesses: [name.version],
            score: isKnown(rival) ? Strength.replaced : Strength.replacedByStranger,
            message: "\(quotes.1) in \(text.tag(other)) stands where \(text.tag(name.version)) has \(quotes.0)")
    }
}
