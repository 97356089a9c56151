internal import ICUText

/// Which line ends end a block (a paragraph, a headline, a list item), and which only wrap a long line.
///
/// A text is taken for hard-wrapped when its longest line is 40 to 120 columns wide and, of the line ends inside runs
/// of lines that are not blank, at least three and one in two stand where the next word would no longer have fitted,
/// and either three in four are wraps, or every other of those goes on with a lower-case letter (long verses seldom
/// do; a short text may have as many headlines and list items as wraps). In such a text a line end is a wrap if the next word
/// would not have fitted, and a block's end if it would: a headline, a list item or a verse leaves room. People who
/// wrap by hand leave room too: a line at least half full, without a final stop or colon, before one that begins with a
/// lower-case letter, reads on. Narrower lines (16 to 39 columns) are wrapped ones only where nearly every line end is a
/// wrap by its width, most lines end without a mark, and they read on: with small letters, or with a sentence's end
/// inside a line. In any other text every line end ends a block. A blank line, a line that begins with a bullet or a
/// number and a dot, U+2029 and a form feed always do.
struct LineStructure {
    /// The blocks in order, without the blank lines between them; line ends inside a block are wraps.
    private(set) var blocks: [Range<Int>] = []

    private struct Line {
        /// Without the line end.
        var range: Range<Int>
        /// Columns, without trailing white space.
        var width: Int
        /// Columns of its first word; 0 for a blank line.
        var firstWordWidth: Int
        var isHardEnd: Bool
        var beginsItem: Bool
        var beginsLower = false
        /// Whether it begins with a letter of a script without capitals.
        var beginsUncased = false
        /// Whether a full stop or its kin, or a colon, stands last.
        var isClosed = false
        /// Whether any mark stands last.
        var endsInMark = false
        /// Whether a sentence seems to end inside: a full stop or its kin with text behind it.
        var endsSentenceInside = false
        var isBlank: Bool { firstWordWidth == 0 }
    }

    /// - Complexity: O(length of the text).
    init(_ units: UnsafeBufferPointer<UInt16>) {
        let lines = Self.lines(of: units)
        let wrapWidth = Self.wrapWidth(of: lines)
        var start: Int?
        for (index, line) in lines.enumerated() where !line.isBlank {
            let begin = start ?? line.range.lowerBound
            let next = index + 1 < lines.count ? lines[index + 1] : nil
            if let next, let wrapWidth, Self.isWrap(line, next, width: wrapWidth) {
                start = begin
            } else {
                blocks.append(begin..<line.range.upperBound)
                start = nil
            }
        }
    }

    private static func isWrap(_ line: Line, _ next: Line, width: Int) -> Bool {
        isFull(line, next, width: width) || readsOn(line, next, width: width)
    }

    private static func isFull(_ line: Line, _ next: Line, width: Int) -> Bool {
        !next.isBlank && !line.isHardEnd && !next.beginsItem && line.width + 1 + next.firstWordWidth > width
    }

    private static func readsOn(_ line: Line, _ next: Line, width: Int) -> Bool {
        guard !next.isBlank, !line.isHardEnd, !next.beginsItem else { return false }
        if next.beginsLower { return !line.isClosed && line.width * 2 >= width }
        // A script without capitals, in narrow lines, whose words leave more room.
        return narrow.contains(width) && next.beginsUncased && !line.endsInMark && line.width * 4 >= width * 3
    }

    private static let narrow = 16...39
    private static let usual = 40...120

    /// What the line ends between lines that are not blank are like.
    private struct LineEnds {
        var all = 0
        var full = 0
        var wraps = 0
        /// Full ones before a small letter, behind a mark, and lines inside of which a sentence ends.
        var lower = 0
        var marked = 0
        var sentencesInside = 0

        init(_ lines: [Line], width: Int) {
            for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank && !next.beginsItem {
                all += 1
                if LineStructure.isFull(line, next, width: width) {
                    full += 1
                    if next.beginsLower { lower += 1 }
                }
                if LineStructure.isWrap(line, next, width: width) { wraps += 1 }
                if line.endsInMark { marked += 1 }
                if line.endsSentenceInside { sentencesInside += 1 }
            }
        }

        var areUsualWraps: Bool {
            full >= 3 && full * 2 >= all && (wraps * 4 >= all * 3 || lower * 2 >= full)
        }

        var areNarrowWraps: Bool {
            full * 2 >= all && wraps >= 3 && wraps * 10 >= all * 9 && marked * 2 <= all
                && (lower * 2 >= full || sentencesInside > 0)
        }
    }

    /// The width at which the text was wrapped, or nil where it was not.
    private static func wrapWidth(of lines: [Line]) -> Int? {
        guard let longest = lines.lazy.map(\.width).max() else { return nil }
        let isNarrow = narrow.contains(longest)
        guard isNarrow || usual.contains(longest) else { return nil }
        let ends = LineEnds(lines, width: longest)
        return (isNarrow ? ends.areNarrowWraps : ends.areUsualWraps) ? longest : nil
    }

    private static func lines(of units: UnsafeBufferPointer<UInt16>) -> [Line] {
        var lines: [Line] = []
        var start = 0
        var position = 0
        while position < units.count {
            let unit = units[position]
            guard isLineEnd(unit) else {
                position += 1
                continue
            }
            lines.append(measured(units, start..<position, isHardEnd: unit == 0x2029 || unit == 0x0C))
            position += unit == 0x0D && position + 1 < units.count && units[position + 1] == 0x0A ? 2 : 1
            start = position
        }
        if start < units.count { lines.append(measured(units, start..<units.count, isHardEnd: true)) }
        return lines
    }

    static func isLineEnd(_ unit: UInt16) -> Bool {
        (0x0A...0x0D).contains(unit) || unit == 0x85 || unit == 0x2028 || unit == 0x2029
    }

    private static func measured(
        _ units: UnsafeBufferPointer<UInt16>, _ range: Range<Int>, isHardEnd: Bool
    ) -> Line {
        var line = Line(range: range, width: 0, firstWordWidth: 0, isHardEnd: isHardEnd, beginsItem: false)
        // Longer lines are no wrapped ones; their exact width does not matter. Whether they are blank does.
        let limit = 400
        var columns = 0
        var inFirstWord = true
        var firstWord = 0..<0
        var lastInk = CharacterClass.space
        var position = range.lowerBound
        while position < range.upperBound, columns < limit || line.firstWordWidth == 0 {
            let (scalar, length) = TextBuffer.scalar(in: units, at: position)
            let kind = CharacterClass.of(scalar)
            let isWide = scalar >= 0x1100 && Scalars.isWide(scalar)
            if kind != .mark, kind != .control { columns += isWide ? 2 : 1 }
            if kind == .space {
                if line.firstWordWidth > 0 { inFirstWord = false }
            } else {
                line.width = columns
                if lastInk == .terminator || lastInk == .dot && units[position - 1].isSpace, kind.isWordly {
                    line.endsSentenceInside = true
                }
                lastInk = kind
                line.isClosed = kind == .terminator || kind == .dot || scalar == 0x3A
                line.endsInMark = !kind.isWordly
                if inFirstWord {
                    if firstWord.isEmpty {
                        firstWord = position..<position
                        line.beginsLower = kind == .lower
                        line.beginsUncased = kind == .letter
                    }
                    firstWord = firstWord.lowerBound..<(position + length)
                    line.firstWordWidth += kind == .mark || kind == .control ? 0 : isWide ? 2 : 1
                    // A line of Chinese or Japanese may break before any character.
                    if isWide, !units[position].isHangul { inFirstWord = false }
                    if line.firstWordWidth == 0 { line.firstWordWidth = 1 }
                }
            }
            position += length
        }
        line.beginsItem = beginsItem(units, word: firstWord, end: range.upperBound)
        return line
    }

    /// "- ", "• ", "1. ", "12) ", and the dash of a speaker.
    private static func beginsItem(_ units: UnsafeBufferPointer<UInt16>, word: Range<Int>, end: Int) -> Bool {
        guard let last = word.last, word.upperBound < end else { return false }
        if word.count == 1 {
            return [0x2D, 0x2013, 0x2014, 0x2A, 0x2022, 0x25E6, 0x25AA, 0xB7, 0x2043].contains(units[last])
        }
        return word.count <= 4 && (units[last] == 0x2E || units[last] == 0x29)
            && word.dropLast().allSatisfy { (0x30...0x39).contains(units[$0]) }
    }
}
