/// A name that another version, which has it elsewhere, lacks here.
///
/// True: "Stoltenberg" in one sentence, "Rasmussen" in its translation, where the translation has "Stoltenberg" seven
/// times else. False: "he" for a name that was just named; a name that the other version always puts otherwise.
struct NameRule: CheckRule {
    var names: [RuleName] { [.name] }

    /// The more often a version has the name, the stranger it is where it lacks it: so many times count for nothing.
    private static let priorTimes = 2.0
    private static let gravestScore = 0.75

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            return (text.names.byUnit[index] ?? []).flatMap { number -> [Finding] in
                let name = text.names.names[number]
                guard let place = name.places[index], text.source == nil || text.source == name.version else {
                    return []
                }
                return unit.present.compactMap { other in
                    guard other != name.version, !name.counterparts[other].contains(index) else { return nil }
                    let has = Double(name.counterparts[other].count)
                    let lacks = Double(name.places.keys.count { text.units[$0].ranges[other] != nil }) - has
                    let score = Self.gravestScore * has / (has + Self.priorTimes + 2 * lacks)
                    guard score > 0 else { return nil }
                    let quote = text.versions[name.version].quote(place)
                    return Finding(
                        rule: .name, version: other, places: [.init(version: name.version, ranges: [place])],
                        row: unit.rows.lowerBound, witnesses: [name.version], score: score,
                        message:
                            "\(quote) of \(text.tag(name.version)) has no counterpart in \(text.tag(other)) here, which has it \(Int(has)) times elsewhere"
                    )
                }
            }
        }
    }
}
