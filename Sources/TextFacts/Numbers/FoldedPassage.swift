private import Algorithms
private import Documents
private import ICUText

/// The words of a passage as `NumberPhrases` are looked for in them: folded, one after the other, with the way back.
struct FoldedPassage {
    private let text: WordedText
    let units: [UInt16]
    /// Where in the text each unit begins and ends.
    private var starts: [Int]
    private var ends: [Int]
    /// Whether what stands before a unit lets no phrase go on: a line's or a sentence's end.
    private var isCut: [Bool]

    /// - Complexity: O(code units).
    init(_ text: WordedText, _ range: Range<Int>) {
        self.text = text
        var (units, starts, ends, isCut): ([UInt16], [Int], [Int], [Bool]) = ([], [], [], [])
        var last: Range<Int>?
        for word in text.words(in: range) {
            let folded = NumberPhrases.folded(text.document.text[word])
            let isAfterCut = last.map { Self.parts($0, word, in: text) } ?? false
            for index in folded.indices {
                units.append(folded[index])
                let isOneToOne = folded.count == word.count
                starts.append(isOneToOne ? word.lowerBound + index : word.lowerBound)
                ends.append(isOneToOne ? word.lowerBound + index + 1 : word.upperBound)
                isCut.append(index == 0 && isAfterCut)
            }
            last = word
        }
        (self.units, self.starts, self.ends, self.isCut) = (units, starts, ends, isCut)
    }

    /// Code units between words of one phrase.
    private static let longestGap = 3
    /// A full stop after so few letters ends an abbreviation: "p. m."
    private static let longestAbbreviation = 2

    private static func parts(_ one: Range<Int>, _ other: Range<Int>, in text: WordedText) -> Bool {
        let gap = text.units[one.upperBound..<other.lowerBound]
        return gap.count > longestGap
            || gap.contains { unit in
                switch CharacterClass.of(UInt32(unit)) {
                case .space: unit == 0x0A || unit == 0x0D
                case .dot: one.count > longestAbbreviation && gap.count > 1
                default: unit != 0x2D && unit != 0x2010
                }
            }
    }

    /// The unit that begins, and the end of the one that ends, at places of the text.
    func start(at place: Int) -> Int? {
        let index = starts.partitioningIndex { $0 >= place }
        return index < starts.count && starts[index] == place ? index : nil
    }

    func end(at place: Int) -> Int? {
        let index = ends.partitioningIndex { $0 > place }
        return index > 0 && ends[index - 1] == place ? index : nil
    }

    func range(_ units: Range<Int>) -> Range<Int> { starts[units.lowerBound]..<ends[units.upperBound - 1] }

    /// Where words end that begin at a unit, or nil where other words stand there.
    func end(of words: [UInt16], from start: Int) -> Int? {
        let end = start + words.count
        guard end <= units.count, units[start..<end].elementsEqual(words), isEdge(start), isEdge(end),
            isWhole(start..<end)
        else { return nil }
        return end
    }

    /// Where words begin that end before a unit.
    func start(of words: [UInt16], to end: Int) -> Int? {
        let start = end - words.count
        guard start >= 0, units[start..<end].elementsEqual(words), isEdge(start), isEdge(end), isWhole(start..<end)
        else { return nil }
        return start
    }

    /// Whether nothing parts two places that follow each other.
    func isJoined(at unit: Int) -> Bool { unit <= 0 || unit >= units.count || !isCut[unit] }

    private func isWhole(_ range: Range<Int>) -> Bool { !isCut[range].dropFirst().contains(true) }

    /// Whether a word may begin or end here: always in scripts without spaces.
    private func isEdge(_ unit: Int) -> Bool {
        guard unit > 0, unit < units.count, starts[unit] == ends[unit - 1] else { return true }
        let (before, after) = (units[unit - 1], units[unit])
        return Self.isWrittenOn(before) || Self.isWrittenOn(after) || Self.isDigit(before) != Self.isDigit(after)
    }

    private static func isDigit(_ unit: UInt16) -> Bool { CharacterClass.of(UInt32(unit)) == .digit }

    /// Scripts that write words without spaces, or particles on to words: Thai to Khmer, Chinese, Japanese, Korean.
    private static func isWrittenOn(_ unit: UInt16) -> Bool {
        (0x0E00..<0x1100).contains(unit) || (0x1780..<0x1800).contains(unit) || unit >= 0x2E80
    }
}
