private import AlignedTable
private import Documents
private import Foundation
internal import TextFacts

/// Numbers and dates that differ.
///
/// True: "Januar 2023" against "يناير 1"; "14 %" against "41 %". False: "3" against "three", "2.5 million" against
/// "2,5 Mio.", "พ.ศ. 2566" against "2023", "3 pm" against "15 Uhr", "10 miles" against "16 km".
struct NumberRule: CheckRule {
    var names: [RuleName] { [.number, .date] }

    /// How probable an error is, by what differs. Judged, not fitted.
    private enum Strength {
        /// Each side has a number that the other lacks: "14 %" against "41 %".
        static let contradiction = 0.92
        /// One side's digits against what the other seems to say for them: "14 %" against "forty-one per cent".
        static let inferredContradiction = 0.72
        /// Words that may mean something else, among more numbers: "three" against "vier … zwölf".
        static let doubtfulContradiction = 0.55
        /// One side alone has a number from `large` on: "1,250 tonnes" against "many tonnes".
        static let largeAlone = 0.65
        static let large = 100.0
        /// One above `small`: "25 people" against "some people".
        static let middleAlone = 0.48
        static let small = 12.0
        /// A small one, which is often said in other words: "2 brothers" against "beide Brüder".
        static let smallAlone = 0.3
        /// Numbers of headings and items that two versions count in other ways: "1.3.1" against "2.".
        static let numbering = 0.4
        /// A round year, which is often a decade in words: "1980" against "the eighties".
        static let decadeAlone = 0.45
        static let decades = 1900.0..<2100.0
    }

    /// What speaks against an error takes a share of its probability.
    private enum Share {
        /// The row is not sure: "14" and "41" stand in sentences that may not translate each other.
        static let unsureRow = 0.6
        /// Some of the numbers stand in the unit beside: of "14 of 41" the "14" is in the next sentence.
        static let someStray = 0.6
        /// All of them: the rows' edges differ, nothing else.
        static let allStray = 0.25
    }

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index in
            let unit = text.units[index]
            let sides = unit.present.compactMap { version in
                unit.ranges[version].map { NumberSide(version: version, range: $0, text: text) }
            }
            guard sides.count > 1 else { return [Finding]() }
            return sides.indices.compactMap { finding(unit: index, side: $0, of: sides, text) }
        }
    }

    /// What the version says otherwise than those that it is held against.
    private func finding(unit index: Int, side place: Int, of sides: [NumberSide], _ text: CheckedText) -> Finding? {
        let own = sides[place]
        let rivals = self.rivals(of: own, among: sides, text)
        guard !rivals.isEmpty else { return nil }
        let answers = rivals.map { (theirs: NumberAnswers($0, to: own), own: NumberAnswers(own, to: $0)) }
        var extra = own.values.filter { quantity in answers.allSatisfy { !$0.theirs.has(quantity) } }
        // What most of the others have.
        var missing = rivals.indices.map { place in
            (
                side: rivals[place],
                quantities: rivals[place].values.filter { quantity in
                    !answers[place].own.has(quantity)
                        && (rivals.count == 1 || answers.count { $0.theirs.has(quantity) } * 2 > rivals.count)
                }
            )
        }
        let isInferred =
            rivals.count == 1
            && addContradictions(
                extra: &extra, missing: &missing[0].quantities, answers[0].own, answers[0].theirs)
        let isSpoken = dropWords(from: &extra, and: &missing)
        if rivals.count == 1, extra.isEmpty, missing[0].quantities.isEmpty, let clash = own.clash(with: rivals[0]) {
            extra = [clash.own]
            missing[0].quantities = [clash.other]
        }
        missing.removeAll(where: \.quantities.isEmpty)
        let digits = (extra + missing.flatMap(\.quantities)).filter { $0.kind == .digits }
        // A month alone may be left out; another month is an error.
        if digits.isEmpty && (extra.isEmpty || missing.isEmpty) { return nil }
        let quantities = extra + missing.flatMap(\.quantities)
        let isDate = quantities.contains { $0.isDate || ($0.kind == .digits && isYear($0)) }
        var places = missing.map {
            Finding.Place(version: $0.side.version, ranges: disjoint($0.quantities.map(\.range)))
        }
        if !extra.isEmpty { places.append(.init(version: own.version, ranges: disjoint(extra.map(\.range)))) }
        let witnesses = missing.isEmpty ? rivals.map(\.version) : missing.map(\.side.version)
        let unit = text.units[index]
        return Finding(
            rule: isDate ? .date : .number, version: own.version, places: places, row: unit.rows.lowerBound,
            witnesses: witnesses,
            score: score(
                unit: index, own, against: rivals, extra: extra, missing: missing.flatMap(\.quantities),
                isInferred: isInferred || isSpoken,
                isDoubtful: isSpoken && isDoubtful(extra + missing.flatMap(\.quantities), sides: [own] + rivals), text),
            message: message(
                own, extra: extra, missing: missing.map { ($0.side.version, $0.quantities) }, witnesses: witnesses, text
            ))
    }

    /// Leaves words in which a number may be said only where the other side says another number of about that size: "neuf"
    /// is nine and new.
    ///
    /// - Returns: Whether one side has nothing but words.
    private func dropWords(
        from extra: inout [Quantity], and missing: inout [(side: NumberSide, quantities: [Quantity])]
    ) -> Bool {
        let all = (extra, missing.flatMap(\.quantities))
        func stays(_ quantity: Quantity, _ others: NumberSizes) -> Bool {
            guard quantity.isSpoken else { return true }
            guard let value = quantity.values.first, value >= 2 || value < 1 || quantity.isSure else { return false }
            if value < 1 { return others.hasSureFraction }
            return others.hasOne(near: value) || quantity.isSure && others.hasSureOne
        }
        let sizes = (NumberSizes(all.0), NumberSizes(all.1))
        extra.removeAll { !stays($0, sizes.1) }
        for index in missing.indices { missing[index].quantities.removeAll { !stays($0, sizes.0) } }
        return [extra, missing.flatMap(\.quantities)].contains { !$0.isEmpty && $0.allSatisfy(\.isSpoken) }
    }

    /// Whether words that may be no numbers stand among others that say as much.
    private func isDoubtful(_ quantities: [Quantity], sides: [NumberSide]) -> Bool {
        !quantities.contains { $0.isSpoken && $0.isSure }
            && sides.contains { side in side.values.count { $0.kind != .month } > 1 }
    }

    /// Where one of two has digits that the other lacks, or both a number once more than the other, what contradicts
    /// them; whether anything does.
    private func addContradictions(
        extra: inout [Quantity], missing: inout [Quantity], _ own: NumberAnswers, _ theirs: NumberAnswers
    ) -> Bool {
        let counts = (extra.count, missing.count)
        switch (extra.first { $0.kind == .digits }, missing.first { $0.kind == .digits }) {
        case (let more?, nil): missing += theirs.contradictions(to: more, own)
        case (nil, let less?): extra += own.contradictions(to: less, theirs)
        case (nil, nil):
            guard let more = own.surplus(theirs).first, let less = theirs.surplus(own).first else { break }
            extra.append(more)
            missing.append(less)
        default: break
        }
        return (extra.count, missing.count) != counts
    }

    /// Those that a version is held against: the original, or all others. Of two equals only one is named.
    private func rivals(of own: NumberSide, among sides: [NumberSide], _ text: CheckedText) -> [NumberSide] {
        if let source = text.source {
            return own.version == source ? [] : sides.filter { $0.version == source }
        }
        let others = sides.filter { $0.version != own.version }
        guard others.count == 1, let other = others.first else { return others }
        let tags = [own, other].map { text.versions[$0.version].language.canonical }
        return tags[0] > tags[1] ? others : []
    }

    // MARK: How sure

    private func score(
        unit index: Int, _ own: NumberSide, against rivals: [NumberSide], extra: [Quantity], missing: [Quantity],
        isInferred: Bool, isDoubtful: Bool, _ text: CheckedText
    ) -> Double {
        var score: Double
        if isNumbering(own, rivals, extra: extra, missing: missing) {
            score = Strength.numbering
        } else if !extra.isEmpty && !missing.isEmpty && !areOfOtherKinds(extra, missing) {
            score =
                isDoubtful
                ? Strength.doubtfulContradiction
                : isInferred ? Strength.inferredContradiction : Strength.contradiction
        } else {
            // Large numbers are seldom left out; small ones are often said in other words.
            let size = (extra + missing).compactMap(\.values.first).max() ?? 0
            let isDecade = Strength.decades.contains(size) && size.truncatingRemainder(dividingBy: 10) == 0
            score =
                isDecade
                ? Strength.decadeAlone
                : size >= Strength.large
                    ? Strength.largeAlone : size > Strength.small ? Strength.middleAlone : Strength.smallAlone
        }
        let unit = text.units[index]
        let sure = rivals.compactMap { text.score(of: unit, own.version, $0.version) }.max() ?? 1
        if sure < CheckSummary.sureRow { score *= Share.unsureRow }
        if text.areRowsGiven { return score }
        // In the next unit's text: only the rows' edges differ.
        let near = [index - 1, index + 1].filter(text.units.indices.contains).map { near in
            Dictionary(
                uniqueKeysWithValues: ([own] + rivals).compactMap { side in
                    text.units[near].ranges[side.version].map { range in
                        let reader = QuantityReader(text.versions[side.version].worded)
                        return (side.version, QuantityIndex(reader.quantities(in: range)))
                    }
                })
        }
        let strays =
            missing.count { quantity in
                rivals.contains { isNear(quantity, near, in: own.version, notIn: $0.version) }
            }
            + extra.count { quantity in
                rivals.contains { isNear(quantity, near, in: $0.version, notIn: own.version) }
            }
        if strays > 0 { score *= strays == missing.count + extra.count ? Share.allStray : Share.someStray }
        return score
    }

    /// Whether a version has a number in the unit before or after, where the other version has it not.
    private func isNear(
        _ quantity: Quantity, _ units: [[Int: QuantityIndex]], in version: Int, notIn other: Int
    ) -> Bool {
        units.contains { numbers in
            func has(_ version: Int) -> Bool {
                numbers[version]?.matches(quantity) { $0.kind == quantity.kind } ?? false
            }
            return has(version) && !has(other)
        }
    }

    private static let longestHeading = 40

    /// Whether all that differs is how headings are numbered: a number with several levels begins one of two short texts.
    private func isNumbering(
        _ own: NumberSide, _ rivals: [NumberSide], extra: [Quantity], missing: [Quantity]
    ) -> Bool {
        guard rivals.count == 1, !extra.isEmpty, !missing.isEmpty,
            ([own] + rivals).allSatisfy({ $0.range.count <= Self.longestHeading })
        else { return false }
        func hasLevels(_ quantities: [Quantity], _ side: NumberSide) -> Bool {
            quantities.contains {
                ($0.sequence.count > 1 || $0.apart.count > 1) && $0.range.lowerBound == side.range.lowerBound
            }
        }
        return hasLevels(extra, own) != hasLevels(missing, rivals[0])
    }

    /// Whether one side has years and the other counts that are far from them: two things that the other does not say.
    private func areOfOtherKinds(_ extra: [Quantity], _ missing: [Quantity]) -> Bool {
        guard (extra + missing).allSatisfy({ $0.kind == .digits }) else { return false }
        func areYears(_ quantities: [Quantity]) -> Bool { quantities.allSatisfy(isYear) }
        guard areYears(extra) != areYears(missing), !(extra + missing).allSatisfy(\.isDate) else { return false }
        let values = (extra + missing).map { $0.values.first ?? 0 }
        guard values.allSatisfy({ $0 > 0 }) else { return false }
        let sizes = NumberSizes(missing, least: 0)
        return values.prefix(extra.count).allSatisfy { !sizes.hasOne(near: $0) }
    }

    private func isYear(_ quantity: Quantity) -> Bool {
        quantity.range.count == 4 && quantity.values.contains { (1000...2200).contains($0) }
    }

    // MARK: What is said

    private func disjoint(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { result, range in
            if let last = result.last, last.upperBound > range.lowerBound { return }
            result.append(range)
        }
    }

    private func message(
        _ own: NumberSide, extra: [Quantity], missing: [(Int, [Quantity])], witnesses: [Int], _ text: CheckedText
    ) -> String {
        func quotes(_ quantities: [Quantity], _ version: Int) -> String {
            CheckedVersion.list(quantities.count) { quote(quantities[$0], text.versions[version]) }
        }
        let others = CheckedVersion.list(missing.count) {
            "\(quotes(missing[$0].1, missing[$0].0)) in \(text.tag(missing[$0].0))"
        }
        let version = text.tag(own.version)
        if missing.isEmpty {
            return "\(quotes(extra, own.version)) in \(version) has no counterpart in \(text.tags(witnesses))"
        }
        if extra.isEmpty { return "\(others), missing in \(version)" }
        return "\(quotes(extra, own.version)) in \(version) against \(others)"
    }

    /// The number with the month or mark beside it.
    private func quote(_ quantity: Quantity, _ version: CheckedVersion) -> String {
        guard quantity.isDate else {
            return version.quote(quantity.range.lowerBound..<max(quantity.range.upperBound, quantity.end))
        }
        let start = version.words(in: max(0, quantity.range.lowerBound - 12)..<quantity.range.lowerBound).last
        guard let start, start.upperBound <= quantity.range.lowerBound else { return version.quote(quantity.range) }
        return version.quote(start.lowerBound..<quantity.range.upperBound)
    }
}
