private import ICUText

/// The verses of a plain text that surely numbers them: `3:16`, `[12]`, `﴿٣﴾`, `2|255|` at the beginnings of lines, or
/// ayahs' marks (`﴿٣﴾`, `۝٣`) anywhere.
///
/// Sure is what every other line has at least, each number higher than the one before; a bare number ("12 In the beginning")
/// needs headings of chapters, or many lines. Elsewhere nothing has a name.
enum NumberedVerses {
    private static let least = 3
    private static let leastBare = 20
    /// Of the lines with text, those that are numbered or headings: verses may be of two lines.
    private static let share = 0.5
    /// Of the numbers, those that follow directly the one before.
    private static let shareInOrder = 0.8

    /// - Complexity: O(text).
    static func identities(in units: [UInt16]) -> [IdentifiedSpan] {
        let marked = units.withUnsafeBufferPointer(ayahs)
        if !marked.isEmpty { return marked }
        let lines = NumberedLine.all(in: units).filter { $0.isHeading || $0.mark != .section }
        let verses = lines.filter { !$0.isHeading }
        let hasChapters = verses.count < lines.count
        let bare = verses.count { $0.mark == .bare }
        guard verses.count >= least, bare == 0 || bare == verses.count, hasChapters || bare == 0 || bare >= leastBare
        else { return [] }
        let filled = units.withUnsafeBufferPointer { text in lineRanges(text) }
        guard Double(lines.count) >= share * Double(filled.count) else { return [] }
        return named(lines, filled)
    }

    /// Names of rising numbers; none where they do not rise.
    private static func named(_ lines: [NumberedLine], _ filled: [Range<Int>]) -> [IdentifiedSpan] {
        var spans: [IdentifiedSpan] = []
        var chapter: [Int] = []
        var last: [Int] = []
        /// Numbers that follow directly the one before: of times of day few do.
        var follow = 0
        var next = 0
        for (index, line) in lines.enumerated() {
            if line.isHeading {
                chapter = line.numbers
                continue
            }
            let key = line.numbers.count > 1 ? line.numbers : chapter + line.numbers
            guard last.lexicographicallyPrecedes(key) else { return [] }
            let isNext = last.isEmpty || last.dropLast() == key.dropLast() && last.last.map { $0 + 1 } == key.last
            if isNext || last.dropLast() != key.dropLast() && key.last == 1 { follow += 1 }
            last = key
            // To the next numbered line, without the white space before it.
            while next < filled.count, filled[next].lowerBound < line.offset { next += 1 }
            let end = index + 1 < lines.count ? lines[index + 1].offset : Int.max
            var upper = next < filled.count ? filled[next].upperBound : line.offset
            while next < filled.count, filled[next].lowerBound < end {
                upper = filled[next].upperBound
                next += 1
            }
            let name = key.map(String.init).joined(separator: ":")
            spans.append(IdentifiedSpan(range: line.offset..<upper, name: name))
        }
        return Double(follow) >= shareInOrder * Double(spans.count) ? spans : []
    }

    /// Lines that are not blank, without white space at their ends.
    private static func lineRanges(_ text: UnsafeBufferPointer<UInt16>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for end in 0...text.count
        where end == text.count || (0x0A...0x0D).contains(text[end]) || (0x2028...0x2029).contains(text[end]) {
            if let range = TextBuffer.trimmed(start..<end, in: text) { ranges.append(range) }
            start = end + 1
        }
        return ranges
    }

    // MARK: Ayahs

    private struct Mark {
        let range: Range<Int>
        let number: Int
    }

    /// By the marks that nothing else has. Where text stands before the first they end verses, else they begin them.
    private static func ayahs(_ text: UnsafeBufferPointer<UInt16>) -> [IdentifiedSpan] {
        var marks: [Mark] = []
        var place = 0
        while place < text.count {
            if let mark = mark(text, at: place) {
                marks.append(mark)
                place = mark.range.upperBound
            } else {
                place += 1
            }
        }
        guard marks.count >= least, zip(marks, marks.dropFirst()).allSatisfy({ $0.number < $1.number }) else {
            return []
        }
        let beginsVerses = TextBuffer.trimmed(0..<marks[0].range.lowerBound, in: text) == nil
        var spans: [IdentifiedSpan] = []
        for (index, mark) in marks.enumerated() {
            let whole =
                beginsVerses
                ? mark.range.lowerBound..<(index + 1 < marks.count ? marks[index + 1].range.lowerBound : text.count)
                : (index > 0 ? marks[index - 1].range.upperBound : 0)..<mark.range.upperBound
            guard let range = TextBuffer.trimmed(whole, in: text) else { continue }
            spans.append(IdentifiedSpan(range: range, name: String(mark.number)))
        }
        return spans
    }

    /// `﴿٣﴾`, in either order of its brackets, and `۝٣`.
    private static func mark(_ text: UnsafeBufferPointer<UInt16>, at place: Int) -> Mark? {
        let isEnclosing = text[place] == 0x06DD
        guard isEnclosing || text[place] == 0xFD3E || text[place] == 0xFD3F else { return nil }
        var end = place + 1
        var number = 0
        while end < text.count, end - place <= 4, let digit = digit(text[end]) {
            number = number * 10 + digit
            end += 1
        }
        guard end > place + 1 else { return nil }
        if isEnclosing { return Mark(range: place..<end, number: number) }
        guard end < text.count, text[end] == 0xFD3E || text[end] == 0xFD3F, text[end] != text[place] else { return nil }
        return Mark(range: place..<(end + 1), number: number)
    }

    private static func digit(_ unit: UInt16) -> Int? {
        guard CharacterClass.of(UInt32(unit)) == .digit else { return nil }
        return Unicode.Scalar(unit)?.properties.numericValue.map { Int($0) }
    }
}
