private import Foundation
internal import TextFacts

/// What one side's numbers say about another side's: whether they mean the same, and which of them contradict it.
struct NumberAnswers {
    let own: NumberSide
    let other: NumberSide
    /// What the own numbers are put together from, where all of it stands on the other side: "2.1" there as "2" and "1".
    private let apart: ValueSet
    private let parts: ValueSet
    private let partsOfApart: ValueSet

    /// - Complexity: O(numbers).
    init(_ own: NumberSide, to other: NumberSide) {
        (self.own, self.other) = (own, other)
        var (apart, parts, partsOfApart) = (ValueSet(), ValueSet(), ValueSet())
        for quantity in own.index.different {
            let isApart = quantity.apart.count > 1
            if isApart, quantity.apart.allSatisfy(other.hasWhole) {
                for value in quantity.apart { apart.insert(value) }
            }
            if quantity.parts.count > 1, quantity.parts.allSatisfy(other.hasPart) {
                for value in quantity.parts { isApart ? partsOfApart.insert(value) : parts.insert(value) }
            }
        }
        (self.apart, self.parts, self.partsOfApart) = (apart, parts, partsOfApart)
    }

    /// Whether anything on the own side may mean the same as a number of the other.
    func has(_ quantity: Quantity) -> Bool {
        if quantity.isTime && own.hasTime { return own.index.matches(quantity) }
        return isExplained(quantity) || isPart(quantity) || own.hasCompound(of: quantity)
            || quantity.parts.count > 1 && !own.hasSequence(like: quantity)
                && quantity.parts.allSatisfy(own.hasPart)
            || quantity.apart.count > 1 && quantity.apart.allSatisfy(own.hasWhole)
            || quantity.run.map(own.runs.contains) == true || isUnknownTime(quantity)
    }

    /// Whether a number of the other side is one of those that a number here is put together from, and all stand there.
    private func isPart(_ quantity: Quantity) -> Bool {
        guard let value = quantity.values.first else { return false }
        if quantity.apart.isEmpty, apart.contains(value) { return true }
        guard quantity.sequence.isEmpty || !own.hasSequence(like: quantity) else { return false }
        return parts.contains(value) || !quantity.apart.isEmpty && partsOfApart.contains(value)
    }

    /// Whether one side tells a time in words, and the other's language has no phrases for times: there "halv fyra" is
    /// four, and half past three elsewhere.
    private func isUnknownTime(_ quantity: Quantity) -> Bool {
        if !own.reader.knowsClock { return quantity.isTime && quantity.isSpoken }
        guard !other.reader.knowsClock, quantity.isSpoken, !quantity.isTime else { return false }
        return own.spokenTimes.contains { time in
            quantity.values.contains { value in time.values.contains { abs($0 - value) <= 1 } }
        }
    }

    // MARK: What explains a number

    private static let hoursOfHalfDay = 12.0

    /// Those of the own different numbers that may explain one of the other side.
    private func candidates(for quantity: Quantity) -> [Int] {
        let clock = quantity.values.prefix(1).flatMap { [$0 - Self.hoursOfHalfDay, $0 + Self.hoursOfHalfDay] }
        return own.index.candidates(for: quantity, or: clock)
    }

    private func isExplained(_ quantity: Quantity) -> Bool {
        candidates(for: quantity).contains { explains(own.index.different[$0], quantity) }
            || quantity.measure != nil && own.measured.contains { explains($0, quantity) }
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
        return abs(first - second) == Self.hoursOfHalfDay && max(first, second) <= 24 && one.kind == .digits
            && other.kind == .digits && (one.isTime || other.isTime || !own.reader.knowsClock)
    }

    // MARK: Contradictions that no digits show

    /// Smaller numbers are said in too many ways.
    private static let leastWord = 3.0
    /// Shorter words mean other things too.
    private static let shortestWord = 3

    /// What speaks against a number that the own side lacks: words for another number, as large as that, that the other
    /// side has not; else digits that stand here once more than there.
    func contradictions(to quantity: Quantity, _ back: NumberAnswers) -> [Quantity] {
        let size = abs(quantity.values.first ?? 0)
        let alien = longestWords.first { word in
            guard let value = word.values.max(), value > 0, size > 0 else { return false }
            let isMeasured = word.measure != nil && word.measure?.kind == quantity.measure?.kind
            guard isMeasured || value >= Self.leastWord else { return false }
            return abs(log10(value / size)) <= 1 && !back.has(word)
        }
        if let alien { return [alien] }
        // Of the same numbers the one that stands where the other's does.
        let place = other.share(of: quantity)
        return surplus(back).min { abs(own.share(of: $0) - place) < abs(own.share(of: $1) - place) }.map { [$0] } ?? []
    }

    /// Words for numbers, without those that are part of a longer one; in the order of the text.
    private var longestWords: [Quantity] {
        let words = own.quantities.filter { $0.kind == .words && $0.range.count >= Self.shortestWord }
        var isPart = [Bool](repeating: false, count: words.count)
        for one in words.indices {
            for other in words.indices[(one + 1)...] {
                guard words[other].range.lowerBound < words[one].range.upperBound else { break }
                let (left, right) = (words[one].range.count, words[other].range.count)
                if left < right { isPart[one] = true }
                if right < left { isPart[other] = true }
            }
        }
        return words.indices.filter { !isPart[$0] }.map { words[$0] }
    }

    /// Digits that are here more often than anything that may mean them is there.
    ///
    /// - Parameter back: What the other side says about this one.
    func surplus(_ back: NumberAnswers) -> [Quantity] {
        let isSurplus = own.index.different.map { quantity in
            guard quantity.kind == .digits else { return false }
            let here = own.index.candidates(for: quantity).reduce(0) { sum, place in
                let equal = own.index.different[place]
                return sum + (equal.kind == .digits && equal.matches(quantity) ? own.index.counts[place] : 0)
            }
            return here > 1 && back.has(quantity) && back.count(of: quantity) < here
        }
        return own.quantities.indices.filter { isSurplus[own.index.meanings[$0]] }.map { own.quantities[$0] }
    }

    /// How many of the own numbers explain one of the other side.
    private func count(of quantity: Quantity) -> Int {
        let places = candidates(for: quantity).filter { explains(own.index.different[$0], quantity) }
        let known = Set(places.map { own.index.different[$0] })
        let converted =
            quantity.measure == nil
            ? 0 : own.measured.count { !known.contains($0) && explains($0, quantity) }
        return places.reduce(converted) { $0 + own.index.counts[$1] }
    }
}
