private import Documents
private import Segmentation

/// Reads numbers that are written as words, each as one: "two hundred and fifty-six", 三千四百, "XIV".
///
/// A sequence of words is put together as it is spoken: what is smaller is added to what is round ("zwanzig fünf",
/// "two hundred" + "six"), and a scale multiplies what stands before it ("three million").
struct SpokenNumberReader {
    let text: WordedText
    /// A word, and without what the language writes before it as part of it.
    let forms: ([UInt16]) -> [[UInt16]]

    /// Single words from this on mean hardly anything else, where they are not short.
    private static let leastSureWord = (value: 13.0, letters: 5)

    /// In the order of the text; none overlaps another.
    /// - Complexity: O(words).
    func quantities(words: [Range<Int>], keys: [[UInt16]]) -> [Quantity] {
        var found: [Quantity] = []
        var start = 0
        while start < words.count {
            if let roman = Self.roman(text.units[words[start]]) {
                found.append(quantity(words[start], value: roman, isSure: true))
                start += 1
            } else if let spoken = spoken(from: start, words: words, keys: keys) {
                found.append(
                    quantity(
                        words[start].lowerBound..<words[spoken.end - 1].upperBound, value: spoken.value,
                        isSure: spoken.isSure, scale: scale(of: keys[spoken.end - 1]) ?? 1))
                // "Six decades" may be sixty years, and six of them.
                if let last = found.last, last.scale > 1, last.scale < Self.largestAlone, let value = last.values.first,
                    value > last.scale
                {
                    found[found.count - 1].values.append(value / last.scale)
                }
                start = spoken.end
            } else {
                start += 1
            }
        }
        return found
    }

    private func quantity(_ range: Range<Int>, value: Double, isSure: Bool, scale: Double = 1) -> Quantity {
        var quantity = Quantity(kind: .words, range: range, values: [value], isDate: false)
        quantity.isSpoken = true
        (quantity.isSure, quantity.scale) = (isSure, scale)
        return quantity
    }

    /// Scales that are numbers by themselves; "thousands of people" says no number.
    private static let largestAlone = 100.0

    // MARK: Words

    private func spoken(
        from start: Int, words: [Range<Int>], keys: [[UInt16]]
    ) -> (value: Double, end: Int, isSure: Bool)? {
        guard let first = phrase(at: start, keys) ?? scaleAlone(at: start, words, keys) else { return nil }
        var (total, current, end, lastScale) = (0.0, first.value, first.end, Double.infinity)
        var parts = 1
        while end < words.count, words[end].lowerBound - words[end - 1].upperBound <= 1 {
            if current > 0, let scale = scale(of: keys[end]), scale < lastScale {
                total += current * scale
                (current, lastScale) = (0, scale)
                end += 1
            } else if let next = next(after: end, words, keys),
                next.value < (current > 0 ? Self.roundness(of: current) : lastScale)
            {
                current += next.value
                end = next.end
            } else {
                break
            }
            parts += 1
        }
        let value = total + current
        let letters = keys[start..<end].reduce(0) { $0 + $1.count }
        let isSure =
            parts > 1 || first.end - start > 1 || phrase(at: start, keys) == nil
            || value >= Self.leastSureWord.value && letters >= Self.leastSureWord.letters
        return (value, end, isSure)
    }

    /// "a dozen", "hundred million"; but 打 and other single characters are words of their own.
    private func scaleAlone(at start: Int, _ words: [Range<Int>], _ keys: [[UInt16]]) -> (value: Double, end: Int)? {
        guard let scale = scale(of: keys[start]), scale <= Self.largestAlone, words[start].count > 1 else { return nil }
        return (scale, start + 1)
    }

    /// The longest number that begins with a word.
    private func phrase(at start: Int, _ keys: [[UInt16]]) -> (value: Double, end: Int)? {
        for end in ((start + 1)...min(keys.count, start + NumberWords.longest)).reversed() {
            let joined = Array(keys[start..<end].joined())
            let values = forms(joined).reduce(into: Set<Int>()) { $0.formUnion(text.numberWords.numbers(for: $1)) }
            if let value = values.min() { return (Double(value), end) }
        }
        return nil
    }

    /// The number that goes on with a word, or after an "and".
    private func next(after end: Int, _ words: [Range<Int>], _ keys: [[UInt16]]) -> (value: Double, end: Int)? {
        if let phrase = phrase(at: end, keys) { return phrase }
        guard text.numberWords.isConnector(keys[end]), end + 1 < words.count,
            words[end + 1].lowerBound - words[end].upperBound <= 1
        else { return nil }
        return phrase(at: end + 1, keys)
    }

    private func scale(of key: [UInt16]) -> Double? { forms(key).lazy.compactMap(text.numberWords.scale).first }

    /// The largest power of ten, up to a thousand, that divides a number.
    private static func roundness(of value: Double) -> Double {
        var power = 1.0
        while power < 1000, value.truncatingRemainder(dividingBy: power * 10) == 0 { power *= 10 }
        return power
    }

    // MARK: Roman numerals

    private static let romanDigits: [UInt16: Double] = [0x49: 1, 0x56: 5, 0x58: 10, 0x4C: 50, 0x43: 100]
    private static let mostRomanSuffix = 3

    /// The value of a numeral of at least two capitals, which may have an ordinal's ending: XIV, XIIe.
    private static func roman(_ word: ArraySlice<UInt16>) -> Double? {
        let capitals = word.prefix { romanDigits[$0] != nil }
        guard (2..<8).contains(capitals.count), word.count - capitals.count <= mostRomanSuffix,
            word.dropFirst(capitals.count).allSatisfy({ (0x61...0x7A).contains($0) || $0 >= 0xE0 && $0 < 0x100 })
        else { return nil }
        let values = capitals.compactMap { romanDigits[$0] }
        let value = zip(values, Array(values.dropFirst()) + [0]).reduce(0) { $0 + ($1.0 < $1.1 ? -$1.0 : $1.0) }
        return numeral(of: value) == Array(capitals) ? value : nil
    }

    private static let romanParts: [(Double, String)] = [
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]

    private static func numeral(of value: Double) -> [UInt16] {
        var (rest, numeral) = (value, "")
        for (part, letters) in romanParts {
            while rest >= part {
                numeral += letters
                rest -= part
            }
        }
        return Array(numeral.utf16)
    }
}
