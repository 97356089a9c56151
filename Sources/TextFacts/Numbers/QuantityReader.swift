private import Documents
private import Foundation
private import ICUText
private import Segmentation

/// Reads the numbers of a passage: digits of any script with their marks, scales and calendars, spelled-out numbers,
/// months, Roman numerals.
package struct QuantityReader {
    private let text: WordedText

    package init(_ text: WordedText) { self.text = text }

    /// In the order of the text.
    package func quantities(in range: Range<Int>) -> [Quantity] {
        var found = digits(in: range)
        let taken = found.map(\.range)
        found += words(in: range).filter { word in !taken.contains { $0.overlaps(word.range) } }
        found.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        let months = found.filter { $0.kind == .month }.map(\.range)
        for index in found.indices where found[index].kind == .digits && !found[index].isDate {
            found[index].isDate = months.contains { gap(found[index].range, $0) <= 3 }
        }
        for index in found.indices { found[index].measure = measure(after: found[index], in: range) }
        return found
    }

    /// Characters between two ranges; 0 where they touch.
    private func gap(_ one: Range<Int>, _ other: Range<Int>) -> Int {
        max(0, max(one.lowerBound, other.lowerBound) - min(one.upperBound, other.upperBound))
    }

    // MARK: Digits

    private func digits(in range: Range<Int>) -> [Quantity] {
        var found: [Quantity] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard digit(at: position) != nil else {
                position += 1
                continue
            }
            let start = position
            // Groups of digits between marks.
            var groups = [[Int]()]
            var marks: [UInt16] = []
            while position < range.upperBound {
                if let digit = digit(at: position) {
                    groups[groups.count - 1].append(digit)
                    position += 1
                } else if isMark(at: position, range) {
                    marks.append(text.units[position])
                    groups.append([])
                    position += 1
                } else {
                    break
                }
            }
            if marks == [0x3A], groups[1].count < 2 {
                // "2:1" is two numbers, as "2-1" is; 14:30 is one.
                let middle = start + groups[0].count
                found.append(quantity(start..<middle, groups: [groups[0]], marks: [], range: range))
                found.append(quantity((middle + 1)..<position, groups: [groups[1]], marks: [], range: range))
            } else {
                found.append(quantity(start..<position, groups: groups, marks: marks, range: range))
            }
        }
        return found
    }

    private static let lastHour = 24.0

    private func number(_ digits: some Sequence<Int>) -> Double { digits.reduce(0.0) { $0 * 10 + Double($1) } }

    private func quantity(
        _ own: Range<Int>, groups: [[Int]], marks: [UInt16], range: Range<Int>
    ) -> Quantity {
        let all = number(groups.joined())
        var values = [all]
        var isDate = false
        let isApart = marks.allSatisfy { $0 == 0x3A || CharacterClass.of(UInt32($0)) == .space }
        var parts = groups.count > 1 && isApart ? groups.map(number) : []
        if let last = groups.last, groups.count > 1 {
            let fraction = number(groups.dropLast().joined()) + number(last) / pow(10, Double(last.count))
            let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 }
            if !isGrouped || groups.count == 2 || marks.last != marks.first { values.append(fraction) }
            // "3.5.2018": also as numbers of their own.
            if groups.count > 2 && !isGrouped {
                parts = groups.map(number)
                values += parts
            }
            // "5.30 pm" and "17:30", "3 pm" and "15:00".
            if groups.count == 2 && last.count == 2 && number(groups[0]) <= Self.lastHour && number(last) < 60 {
                values += [all + 1200, all - 1200].filter { (100...2459).contains($0) }
                let hour = number(groups[0])
                if number(last) == 0 { values += [hour + 12, hour - 12].filter { (0...Self.lastHour).contains($0) } }
            }
        } else {
            if let year = commonYear(of: Int(exactly: all) ?? 0, own) {
                values.append(Double(year))
                isDate = true
            }
            // "the 1990s" and "90er".
            if (1900..<2100).contains(all) { values.append(all.truncatingRemainder(dividingBy: 100)) }
        }
        if let scale = scale(after: own.upperBound, range) { values += values.map { $0 * scale } }
        return Quantity(kind: .digits, range: own, values: values, isDate: isDate, parts: parts)
    }

    private func digit(at unit: Int) -> Int? {
        let value = text.units[unit]
        guard CharacterClass.of(UInt32(value)) == .digit else { return nil }
        return Scalars.decimalDigit(UInt32(value))
    }

    /// . , : ٫ ٬ ' ’ between digits, or a space that groups exactly three of them.
    private func isMark(at unit: Int, _ range: Range<Int>) -> Bool {
        guard unit + 1 < range.upperBound, digit(at: unit + 1) != nil else { return false }
        switch text.units[unit] {
        case 0x2E, 0x2C, 0x3A, 0x066B, 0x066C, 0x27, 0x2019: return true
        case 0x20, 0xA0, 0x2009, 0x202F:
            var end = unit + 1
            while end < range.upperBound, digit(at: end) != nil { end += 1 }
            return end - unit == 4 && unit >= 2 && digit(at: max(0, unit - 4)) == nil
        default: return false
        }
    }

    private func commonYear(of value: Int, _ own: Range<Int>) -> Int? {
        guard value > 0 else { return nil }
        let year = text.units.withUnsafeBufferPointer { units in
            CalendarYears(rules: text.rules).commonYear(of: value, at: own, in: units)
        }
        return year.map { $0 > 0 ? $0 : value }
    }

    /// The power of ten that the word after a number stands for.
    private func scale(after unit: Int, _ range: Range<Int>) -> Double? {
        guard let word = text.words(in: unit..<range.upperBound).first, word.lowerBound - unit <= 1 else {
            return nil
        }
        for length in [word.upperBound, min(word.lowerBound + 1, range.upperBound)] {
            let key = FoldedWord.of(text.document.text[word.lowerBound..<length])
            if let scale = text.numberWords.scale(of: key) { return scale }
            // Chinese and Japanese write scales without a space: 12万.
            if CharacterClass.of(UInt32(text.units[word.lowerBound])) != .letter { break }
        }
        return nil
    }

    /// How far behind its number a unit of measure may stand: "2 to 4 inches".
    private static let measureReach = 24

    private func measure(after quantity: Quantity, in range: Range<Int>) -> Measure? {
        guard quantity.kind == .digits || quantity.kind == .words else { return nil }
        let start = quantity.range.upperBound
        let end = min(range.upperBound, start + Self.measureReach)
        guard start < end else { return nil }
        let keys = text.words(in: start..<end).prefix(Self.measureWords).map {
            FoldedWord.of(text.document.text[$0])
        }
        return keys.indices.lazy.compactMap { text.measureWords.measure(at: $0, of: keys) }.first
    }

    private static let measureWords = 4

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
        return found
    }

    /// The word, and without an article, conjunction or preposition that the language writes as part of it.
    private func forms(of key: [UInt16]) -> [[UInt16]] {
        let prefixes = text.rules.wordPrefixes + text.rules.numberPrefixes
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

    /// Whether some word of a passage is a compound with a number: "dreijährig".
    package func hasCompound(of number: Double, in range: Range<Int>) -> Bool {
        guard let whole = Int(exactly: number), whole > 1 else { return false }
        return text.words(in: range).contains { word in
            text.numberWords.isCompound(FoldedWord.of(text.document.text[word]), of: whole)
        }
    }
}
