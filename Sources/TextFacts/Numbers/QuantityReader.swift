private import Algorithms
private import Documents
private import Foundation
private import ICUText
private import Segmentation

/// Reads the numbers of a passage: digits of any script with their marks, scales and calendars, spelled-out numbers,
/// months, Roman numerals.
package struct QuantityReader {
    let text: WordedText

    package init(_ text: WordedText) { self.text = text }

    /// Whether the language's times of day can be told from other numbers.
    package var knowsClock: Bool { text.numberPhrases.knowsClock }

    /// In the order of the text.
    package func quantities(in range: Range<Int>) -> [Quantity] {
        var found = DigitReader(text: text).quantities(in: range)
        let taken = found.map(\.range)
        found += words(in: range).filter { word in
            // In order, and none overlaps another.
            let next = taken.partitioningIndex { $0.upperBound > word.range.lowerBound }
            return next == taken.count || !taken[next].overlaps(word.range)
        }
        found = NumberPhraseReader(text, in: range).joined(found)
        // A row may end inside what is a word to ICU.
        found.removeAll { $0.range.upperBound > range.upperBound }
        found.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        weakenMonths(in: &found)
        markDates(in: &found)
        for index in found.indices {
            if let unit = unit(of: found[index], in: range) {
                (found[index].measure, found[index].isMeasureBeside) = (unit.measure, unit.isBeside)
                if unit.isBeside { found[index].measured = unit.measured }
            }
        }
        addRuns(to: &found)
        return found
    }

    private static let dateReach = 3

    /// Digits beside a month are a day's or a year's.
    private func markDates(in quantities: inout [Quantity]) {
        let months = quantities.filter { $0.kind == .month }.map(\.range)
        // Where the months up to each one end.
        var ends: [Int] = []
        for month in months { ends.append(max(ends.last ?? 0, month.upperBound)) }
        for index in quantities.indices where quantities[index].kind == .digits && !quantities[index].isDate {
            let range = quantities[index].range
            let next = months.partitioningIndex { $0.lowerBound > range.upperBound + Self.dateReach }
            quantities[index].isDate = next > 0 && ends[next - 1] >= range.lowerBound - Self.dateReach
        }
    }

    private static let shortMonth = 3
    private static let monthReach = 6

    /// "Mai" is "but" or "more" in some languages, and "may" a verb: without a number beside, they only explain one
    /// elsewhere.
    private func weakenMonths(in quantities: inout [Quantity]) {
        let numbers = quantities.filter { $0.kind == .digits || $0.isSpoken }.map(\.range)
            .sorted { $0.lowerBound < $1.lowerBound }
        for index in quantities.indices where quantities[index].kind == .month {
            let month = quantities[index]
            let isShort = month.range.count <= Self.shortMonth && text.units[month.range].allSatisfy { $0 < 0x250 }
            let next = numbers.partitioningIndex { $0.lowerBound >= month.range.lowerBound }
            let beside = [next - 1, next].filter(numbers.indices.contains)
            if isShort && !beside.contains(where: { gap(numbers[$0], month.range) <= Self.monthReach }) {
                quantities[index] = Quantity(kind: .hint, range: month.range, values: month.values, isDate: true)
            }
        }
    }

    /// Fewer digits are no telephone number, and more are a list.
    private static let digitsOfRun = 7...64
    private static let runMarks: Set<UInt16> = [0x20, 0xA0, 0x28, 0x29, 0x2D, 0x2E, 0x2011, 0x2013, 0x2F]

    /// Digits that follow each other with nothing but spaces, hyphens and brackets between: telephone numbers, which are
    /// grouped in many ways.
    private func addRuns(to quantities: inout [Quantity]) {
        let digits = quantities.indices.filter { quantities[$0].kind == .digits }
        var start = 0
        while start < digits.count {
            var end = start + 1
            while end < digits.count, joins(quantities[digits[end - 1]].range, quantities[digits[end]].range) {
                end += 1
            }
            let run = digits[start..<end].map { index in
                text.units[quantities[index].range].compactMap { Scalars.decimalDigit(UInt32($0)) }
            }
            .joined().map(String.init).joined()
            if Self.digitsOfRun.contains(run.count) {
                for index in digits[start..<end] { quantities[index].run = run }
            }
            start = end
        }
    }

    private func joins(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.upperBound <= other.lowerBound && other.lowerBound - one.upperBound <= 2
            && text.units[one.upperBound..<other.lowerBound].allSatisfy(Self.runMarks.contains)
    }

    /// Characters between two ranges; 0 where they touch.
    func gap(_ one: Range<Int>, _ other: Range<Int>) -> Int {
        max(0, max(one.lowerBound, other.lowerBound) - min(one.upperBound, other.upperBound))
    }

    /// How far behind its number a unit of measure may stand: "2 to 4 inches".
    private static let measureReach = 24

    private struct Unit {
        let measure: Measure
        let isBeside: Bool
        /// The number and the unit.
        let measured: Range<Int>
    }

    private func unit(of quantity: Quantity, in range: Range<Int>) -> Unit? {
        guard quantity.kind == .digits || quantity.kind == .words else { return nil }
        let start = quantity.end
        if let sign = sign(beside: quantity, in: range) { return sign }
        let end = min(range.upperBound, start + Self.measureReach)
        guard start < end else { return nil }
        let words = text.words(in: start..<end).prefix(Self.measureWords)
        let keys = words.map { FoldedWord.of(text.document.text[$0]) }
        let bare = keys.map { key in
            text.rules.numbers.particles.first { key.count > $0.count && key.suffix($0.count).elementsEqual($0) }
                .map { Array(key.dropLast($0.count)) } ?? key
        }
        return keys.indices.lazy.compactMap { index in
            let found =
                text.measureWords.measure(at: index, of: keys) ?? text.measureWords.measure(at: index, of: bare)
            return found.map {
                let last = words[words.startIndex + index + $0.words - 1]
                return Unit(
                    measure: $0.measure, isBeside: index == 0,
                    measured: quantity.range.lowerBound..<max(last.upperBound, quantity.range.upperBound))
            }
        }.first
    }

    private static let measureWords = 4

    /// A currency's or per cent sign before the number or after it: $5, 5 €, but not "%포인트", which goes on.
    private func sign(beside quantity: Quantity, in range: Range<Int>) -> Unit? {
        var after = quantity.end
        while after < range.upperBound, after - quantity.end < 2, text.units[after].isSpaceUnit { after += 1 }
        if after < range.upperBound, let sign = Measure.ofSign(text.units[after]) {
            let next = after + 1 < range.upperBound ? CharacterClass.of(UInt32(text.units[after + 1])) : .space
            return next == .letter
                ? nil : Unit(measure: sign, isBeside: true, measured: quantity.range.lowerBound..<(after + 1))
        }
        let before = quantity.range.lowerBound - 1
        guard before >= range.lowerBound, let sign = Measure.ofSign(text.units[before]) else { return nil }
        return Unit(measure: sign, isBeside: true, measured: before..<quantity.range.upperBound)
    }

    // MARK: Words

    private func words(in range: Range<Int>) -> [Quantity] {
        var found: [Quantity] = []
        let words = Array(text.words(in: range))
        let keys = words.map { FoldedWord.of(text.document.text[$0]) }
        for start in words.indices {
            for form in forms(of: keys[start]) {
                if let month = text.numberWords.month(of: form) {
                    found.append(Quantity(kind: .month, range: words[start], values: [Double(month)], isDate: true))
                }
            }
            for form in forms(of: keys[start]) {
                if let value = text.numberWords.hint(of: form) {
                    found.append(Quantity(kind: .hint, range: words[start], values: [value], isDate: false))
                }
            }
            for end in (start + 1)...min(words.count, start + NumberWords.longest) {
                let joined = Array(keys[start..<end].joined())
                let numbers = forms(of: joined).reduce(into: Set<Int>()) {
                    $0.formUnion(text.numberWords.numbers(for: $1))
                }
                guard !numbers.isEmpty else { continue }
                let own = words[start].lowerBound..<words[end - 1].upperBound
                var values = numbers.sorted().map(Double.init)
                // "Ten million", "أربعين ألف".
                if end < words.count, let scale = forms(of: keys[end]).lazy.compactMap(text.numberWords.scale).first {
                    values += values.map { $0 * scale }
                }
                found.append(Quantity(kind: .words, range: own, values: values, isDate: false))
            }
            if let value = roman(words[start]) {
                found.append(Quantity(kind: .words, range: words[start], values: [Double(value)], isDate: false))
            }
        }
        return found + SpokenNumberReader(text: text, forms: forms).quantities(words: words, keys: keys)
            + han(in: range)
    }

    /// Numbers in Chinese characters, which word rules cut anyhow.
    private func han(in range: Range<Int>) -> [Quantity] {
        guard Self.writesHan.contains(text.document.language.language) else { return [] }
        var found: [Quantity] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, HanNumbers.isNumeral(text.units[end]) { end += 1 }
            if end > start, !Self.fractionMark.elementsEqual(text.units[end..<min(end + 2, range.upperBound)]) {
                var values = HanNumbers.values(text.units[start..<end])
                // 十几: between ten and twenty.
                if let least = values.last, end < range.upperBound, Self.abouts.contains(text.units[end]), least >= 10 {
                    values += [least * 1.2, least * 1.5]
                }
                if !values.isEmpty {
                    var quantity = Quantity(kind: .words, range: start..<end, values: values, isDate: false)
                    quantity.isSpoken = true
                    quantity.isSure = end - start > 1
                    found.append(quantity)
                }
            }
            start = max(end, start + 1)
        }
        return found
    }

    /// 几, 幾, 余, 餘: and some.
    private static let abouts: Set<UInt16> = [0x51E0, 0x5E7E, 0x4F59, 0x9918]
    private static let writesHan: Set = ["zh", "ja", "yue"]
    /// 百分之十二: of a hundred parts twelve.
    private static let fractionMark = Array("分之".utf16)

    /// The word, and without an article, conjunction or preposition that the language writes as part of it.
    private func forms(of key: [UInt16]) -> [[UInt16]] {
        let prefixes = text.rules.wordPrefixes + text.rules.numbers.prefixes
        return [key]
            + prefixes.filter { key.count > $0.count + 1 && key.starts(with: $0) }.map {
                Array(key.dropFirst($0.count))
            }
    }

    private func roman(_ word: Range<Int>) -> Int? {
        let digits: [UInt16: Int] = [0x49: 1, 0x56: 5, 0x58: 10, 0x4C: 50, 0x43: 100]
        let values = text.units[word].compactMap { digits[$0] }
        guard values.count == word.count, !values.isEmpty, values.count < 8 else { return nil }
        return zip(values, Array(values.dropFirst()) + [0]).reduce(0) { $0 + ($1.0 < $1.1 ? -$1.0 : $1.0) }
    }

    /// The numbers with which some word of a passage is a compound: "dreijährig".
    package func compounds(in range: Range<Int>) -> Set<Int> {
        text.words(in: range).reduce(into: Set<Int>()) { numbers, word in
            numbers.formUnion(text.numberWords.numbers(beginning: FoldedWord.of(text.document.text[word])))
        }
    }
}

extension UInt16 {
    fileprivate var isSpaceUnit: Bool { CharacterClass.of(UInt32(self)) == .space }
}
