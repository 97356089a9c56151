private import Documents
private import Parallel

/// Numbers and dates that differ.
///
/// True: "Januar 2023" against "يناير 1"; "14 %" against "41 %". False: "3" against "three", "2.5 million" against
/// "2,5 Mio.", "พ.ศ. 2566" against "2023", "3 pm" against "15 Uhr", "10 miles" against "16 km".
struct NumberRule: CheckRule {
    var names: [RuleName] { [.number, .date] }

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index in
            let unit = text.units[index]
            let sides = unit.present.compactMap { version in
                unit.ranges[version].map { Side(version: version, range: $0, text: text) }
            }
            guard sides.count > 1 else { return [Finding]() }
            return sides.indices.compactMap { finding(index, sides, $0, text) }
        }
    }

    /// A version's numbers in a unit.
    private struct Side {
        let version: Int
        let range: Range<Int>
        let reader: QuantityReader
        let quantities: [Quantity]

        init(version: Int, range: Range<Int>, text: CheckedText) {
            self.version = version
            self.range = range
            reader = QuantityReader(version: text.versions[version])
            quantities = reader.quantities(in: range)
        }

        /// Whether anything here may mean the same.
        func has(_ quantity: Quantity) -> Bool {
            quantities.contains {
                ($0.matches(quantity) && !Self.isArticle($0, quantity)) || Self.isClock($0, quantity)
            }
                || quantity.values.contains { reader.hasCompound(of: $0, in: range) }
        }

        /// Words for one are articles in many languages, and a month's name is no day or year beside another month.
        private static func isArticle(_ words: Quantity, _ other: Quantity) -> Bool {
            if other.kind == .month { return words.kind == .words || words.kind == .digits && words.isDate }
            guard other.kind == .digits, other.isDate else { return false }
            return words.kind == .month || words.kind == .words && (words.values.max() ?? 0) <= 1
        }

        /// "3 pm" and "15 Uhr".
        private static func isClock(_ one: Quantity, _ other: Quantity) -> Bool {
            guard let first = one.values.first, let second = other.values.first else { return false }
            return abs(first - second) == 12 && max(first, second) <= 24 && one.kind == .digits && other.kind == .digits
        }
    }

    /// What the version says otherwise than those that it is held against.
    private func finding(_ index: Int, _ sides: [Side], _ place: Int, _ text: CheckedText) -> Finding? {
        let own = sides[place]
        let rivals = self.rivals(sides, own, text)
        guard !rivals.isEmpty else { return nil }
        let extra = own.quantities.filter { quantity in
            quantity.kind != .words && rivals.allSatisfy { !$0.has(quantity) }
        }
        // What most of the others have.
        let missing = rivals.map { rival in
            (
                rival,
                rival.quantities.filter { quantity in
                    quantity.kind != .words && !own.has(quantity)
                        && (rivals.count == 1 || rivals.count { $0.has(quantity) } * 2 > rivals.count)
                }
            )
        }.filter { !$0.1.isEmpty }
        let digits = (extra.filter { $0.kind == .digits }, missing.flatMap { $0.1.filter { $0.kind == .digits } })
        // A month alone may be left out; another month is an error.
        if digits.0.isEmpty && digits.1.isEmpty && (extra.isEmpty || missing.isEmpty) { return nil }
        let isMeasured = extra.contains(where: own.reader.hasUnit)
        let isConverted = extra.contains { one in missing.contains { $0.1.contains { self.isConverted(one, $0) } } }
        if isMeasured && isConverted { return nil }
        let quantities = extra + missing.flatMap(\.1)
        let isDate = quantities.contains { $0.isDate || ($0.kind == .digits && isYear($0)) }
        var places = missing.map { Finding.Place(version: $0.0.version, ranges: disjoint($0.1.map(\.range))) }
        if !extra.isEmpty { places.append(.init(version: own.version, ranges: disjoint(extra.map(\.range)))) }
        let witnesses = missing.isEmpty ? rivals.map(\.version) : missing.map(\.0.version)
        let unit = text.units[index]
        return Finding(
            rule: isDate ? .date : .number, version: own.version, places: places, row: unit.rows.lowerBound,
            witnesses: witnesses,
            score: score(index, own, rivals, extra, missing.flatMap(\.1), text),
            message: message(own, extra, missing.map { ($0.0.version, $0.1) }, witnesses, text))
    }

    /// Those that a version is held against: the original, or all others. Of two equals only one is named.
    private func rivals(_ sides: [Side], _ own: Side, _ text: CheckedText) -> [Side] {
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
        _ index: Int, _ own: Side, _ rivals: [Side], _ extra: [Quantity], _ missing: [Quantity], _ text: CheckedText
    ) -> Double {
        var score: Double
        if !extra.isEmpty && !missing.isEmpty {
            score = 0.92
        } else {
            // Large numbers are seldom left out; small ones are often said in other words.
            let size = (extra + missing).compactMap(\.values.first).max() ?? 0
            // A round year is often a decade in words: "the eighties".
            let isDecade = (1900..<2100).contains(size) && size.truncatingRemainder(dividingBy: 10) == 0
            score = isDecade ? 0.45 : size >= 100 ? 0.65 : size > 12 ? 0.48 : 0.3
        }
        let unit = text.units[index]
        let sure = rivals.compactMap { text.score(of: unit, own.version, $0.version) }.max() ?? 1
        if sure < CheckSummary.sureRow { score *= 0.6 }
        // In the next unit's text: only the rows' edges differ.
        let strays =
            missing.filter { isNear($0, index, own.version, text) }.count
            + extra.filter { quantity in rivals.contains { isNear(quantity, index, $0.version, text) } }.count
        if strays > 0 { score *= strays == missing.count + extra.count ? 0.25 : 0.6 }
        return score
    }

    private func isNear(_ quantity: Quantity, _ index: Int, _ version: Int, _ text: CheckedText) -> Bool {
        [index - 1, index + 1].filter(text.units.indices.contains).contains { near in
            guard let range = text.units[near].ranges[version] else { return false }
            return QuantityReader(version: text.versions[version]).quantities(in: range).contains {
                $0.kind == quantity.kind && $0.matches(quantity)
            }
        }
    }

    private func isYear(_ quantity: Quantity) -> Bool {
        quantity.range.count == 4 && quantity.values.contains { (1000...2200).contains($0) }
    }

    /// Miles and kilometres, feet and metres, inches and centimetres, pounds and kilograms, acres and
    /// hectares, gallons and litres. (Degrees are no multiples.)
    private static let factors = [1.609344, 0.3048, 2.54, 0.45359237, 0.40468564, 3.785411784]

    private func isConverted(_ one: Quantity, _ other: Quantity) -> Bool {
        one.values.contains { first in
            other.values.contains { second in
                guard first > 0, second > 0 else { return false }
                let ratio = first / second
                return Self.factors.contains { abs(ratio / $0 - 1) < 0.015 || abs(ratio * $0 - 1) < 0.015 }
                    || abs((first - 32) / 1.8 - second) < 0.6 || abs((second - 32) / 1.8 - first) < 0.6
            }
        }
    }

    // MARK: What is said

    private func disjoint(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { result, range in
            if let last = result.last, last.upperBound > range.lowerBound { return }
            result.append(range)
        }
    }

    private func message(
        _ own: Side, _ extra: [Quantity], _ missing: [(Int, [Quantity])], _ witnesses: [Int], _ text: CheckedText
    ) -> String {
        func quotes(_ quantities: [Quantity], _ version: Int) -> String {
            quantities.map { quote($0, text.versions[version]) }.joined(separator: ", ")
        }
        let others = missing.map { "\(quotes($0.1, $0.0)) in \(text.tag($0.0))" }.joined(separator: ", ")
        let version = text.tag(own.version)
        if missing.isEmpty {
            return "\(quotes(extra, own.version)) in \(version) has no counterpart in \(text.tags(witnesses))"
        }
        if extra.isEmpty { return "\(others), missing in \(version)" }
        return "\(quotes(extra, own.version)) in \(version) against \(others)"
    }

    /// The number with the month or mark beside it.
    private func quote(_ quantity: Quantity, _ version: CheckedVersion) -> String {
        guard quantity.isDate else { return version.quote(quantity.range) }
        let start = version.words(in: max(0, quantity.range.lowerBound - 12)..<quantity.range.lowerBound).last
        guard let start, start.upperBound <= quantity.range.lowerBound else { return version.quote(quantity.range) }
        return version.quote(start.lowerBound..<quantity.range.upperBound)
    }
}
