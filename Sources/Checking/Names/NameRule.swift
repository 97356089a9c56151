private import Documents
private import ICUText
private import Segmentation
private import TextFacts

/// A name that another version, which has it elsewhere, lacks here, and a name in the place of another.
///
/// True: "Stoltenberg" in one sentence, "Rasmussen" in its translation, where the translation has "Stoltenberg" seven
/// times else. False: "he" for a name that was just named; a name that the other version always puts otherwise.
struct NameRule: CheckRule {
    var names: [RuleName] { [.name] }

    /// How probable an error is. Judged, not fitted.
    private enum Strength {
        /// The name is lacking: at most this, and never a warning, for "he" may stand for it.
        static let lacking = 0.75
        static let mostLacking = 0.59
        /// The version has another of the text's names instead.
        static let replaced = 0.85
        /// It has a word that is written as names are, of which little is known.
        static let replacedByStranger = 0.55
    }
    /// The more often a version has the name, the stranger it is where it lacks it: so many times count for nothing.
    private static let priorTimes = 2.0

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            let here = (text.names.byUnit[index] ?? []).map { text.names.names[$0] }
            return here.flatMap { name -> [Finding] in
                guard text.source == nil || text.source == name.version else { return [] }
                return unit.present.compactMap { other in
                    guard other != name.version, !name.known[other].contains(index) else { return nil }
                    return replacement(of: name, in: other, unit: index, among: here, text)
                        ?? lack(of: name, in: other, unit: index, text)
                }
            }
        }
    }

    /// Only what sounds alike is sure enough for this: a name that is translated may be put otherwise.
    private func lack(
        of name: NameTable.Name, in other: Int, unit index: Int, _ text: CheckedText
    ) -> Finding? {
        guard let place = name.places[index], name.places.count >= NameTable.fewestUnits else { return nil }
        let has = Double(name.heard[other].count)
        let lacks = Double(name.together[other]) - has
        let score = min(Strength.mostLacking, Strength.lacking * has / (has + Self.priorTimes + 2 * lacks))
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
    /// A name that comes more seldom is not known well.
    private static let fewestPlaces = 3
    /// A unit with more is no sentence: what stands for what in it nobody can say.
    private static let mostNames = 200

    /// Whether another version nearly always has a name that it has at all: no word that is put otherwise.
    private func keeps(_ name: NameTable.Name, in other: Int, _ text: CheckedText, but index: Int) -> Bool {
        let isHere = name.places[index] != nil && text.units[index].ranges[other] != nil
        let all = name.together[other] - (isHere ? 1 : 0)
        let has = name.known[other].count - (name.known[other].contains(index) ? 1 : 0)
        return has > 0 && Double(has) >= Self.leastShare * Double(all)
    }

    /// A name that the other version has here, and the first does not, where it has the first's name elsewhere.
    private func replacement(
        of name: NameTable.Name, in other: Int, unit index: Int, among here: [NameTable.Name], _ text: CheckedText
    ) -> Finding? {
        guard here.count <= Self.mostNames, let place = name.places[index],
            keeps(name, in: other, text, but: index)
        else { return nil }
        func isRival(_ rival: NameTable.Name) -> Bool { keeps(rival, in: name.version, text, but: index) }
        let start = FoldedWord.of(text.versions[name.version].document.text[place]).prefix(Self.sameStart)
        let strangers = here.filter {
            guard $0.version == other, !$0.known[name.version].contains(index), let instead = $0.places[index] else {
                return false
            }
            return !FoldedWord.of(text.versions[other].document.text[instead]).starts(with: start)
        }
        let known = strangers.first(where: isRival)
        guard let rival = known ?? onlyStranger(strangers, to: name, unit: index, among: here, text),
            let instead = rival.places[index]
        else { return nil }
        // A word of a script without capitals may be no name at all.
        let isSure =
            known != nil && text.names.hasCapitals[name.version]
            && min(name.places.count, rival.places.count) >= Self.fewestPlaces
        let quotes = (text.versions[name.version].quote(place), text.versions[other].quote(instead))
        return Finding(
            rule: .name, version: other,
            places: [
                .init(version: name.version, ranges: [place]), .init(version: other, ranges: [instead]),
            ],
            row: text.units[index].rows.lowerBound, witnesses: [name.version],
            score: isSure ? Strength.replaced : Strength.replacedByStranger,
            message: "\(quotes.1) in \(text.tag(other)) stands where \(text.tag(name.version)) has \(quotes.0)")
    }

    /// A name of which nothing is known, where it is the only one here, and the first version has no other that it could
    /// translate. Where all nouns have capitals such a word is no name yet.
    private func onlyStranger(
        _ strangers: [NameTable.Name], to name: NameTable.Name, unit index: Int, among here: [NameTable.Name],
        _ text: CheckedText
    ) -> NameTable.Name? {
        guard let stranger = strangers.first, strangers.count == 1,
            !text.versions[stranger.version].rules.nounsHaveCapitals
        else { return nil }
        guard text.names.hasCapitals[name.version] else {
            return name.places.count >= NameTable.fewestUnits ? stranger : nil
        }
        let unexplained = here.count { $0.version == name.version && !$0.known[stranger.version].contains(index) }
        return unexplained == 1 ? stranger : nil
    }
}
