private import ICUText

/// A line that begins with a number, or is a heading that has one.
package struct NumberedLine: Sendable {
    /// The code unit where the line's text begins.
    package let offset: Int
    /// `3:16` has two.
    package let numbers: [Int]
    /// A short line of words and one number, such as "Chapter 3": what numbers after it count within.
    package let isHeading: Bool
    let mark: Mark

    /// How the number is written, which tells what it counts.
    enum Mark {
        /// `3:16`, `[12]`, `﴿٣﴾`, `2|255|`: verses have such.
        case verse
        /// `12 In the beginning`: a verse, or a number that begins a sentence.
        case bare
        /// `§ 5`, `2.1`, `12.`, and headings.
        case section
    }

    /// Longer lines are no headings.
    private static let longestHeading = 60
    private static let mostDigits = 4

    /// - Complexity: O(text).
    package static func all(in units: [UInt16]) -> [NumberedLine] {
        units.withUnsafeBufferPointer { text in
            var found: [NumberedLine] = []
            var start = 0
            while start < text.count {
                var end = start
                while end < text.count, !isLineEnd(text[end]) { end += 1 }
                if let range = TextBuffer.trimmed(start..<end, in: text),
                    let line = NumberedLine(UnsafeBufferPointer(rebasing: text[range]), at: range.lowerBound)
                {
                    found.append(line)
                }
                start = end + 1
            }
            return found
        }
    }

    private static func isLineEnd(_ unit: UInt16) -> Bool {
        (0x0A...0x0D).contains(unit) || (0x2028...0x2029).contains(unit)
    }

    private init?(_ line: UnsafeBufferPointer<UInt16>, at offset: Int) {
        self.offset = offset
        var scanner = Scanner(line)
        if let (numbers, mark) = Self.leading(&scanner) ?? Self.trailing(line).map({ ($0, .verse) }) {
            (self.numbers, isHeading, self.mark) = (numbers, false, mark)
        } else if let number = Self.heading(line) {
            (numbers, isHeading, mark) = ([number], true, .section)
        } else {
            return nil
        }
    }

    // MARK: What stands first

    /// `3:16 …`, `[12] …`, `(12) …`, `﴿٣﴾ …`, `2|255|…`, `§ 5 …`, `2.1 …`, `12 …`, `12. …`.
    private static func leading(_ scanner: inout Scanner) -> (numbers: [Int], mark: Mark)? {
        let isSection = scanner.skip { $0 == 0xA7 }
        if isSection { scanner.skipSpaces() }
        if let closing = scanner.opening() {
            guard let number = scanner.number(), scanner.skip({ $0 == closing }) else { return nil }
            return ([number], .verse)
        }
        guard let first = scanner.number() else { return nil }
        var numbers = [first]
        if let numbers = fields(after: first, scanner) { return (numbers, .verse) }
        var hasColons = true
        while let mark = scanner.peek, mark == 0x2E || mark == 0x3A || mark == 0xFF1A {
            var ahead = scanner
            _ = ahead.skip { $0 == mark }
            guard let next = ahead.number() else { break }
            numbers.append(next)
            hasColons = hasColons && mark != 0x2E
            scanner = ahead
        }
        let hasMark = scanner.skip { $0 == 0x2E || $0 == 0x29 || $0 == 0x3001 || $0 == 0xFF0E }
        // "3rd", "12%", "5,000" and "1990–95" are no numbers of what follows.
        guard scanner.isAtSpace, numbers.count <= 6 else { return nil }
        scanner.skipSpaces()
        guard scanner.isAtLetter || numbers.count > 1 && scanner.isAtEnd else { return nil }
        if isSection || hasMark || numbers.count > 3 { return (numbers, .section) }
        return (numbers, numbers.count == 1 ? .bare : hasColons ? .verse : .section)
    }

    /// `2|255|…`, as collections of the Quran write it.
    private static func fields(after first: Int, _ scanner: Scanner) -> [Int]? {
        var ahead = scanner
        guard ahead.skip({ $0 == 0x7C }), let second = ahead.number(), ahead.skip({ $0 == 0x7C }) else { return nil }
        return [first, second]
    }

    /// `… ﴿٣﴾`: a verse's number after the verse.
    private static func trailing(_ line: UnsafeBufferPointer<UInt16>) -> [Int]? {
        guard let last = line.last, last == 0xFD3E || last == 0xFD3F else { return nil }
        let rest = line.dropLast()
        guard let open = rest.lastIndex(where: { $0 == 0xFD3E || $0 == 0xFD3F }) else { return nil }
        var scanner = Scanner(UnsafeBufferPointer(rebasing: rest[(open + 1)...]))
        guard let number = scanner.number(), scanner.isAtEnd else { return nil }
        return [number]
    }

    // MARK: Headings

    /// "Chapter 3", "Kapitel III: Anfang", "第三章 山の中": a word or two, then the line's first number.
    private static func heading(_ line: UnsafeBufferPointer<UInt16>) -> Int? {
        guard line.count <= longestHeading else { return nil }
        var scanner = Scanner(line)
        if scanner.skip({ $0 == 0x7B2C }) {
            guard let number = scanner.number() ?? scanner.chineseNumber(), let mark = scanner.peek,
                [0x7AE0, 0x7BC0, 0x8282, 0x56DE, 0x689D, 0x6761, 0x90E8, 0x5377, 0x8A71].contains(mark)
            else { return nil }
            return number
        }
        for _ in 0..<2 {
            guard scanner.isAtLetter else { return nil }
            scanner.skipWord()
            let hasSpace = scanner.isAtSpace
            scanner.skipSpaces()
            if let number = scanner.number() ?? (hasSpace ? scanner.romanNumber() : nil) {
                return scanner.endsTitle ? number : nil
            }
        }
        return nil
    }

    /// Reads a line from its beginning.
    private struct Scanner {
        private let line: UnsafeBufferPointer<UInt16>
        private var place = 0

        init(_ line: UnsafeBufferPointer<UInt16>) { self.line = line }

        var peek: UInt16? { place < line.count ? line[place] : nil }
        private var kind: CharacterClass? {
            place < line.count ? CharacterClass.of(TextBuffer.scalar(in: line, at: place).value) : nil
        }
        var isAtEnd: Bool { place == line.count }
        var isAtSpace: Bool { kind == .space }
        /// At what may begin a text: a letter, or a mark that opens one.
        var isAtLetter: Bool {
            switch kind {
            case .lower, .upper, .letter, .openingMark, .neutralQuote: true
            default: false
            }
        }
        /// Whether a heading's number may end here: nothing follows, or a title after a mark.
        var endsTitle: Bool {
            if isAtEnd { return true }
            var ahead = self
            ahead.skipSpaces()
            guard let mark = ahead.peek, [0x2E, 0x3A, 0xFF1A, 0x2D, 0x2013, 0x2014].contains(mark) else { return false }
            _ = ahead.skip { $0 == mark }
            return ahead.isAtEnd || mark != 0x2E && ahead.isAtSpace
        }

        mutating func skip(_ isMeant: (UInt16) -> Bool) -> Bool {
            guard let unit = peek, isMeant(unit) else { return false }
            place += 1
            return true
        }

        mutating func skipSpaces() { while isAtSpace { place += 1 } }

        mutating func skipWord() {
            while let kind, kind.isWordly, kind != .digit { place += TextBuffer.scalar(in: line, at: place).width }
        }

        /// The mark that closes the bracket that stands here.
        mutating func opening() -> UInt16? {
            let pairs: [UInt16: UInt16] = [0x5B: 0x5D, 0x28: 0x29, 0xFD3E: 0xFD3F, 0xFD3F: 0xFD3E]
            guard let closing = peek.flatMap({ pairs[$0] }) else { return nil }
            place += 1
            return closing
        }

        /// A number in digits of any script.
        mutating func number() -> Int? {
            var ahead = self
            var value = 0
            var digits = 0
            while ahead.kind == .digit, let unit = ahead.peek,
                let digit = Unicode.Scalar(unit)?.properties.numericValue
            {
                value = value * 10 + Int(digit)
                digits += 1
                ahead.place += 1
                if digits > NumberedLine.mostDigits { return nil }
            }
            guard digits > 0 else { return nil }
            self = ahead
            return value
        }

        /// "III", as a word of its own.
        mutating func romanNumber() -> Int? {
            let values: [UInt16: Int] = [0x49: 1, 0x56: 5, 0x58: 10, 0x4C: 50, 0x43: 100]
            var ahead = self
            var read: [Int] = []
            while let unit = ahead.peek, let value = values[unit] {
                read.append(value)
                ahead.place += 1
            }
            guard !read.isEmpty, read.count <= 8, ahead.kind?.isWordly != true else { return nil }
            var sum = 0
            for (index, value) in read.enumerated() {
                sum += index + 1 < read.count && value < read[index + 1] ? -value : value
            }
            self = ahead
            return sum > 0 ? sum : nil
        }

        /// "三", "十二", "二十一", "百八".
        mutating func chineseNumber() -> Int? {
            let digits: [UInt16: Int] = [
                0x4E00: 1, 0x4E8C: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7, 0x516B: 8, 0x4E5D: 9,
            ]
            var ahead = self
            var (sum, digit) = (0, 0)
            while let unit = ahead.peek {
                if let value = digits[unit] {
                    digit = digit * 10 + value
                } else if unit == 0x96F6 || unit == 0x3007 {
                    digit *= 10
                } else if unit == 0x5341 || unit == 0x767E {
                    sum += max(1, digit) * (unit == 0x5341 ? 10 : 100)
                    digit = 0
                } else {
                    break
                }
                ahead.place += 1
                if sum + digit > 9999 { return nil }
            }
            guard sum + digit > 0 else { return nil }
            self = ahead
            return sum + digit
        }
    }
}
