internal import Documents
internal import Errors
private import ICUText

/// Finds the places of anchors in one version.
struct PlaceFinder {
    private let document: Document
    /// Whether the text is never cut inside a line.
    private let keepsLines: Bool
    /// The code units where lines begin, rising.
    private let lines: [Int]
    private let words: WordPlaces

    /// - Parameter phrases: All words that will be asked for.
    /// - Complexity: O(text + phrases).
    init(_ document: Document, keepsLines: Bool, phrases: [String]) {
        self.document = document
        self.keepsLines = keepsLines
        lines = Self.lines(of: document.text.units)
        words = WordPlaces(of: phrases, in: document.text.units)
    }

    private static func lines(of units: [UInt16]) -> [Int] {
        var lines = [0]
        for (index, unit) in units.enumerated() {
            let isPair = unit == 0x0D && index + 1 < units.count && units[index + 1] == 0x0A
            if unit == 0x0A || unit == 0x0D && !isPair { lines.append(index + 1) }
        }
        if lines.count > 1, lines.last == units.count { lines.removeLast() }
        return lines
    }

    /// The code unit where the text at a place begins.
    /// - Parameter name: What errors call the anchor.
    func offset(of place: Anchor.Place, name: String) throws(HexaplaError) -> Int {
        let language = document.language
        let spelled: String
        var offset: Int
        switch place {
        case .words(let phrase):
            spelled = "'\(phrase)'"
            let found = words[phrase]
            guard let first = found.first, found.count == 1 else {
                throw HexaplaError(
                    .usage, at: "\(name)", "\(spelled) stands \(found.count) times in '\(language)'", expected: "once")
            }
            offset = first
        case .codePoint(let point):
            spelled = "@\(point)"
            let count = document.text.codePointOffset(ofUnit: document.text.count)
            guard point >= 0, point < count else {
                throw HexaplaError(
                    .usage, at: "\(name)", "\(spelled) is beyond the text of '\(language)'",
                    expected: count > 0 ? "@0 to @\(count - 1)" : "a text that is not empty")
            }
            offset = wordStart(document.text.unitOffset(ofCodePoint: point))
        case .line(let number):
            spelled = "#\(number)"
            guard number >= 1, number <= lines.count else {
                throw HexaplaError(
                    .usage, at: "\(name)", "\(spelled) is beyond the text of '\(language)'",
                    expected: "#1 to #\(lines.count)")
            }
            offset = lines[number - 1]
        }
        while offset < document.text.count, Self.isSpace(document.text.units[offset]) { offset += 1 }
        guard offset < document.text.count else {
            throw HexaplaError(.usage, at: "\(name)", "no text follows \(spelled) in '\(language)'")
        }
        let line = self.line(of: offset)
        if keepsLines, document.text.units[lines[line]..<offset].contains(where: { !Self.isSpace($0) }) {
            throw HexaplaError(
                .usage, at: "\(name)",
                "\(spelled) stands inside line \(line + 1) of '\(language)'",
                expected: "a line's beginning, for lines are never cut")
        }
        return offset
    }

    /// The line that a code unit stands in, from 0.
    private func line(of offset: Int) -> Int {
        var (low, high) = (0, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Back to where a word begins, in scripts that put spaces between words; elsewhere back to a whole character.
    private func wordStart(_ offset: Int) -> Int {
        let units = document.text.units
        var start = offset
        while start > 0, start < units.count {
            let (one, other) = (units[start - 1], units[start])
            let isInside =
                CharacterClass.of(UInt32(other)) == .mark || TextBuffer.isTrailSurrogate(other)
                || Self.isSpaced(one) && Self.isSpaced(other)
            guard isInside, !Self.isSpace(one) else { break }
            start -= 1
        }
        return start
    }

    private static func isSpace(_ unit: UInt16) -> Bool { CharacterClass.of(UInt32(unit)) == .space }

    /// Whether a character is of a word in a script that puts spaces between words: not Thai, Lao, Burmese or Khmer, and
    /// none of East Asia's.
    private static func isSpaced(_ unit: UInt16) -> Bool {
        let isUnspaced =
            (0x0E00...0x0EFF).contains(unit) || (0x1000...0x109F).contains(unit) || (0x1780...0x17FF).contains(unit)
            || unit >= 0x1100 && Scalars.isWide(UInt32(unit)) && !(0xAC00...0xD7A3).contains(unit)
        return CharacterClass.of(UInt32(unit)).isWordly && !isUnspaced
    }
}
