private import Documents
private import ICUText
internal import Segmentation

/// Reads numbers in digits: of any script, with the marks between their groups, and the scales behind them.
///
/// What a number may mean follows from how it is written. "1.234,5" and "1,234.5" are one number, "0.5" and "5" are two.
/// Where a mark with three digits behind it may be a decimal or a thousands mark, both are meant: "1.500".
struct DigitReader {
    let text: WordedText

    /// A number with its marks, before its surroundings are read.
    private struct Groups {
        var range: Range<Int>
        var digits: [[Int]]
        var marks: [UInt16]
    }

    /// In the order of the text.
    func quantities(in range: Range<Int>) -> [Quantity] {
        var found: [Quantity] = []
        var last: (scale: Double, end: Int)?
        for groups in groups(in: range) {
            if groups.marks == [Mark.colon], groups.digits[1].count < 2 {
                // "2:1" is two numbers, as "2-1" is; 14:30 is one.
                let middle = groups.range.lowerBound + groups.digits[0].count
                found.append(plain(groups.range.lowerBound..<middle, groups.digits[0]))
                found.append(plain((middle + 1)..<groups.range.upperBound, groups.digits[1]))
                last = nil
                continue
            }
            var quantity = quantity(groups)
            let scale = scale(after: groups.range.upperBound, to: range.upperBound)
            if let scale {
                let scaled = quantity.values.map { $0 * scale.value }
                quantity.values = scale.isSure ? scaled : quantity.values + scaled
                quantity.apart = []
                if scale.isSure { (quantity.end, quantity.scale) = (scale.end, scale.value) }
            }
            // "1億2000万", "1만 2천": one number.
            if let before = last, let scale, scale.value < before.scale, groups.range.lowerBound - before.end <= 1,
                let whole = found.last?.values.first, let part = quantity.values.first
            {
                found[found.count - 1].values = [whole + part]
                last = (scale.value, scale.end)
                continue
            }
            found.append(quantity)
            last = scale.map { ($0.value, $0.end) }
        }
        return found
    }

    // MARK: Marks

    private enum Mark {
        static let colon: UInt16 = 0x3A
        static let arabicDecimal: UInt16 = 0x066B
        static let decimals: Set<UInt16> = [0x2E, 0x2C, 0xFF0E, 0xFF0C, arabicDecimal]
        static let groups: Set<UInt16> = [0x27, 0x2019, 0x066C]
        static let spaces: Set<UInt16> = [0x20, 0xA0, 0x2009, 0x202F]
    }

    private func groups(in range: Range<Int>) -> [Groups] {
        var found: [Groups] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard digit(at: position) != nil else {
                position += 1
                continue
            }
            var groups = Groups(range: position..<position, digits: [[]], marks: [])
            while position < range.upperBound {
                if let digit = digit(at: position) {
                    groups.digits[groups.digits.count - 1].append(digit)
                } else if isMark(at: position, range) {
                    groups.marks.append(text.units[position])
                    groups.digits.append([])
                } else {
                    break
                }
                position += 1
            }
            groups.range = groups.range.lowerBound..<position
            found.append(groups)
        }
        return found
    }

    private func digit(at unit: Int) -> Int? {
        let value = text.units[unit]
        guard CharacterClass.of(UInt32(value)) == .digit else { return nil }
        return Scalars.decimalDigit(UInt32(value))
    }

    /// A mark between digits, or a space that groups exactly three of them.
    private func isMark(at unit: Int, _ range: Range<Int>) -> Bool {
        guard unit + 1 < range.upperBound, digit(at: unit + 1) != nil else { return false }
        let mark = text.units[unit]
        if mark == Mark.colon || Mark.decimals.contains(mark) || Mark.groups.contains(mark) { return true }
        guard Mark.spaces.contains(mark) else { return false }
        var end = unit + 1
        while end < range.upperBound, digit(at: end) != nil { end += 1 }
        return end - unit == 4 && unit >= 2 && digit(at: max(0, unit - 4)) == nil
    }

    // MARK: Values

    private func number(_ digits: some Sequence<Int>) -> Double { digits.reduce(0.0) { $0 * 10 + Double($1) } }

    private func plain(_ range: Range<Int>, _ digits: [Int]) -> Quantity {
        Quantity(kind: .digits, range: range, values: [number(digits)], isDate: false)
    }

    private func quantity(_ groups: Groups) -> Quantity {
        let digits = groups.digits
        guard let last = digits.last, digits.count > 1 else { return single(groups) }
        let all = number(digits.joined())
        let isGrouped = digits.dropFirst().allSatisfy { $0.count == 3 } && digits[0].count <= 3 && digits[0] != [0]
        let fraction = decimal(of: digits.dropLast().joined(), last)
        var quantity = Quantity(kind: .digits, range: groups.range, values: [], isDate: false)
        if groups.marks.allSatisfy({ Mark.spaces.contains($0) || Mark.groups.contains($0) }) {
            quantity.values = [all]
            if groups.marks.contains(where: Mark.spaces.contains) { quantity.parts = digits.map(number) }
        } else if groups.marks.contains(Mark.colon) {
            quantity.values = [all]
            quantity.parts = digits.map(number)
        } else if digits.count == 2 {
            quantity.values =
                isGrouped && groups.marks[0] != Mark.arabicDecimal ? [all, fraction] : [fraction]
            // "Figure 2.1" is "Figure 2-1" elsewhere.
            if !isGrouped { quantity.apart = digits.map(number) }
        } else if groups.marks.last != groups.marks.first {
            quantity.values = [fraction]
        } else if isGrouped {
            quantity.values = [all]
        } else {
            // "3.5.2018", "5.4.2", "01.44.55.66.77": one after the other.
            quantity.values = [all]
            quantity.parts = digits.map(number)
            quantity.sequence = quantity.parts
        }
        addClock(of: digits, marks: groups.marks, to: &quantity)
        return quantity
    }

    private func decimal(of whole: some Sequence<Int>, _ fraction: [Int]) -> Double {
        var value = number(whole)
        var unit = 1.0
        for digit in fraction {
            unit /= 10
            value += Double(digit) * unit
        }
        return value
    }

    private func single(_ groups: Groups) -> Quantity {
        var quantity = plain(groups.range, groups.digits[0])
        let value = quantity.values[0]
        if let year = commonYear(of: Int(exactly: value) ?? 0, groups.range) {
            quantity.values.append(Double(year))
            quantity.isDate = true
        }
        // "the 1990s" and "90er".
        if (1900..<2100).contains(value) { quantity.values.append(value.truncatingRemainder(dividingBy: 100)) }
        return quantity
    }

    private static let lastHour = 24.0

    /// "5.30 pm" and "17:30", "3 pm" and "15:00".
    private func addClock(of digits: [[Int]], marks: [UInt16], to quantity: inout Quantity) {
        guard digits.count == 2, digits[1].count == 2, digits[0].count <= 2 else { return }
        let (hour, minute) = (number(digits[0]), number(digits[1]))
        guard hour <= Self.lastHour, minute < 60 else { return }
        let time = hour * 60 + minute
        quantity.isWrittenAsTime = marks == [Mark.colon]
        let isOfWholeDay = text.rules.hasClockOf24Hours
        quantity.clock = isOfWholeDay ? [time] : [time, time < 720 ? time + 720 : time - 720]
        if minute == 0 {
            let hours = isOfWholeDay ? [hour] : [hour, hour + 12, hour - 12]
            quantity.clock += hours.filter { (0...Self.lastHour).contains($0) }.map { -$0 }
        }
    }

    private func commonYear(of value: Int, _ own: Range<Int>) -> Int? {
        guard value > 0 else { return nil }
        let year = text.units.withUnsafeBufferPointer { units in
            CalendarYears(rules: text.rules).commonYear(of: value, at: own, in: units)
        }
        return year.map { $0 > 0 ? $0 : value }
    }

    // MARK: Scales

    /// The longest scale that is written without a space before what follows.
    private static let longestGlued = 2

    /// The power of ten that the word after a number stands for. Sure: no letter such as m, which may be metres.
    private func scale(after unit: Int, to end: Int) -> (value: Double, end: Int, isSure: Bool)? {
        guard unit < end else { return nil }
        var start = unit
        while start < end, start - unit < 2, Mark.spaces.contains(text.units[start]) { start += 1 }
        // A word may go on beyond the end: ICU takes "Dollar.Zwei" for one.
        if let word = text.words(in: start..<end).first, word.lowerBound == start, word.upperBound <= end {
            let key = FoldedWord.of(text.document.text[word])
            // "100 de milioane"
            if let next = text.words(in: word.upperBound..<end).first, next.lowerBound - word.upperBound <= 1,
                next.upperBound <= end,
                let value = text.numberWords.scale(of: key + FoldedWord.of(text.document.text[next]))
            {
                return (value, next.upperBound, true)
            }
            if let value = text.numberWords.scale(of: key) {
                return (value, word.upperBound, key.count > 1 || word.lowerBound == unit && key[0] > 0x2E80)
            }
        }
        // Chinese, Japanese and Korean write scales without a space on either side: 12万, 35만.
        guard start == unit, text.units[unit] > 0x2E80 else { return nil }
        for length in (1...Self.longestGlued).reversed() where unit + length <= end {
            let key = FoldedWord.of(text.document.text[unit..<(unit + length)])
            if let value = text.numberWords.scale(of: key) { return (value, unit + length, true) }
        }
        return nil
    }
}
