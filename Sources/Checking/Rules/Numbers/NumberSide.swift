private import Foundation
internal import TextFacts

/// The numbers that one version says in a unit, and what they say about another version's: whether they mean the same, and
/// which of them contradict it.
struct NumberSide {
    let version: Int
    let range: Range<Int>
    let quantities: [Quantity]
    private let reader: QuantityReader

    init(version: Int, range: Range<Int>, text: CheckedText) {
        self.version = version
        self.range = range
        reader = QuantityReader(text.versions[version].worded)
        quantities = reader.quantities(in: range)
    }

    /// Whether anything here may mean the same as what another side says.
    func has(_ quantity: Quantity, of other: NumberSide) -> Bool {
        if quantity.isTime && quantities.contains(where: \.isTime) {
            return quantities.contains { $0.matches(quantity) }
        }
        return quantities.contains { explains($0, quantity) || isPart(quantity, of: $0, other) }
            || quantity.values.contains { reader.hasCompound(of: $0, in: range) }
            || quantity.parts.count > 1 && !hasSequence(like: quantity) && quantity.parts.allSatisfy(hasPart)
            || quantity.apart.count > 1 && quantity.apart.allSatisfy(hasWhole)
            || quantity.run != nil && quantities.contains { $0.run == quantity.run }
            || isUnknownTime(quantity, of: other)
    }

    /// Whether one side tells a time in words, and the other's language has no phrases for times: there "halv fyra" is
    /// four, and half past three elsewhere.
    private func isUnknownTime(_ quantity: Quantity, of other: NumberSide) -> Bool {
        func mayBe(_ number: Quantity, _ time: Quantity) -> Bool {
            guard time.isTime, time.isSpoken, number.isSpoken, !number.isTime else { return false }
            return number.values.contains { value in time.values.contains { abs($0 - value) <= 1 } }
        }
        if !reader.knowsClock { return quantity.isTime && quantity.isSpoken }
        return !other.reader.knowsClock && quantities.contains { mayBe(quantity, $0) }
    }

    /// Whether a number of as many parts is here: then those parts are not looked for one by one.
    private func hasSequence(like quantity: Quantity) -> Bool {
        !quantity.sequence.isEmpty && quantities.contains { $0.sequence.count == quantity.sequence.count }
    }

    // MARK: What clashes though its numbers agree

    /// Numbers of both sides that contradict each other though each stands on both sides: days whose month is another
    /// ("3 May", "5 March"), and equal numbers of other units (5 km, 5 m).
    func clash(with other: NumberSide) -> (own: Quantity, other: Quantity)? {
        let (own, rivals) = (reader.days(among: quantities), other.reader.days(among: other.quantities))
        let isKnown = { (readings: [CalendarDay], days: [[CalendarDay]]) in
            days.contains { $0.contains { day in readings.contains { $0.isSame(as: day) } } }
        }
        if let day = own.first(where: { !isKnown($0, rivals) })?.first,
            let rival = rivals.first(where: { !isKnown($0, own) })?.first
        {
            return (Self.quantity(of: day), Self.quantity(of: rival))
        }
        for quantity in quantities where quantity.measure != nil {
            let equals = other.quantities.filter { $0.matches(quantity) }
            if let rival = equals.first, equals.allSatisfy({ quantity.isOfOtherUnit(than: $0) }),
                !other.quantities.contains(where: { $0.isConverted(quantity) }),
                !quantities.contains(where: { $0.isConverted(rival) })
            {
                return (quantity.withUnit, rival.withUnit)
            }
        }
        return nil
    }

    private static func quantity(of day: CalendarDay) -> Quantity {
        Quantity(kind: .digits, range: day.range, values: [Double(day.day)], isDate: true)
    }

    /// What another version is asked for: digits, months and numbers in words.
    var values: [Quantity] { quantities.filter { $0.kind == .digits || $0.kind == .month || $0.isSpoken } }

    /// Whether a number of the other side is one of those that a number here is put together from, and all stand there.
    private func isPart(_ quantity: Quantity, of whole: Quantity, _ other: NumberSide) -> Bool {
        if whole.apart.count > 1, let value = quantity.values.first, quantity.apart.isEmpty {
            return whole.apart.contains { Quantity.isSame($0, value) } && whole.apart.allSatisfy(other.hasWhole)
        }
        guard whole.parts.count > 1, quantity.sequence.isEmpty || !hasSequence(like: quantity),
            let value = quantity.values.first
        else { return false }
        return whole.parts.contains { Quantity.isSame($0, value) } && whole.parts.allSatisfy(other.hasPart)
    }

    /// Whether a number stands here by itself.
    private func hasWhole(_ value: Double) -> Bool {
        quantities.contains { quantity in
            quantity.kind == .digits && quantity.parts.isEmpty && quantity.apart.isEmpty
                && quantity.values.contains { Quantity.isSame($0, value) }
        }
    }

    private func hasPart(_ value: Double) -> Bool {
        quantities.contains { quantity in
            (quantity.kind == .digits || quantity.kind == .month)
                && (quantity.values + quantity.parts).contains { Quantity.isSame($0, value) }
        }
    }

    private func explains(_ one: Quantity, _ other: Quantity) -> Bool {
        if one.kind == .hint && other.kind == .month { return false }
        return one.matches(other) && !Self.isArticle(one, other) || one.isConverted(other) || isClock(one, other)
    }

    /// Words for one are articles in many languages, and a month's name is no day or year beside another month.
    private static func isArticle(_ words: Quantity, _ other: Quantity) -> Bool {
        if other.kind == .month { return words.kind == .words || words.kind == .digits && words.isDate }
        guard other.kind == .digits, other.isDate else { return false }
        return words.kind == .month || words.kind == .words && (words.values.max() ?? 0) <= 1
    }

    /// "3 pm" and "15 Uhr", where nothing is known of how a language says that a number is a time.
    private func isClock(_ one: Quantity, _ other: Quantity) -> Bool {
        guard let first = one.values.first, let second = other.values.first, first == first.rounded() else {
            return false
        }
        return abs(first - second) == 12 && max(first, second) <= 24 && one.kind == .digits && other.kind == .digits
            && (one.isTime || other.isTime || !reader.knowsClock)
    }

    // MARK: Contradictions that no digits show

    /// Smaller numbers are said in too many ways.
    private static let leastWord = 3.0
    /// Shorter words mean other things too.
    private static let shortestWord = 3

    /// What speaks against a number that this side lacks: words for another number, as large as that, that the other
    /// side has not; else digits that stand here once more than there.
    func contradictions(to quantity: Quantity, of other: NumberSide) -> [Quantity] {
        let size = abs(quantity.values.first ?? 0)
        let words = quantities.filter { $0.kind == .words && $0.range.count >= Self.shortestWord }
        let longest = words.filter { word in
            !words.contains {
                $0.range != word.range && $0.range.overlaps(word.range) && $0.range.count > word.range.count
            }
        }
        let alien = longest.filter { word in
            guard let value = word.values.max(), value > 0, size > 0 else { return false }
            let isMeasured = word.measure != nil && word.measure?.kind == quantity.measure?.kind
            guard isMeasured || value >= Self.leastWord else { return false }
            return abs(log10(value / size)) <= 1 && !other.has(word, of: self)
        }
        if let first = alien.first { return [first] }
        let surplus = self.surplus(over: other)
        // Of the same numbers the one that stands where the other's does.
        let place = other.share(of: quantity)
        return surplus.min { abs(share(of: $0) - place) < abs(share(of: $1) - place) }.map { [$0] } ?? []
    }

    /// Digits that are here more often than anything that may mean them is there.
    func surplus(over other: NumberSide) -> [Quantity] {
        let digits = quantities.filter { $0.kind == .digits }
        return digits.filter { quantity in
            let own = digits.count { $0.matches(quantity) }
            return own > 1 && other.has(quantity, of: self)
                && other.quantities.count { other.explains($0, quantity) } < own
        }
    }

    private func share(of quantity: Quantity) -> Double {
        Double(quantity.range.lowerBound - range.lowerBound) / Double(max(1, range.count))
    }
}

extension Quantity {
    /// The same, told with its unit.
    fileprivate var withUnit: Quantity {
        var quantity = Quantity(kind: kind, range: measured ?? range, values: values, isDate: isDate)
        (quantity.isSpoken, quantity.isSure) = (isSpoken, isSure)
        return quantity
    }
}
