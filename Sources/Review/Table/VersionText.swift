internal import Formats
private import ICUText

/// A version's text in a table: its cells in the order in which the version reads, one after the other.
///
/// A place in it is a code point, counted from the first cell's beginning as the table's spans count, or, where these
/// are missing or not those of a whole text, over the cells with a space between. What corrections do is to put the
/// ranges of this text into other rows; the text itself never changes.
struct VersionText: Sendable {
    /// By cell.
    private(set) var starts: [Int] = []
    private(set) var ends: [Int] = []
    private(set) var texts: [String] = []
    /// The number of the document that a cell is in.
    private var documents: [Int32] = []
    /// The table's rows, from 0, that cells are of.
    private(set) var rows: [Int] = []
    /// What to take from a place to have the table's own; nil where the table has none.
    private var bases: [Int?] = []

    /// More white space than any text has between two rows: text is missing there.
    private static let widestGap = 256

    /// Adds the cells of a document.
    ///
    /// - Parameter rows: The table's rows that they are of.
    /// - Returns: Their ranges without white space at the ends, in the order given.
    mutating func add(_ parts: [RowRecord.Part], rows: [Int], document: Int) -> [Range<Int>] {
        let lengths = parts.map { $0.text.codePointCount }
        var order = Array(parts.indices)
        let isPlaced = Self.place(&order, parts, lengths: lengths)
        // One place is left free between two documents, so that no range of one touches the other.
        let base = starts.isEmpty ? 0 : (ends.last ?? 0) + 1
        var ranges = [Range<Int>](repeating: 0..<0, count: parts.count)
        var end = base
        var last: String?
        for index in order {
            let part = parts[index]
            let start: Int
            if isPlaced, let span = part.span {
                start = base + span.lowerBound
            } else {
                start = end + (last.map { Self.gap($0, part.text) } ?? 0)
            }
            end = start + lengths[index]
            ranges[index] = Self.trimmed(start..<end, part.text)
            self.rows.append(rows[index])
            starts.append(start)
            ends.append(end)
            texts.append(part.text)
            documents.append(Int32(document))
            bases.append(isPlaced ? base : nil)
            last = part.text
        }
        return ranges
    }

    /// Most cells have no white space at their ends.
    private static func trimmed(_ range: Range<Int>, _ text: String) -> Range<Int> {
        let scalars = text.unicodeScalars
        guard scalars.first?.isSpace == true || scalars.last?.isSpace == true,
            scalars.contains(where: { !$0.isSpace })
        else { return range }
        let before = scalars.prefix(while: \.isSpace).count
        let after = scalars.reversed().prefix(while: \.isSpace).count
        return (range.lowerBound + before)..<(range.upperBound - after)
    }

    /// Puts the cells in the order of their text.
    ///
    /// - Returns: Whether all have spans that can be those of a whole text.
    private static func place(_ order: inout [Int], _ parts: [RowRecord.Part], lengths: [Int]) -> Bool {
        guard zip(parts, lengths).allSatisfy({ $0.span?.count == $1 }) else { return false }
        let start = { (index: Int) in parts[index].span?.lowerBound ?? 0 }
        let sorted = order.sorted { (start($0), $0) < (start($1), $1) }
        var end = start(sorted.first ?? 0)
        for index in sorted {
            guard start(index) >= end, start(index) - end <= Self.widestGap else { return false }
            end = start(index) + lengths[index]
        }
        order = sorted
        return true
    }

    /// Chinese and Japanese have no space between sentences.
    private static func gap(_ one: String, _ other: String) -> Int {
        guard let last = one.unicodeScalars.last, let first = other.unicodeScalars.first else { return 0 }
        return last.isWide || first.isWide ? 0 : 1
    }

    // MARK: - What stands where

    /// - Complexity: O(length of the range + log cells).
    func text(_ range: Range<Int>) -> String {
        guard !starts.isEmpty else { return "" }
        var cell = cell(at: range.lowerBound)
        if starts[cell] == range.lowerBound, ends[cell] == range.upperBound { return texts[cell] }
        var result = String.UnicodeScalarView()
        var place = range.lowerBound
        while place < range.upperBound {
            if place < starts[cell] {
                result.append(contentsOf: repeatElement(" ", count: starts[cell] - place))
                place = starts[cell]
            }
            let end = min(ends[cell], range.upperBound)
            if place < end {
                let scalars = texts[cell].unicodeScalars
                result.append(contentsOf: scalars.dropFirst(place - starts[cell]).prefix(end - place))
                place = end
            }
            cell += 1
            guard cell < starts.count else { break }
        }
        return String(result)
    }

    /// The range without the white space at its ends; nil where nothing is left.
    func trimmed(_ range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty else { return nil }
        let scalars = Array(text(range).unicodeScalars)
        guard let first = scalars.firstIndex(where: { !$0.isSpace }),
            let last = scalars.lastIndex(where: { !$0.isSpace })
        else { return nil }
        return (range.lowerBound + first)..<(range.lowerBound + last + 1)
    }

    /// Whether what begins at `start` follows on what ends at `end`, but for white space.
    func follows(_ start: Int, _ end: Int) -> Bool {
        guard start >= end, !starts.isEmpty else { return false }
        if start == end { return true }
        let (one, other) = (cell(at: end - 1), cell(at: start))
        guard documents[one] == documents[other], other - one <= 1 else { return false }
        return trimmed(end..<start) == nil
    }

    /// The range as the table's spans count; nil where they do not.
    func span(_ range: Range<Int>) -> Range<Int>? {
        bases[cell(at: range.lowerBound)].map { (range.lowerBound - $0)..<(range.upperBound - $0) }
    }

    /// The cells that have some of the range.
    func cells(_ range: Range<Int>) -> Range<Int> {
        let first = cell(at: range.lowerBound)
        return first..<max(first + 1, cell(at: max(range.lowerBound, range.upperBound - 1)) + 1)
    }

    /// A document's text, and the place where it begins; nil where the document lacks the version.
    ///
    /// Where the table does not say what white space there was, a blank line stands for more than one character, and a line's
    /// end behind a cell that ends without a mark.
    func text(ofDocument document: Int32) -> (text: String, base: Int)? {
        // Documents stand one after the other.
        var low = 0
        var high = documents.count
        while low < high {
            let middle = (low + high) / 2
            if documents[middle] < document { low = middle + 1 } else { high = middle }
        }
        guard low < documents.count, documents[low] == document else { return nil }
        var text = String.UnicodeScalarView()
        for cell in documents[low...].indices.prefix(while: { documents[$0] == document }) {
            if cell > low {
                let gap = starts[cell] - ends[cell - 1]
                let endsLine = gap > 1 || text.last.map { CharacterClass.of($0.value).isWordly } ?? false
                for place in 0..<max(0, gap) { text.append(endsLine && place < 2 ? "\n" : " ") }
            }
            text.append(contentsOf: texts[cell].unicodeScalars)
        }
        return (String(text), starts[low])
    }

    /// The cell that a place is in, or after which it is.
    private func cell(at place: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= place { low = middle } else { high = middle }
        }
        return low
    }
}

extension Unicode.Scalar {
    var isSpace: Bool { CharacterClass.of(value) == .space }

    /// Whether it is of a script that is written without spaces between sentences, or a mark of one.
    fileprivate var isWide: Bool {
        switch value {
        case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x2_0000...0x3_FFFF: true
        default: false
        }
    }
}
