private import Algorithms
internal import ICUText

/// Where the words of a text stand in the file that it was taken from: a page's, a subtitle's, a memory's.
///
/// What was read is the file's words in their order, with markup left out; so each word is looked for after the one before.
/// One that stands nowhere near is passed over, unless the two after it follow it there too.
public struct FileLines: Sendable {
    /// Line and column (code points), from 1.
    public struct Position: Sendable, Hashable {
        public let line: Int
        public let column: Int
    }

    /// Words of the text, and where they begin in the file; both in order.
    private var words: [(own: Range<Int>, file: Int)] = []
    private let file: TextBuffer
    private let lineStarts: [Int]

    /// Code units between two words of the text that markup may fill.
    private static let reach = 200
    private static let reachOfNext = 80

    /// - Complexity: O(n log n) for n code units.
    /// - Parameter start: Where in the file words are looked for first.
    init(of text: TextBuffer, in file: TextBuffer, from start: Int = 0) {
        self.file = file
        var starts = [0]
        for (index, unit) in file.units.enumerated() where unit == 0x0A || unit == 0x0D {
            if unit == 0x0D, index + 1 < file.count, file.units[index + 1] == 0x0A { continue }
            starts.append(index + 1)
        }
        lineStarts = starts
        let places = Dictionary(grouping: Self.words(file)) { Array(file.units[$0]) }.mapValues { $0.map(\.lowerBound) }
        let own = Self.words(text)
        let spellings = own.map { Array(text.units[$0]) }
        func next(_ word: Int, from place: Int) -> Int? {
            guard own.indices.contains(word), let all = places[spellings[word]] else { return nil }
            let index = all.partitioningIndex { $0 >= place }
            return index < all.count ? all[index] : nil
        }
        var place = start
        for word in own.indices {
            guard let found = next(word, from: place) else { continue }
            let end = found + own[word].count
            if found - place > Self.reach {
                guard let second = next(word + 1, from: end), second - end <= Self.reachOfNext,
                    let third = next(word + 2, from: second), third - second <= Self.reachOfNext + own[word].count
                else { continue }
            }
            words.append((own[word], found))
            place = end
        }
    }

    private static func words(_ text: TextBuffer) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for (index, unit) in text.units.enumerated() {
            let isWordly = CharacterClass.of(UInt32(unit)).isWordly
            // Scripts without spaces: each character is a word.
            if isWordly && unit < 0x0E00 {
                start = start ?? index
            } else {
                if let begun = start { words.append(begun..<index) }
                start = nil
                if isWordly { words.append(index..<(index + 1)) }
            }
        }
        if let start { words.append(start..<text.count) }
        return words
    }

    /// Where a code unit of the text stands; nil where its words were not found.
    ///
    /// - Parameter isEnd: Whether the place after the last unit before it is meant.
    /// - Complexity: O(log words + log lines).
    public func position(ofUnit unit: Int, isEnd: Bool = false) -> Position? {
        let index = words.partitioningIndex { isEnd ? $0.own.lowerBound >= unit : $0.own.upperBound > unit }
        let word = isEnd ? index - 1 : index
        guard words.indices.contains(word) else {
            let nearest = isEnd ? words.first.map(\.file) : words.last.map { $0.file + $0.own.count }
            return nearest.map(position)
        }
        let found = words[word]
        let inside = min(max(0, unit - found.own.lowerBound), found.own.count)
        return position(found.file + inside)
    }

    private func position(_ place: Int) -> Position {
        let line = max(1, lineStarts.partitioningIndex { $0 > place })
        return Position(
            line: line,
            column: file.codePointOffset(ofUnit: place) - file.codePointOffset(ofUnit: lineStarts[line - 1]) + 1)
    }
}
