internal import ICUText

/// Words at a place of a text: runs of letters and digits.
enum Words {
    /// Longer ones are known to no rule.
    static let longest = 40

    /// The word that begins at `start`; empty where none does.
    static func range(in text: UnsafeBufferPointer<UInt16>, at start: Int, to end: Int) -> Range<Int> {
        var stop = start
        while stop < end, stop - start < longest, text[stop].isWordly { stop += 1 }
        return start..<max(start, stop)
    }

    /// The word that ends at `end`; empty where none does.
    static func range(in text: UnsafeBufferPointer<UInt16>, endingAt end: Int, from start: Int) -> Range<Int> {
        var begin = end
        while begin > start, end - begin < longest, text[begin - 1].isWordly { begin -= 1 }
        return begin..<end
    }

    /// Where the next word begins, not farther than 16 code units.
    static func start(in text: UnsafeBufferPointer<UInt16>, from start: Int) -> Int {
        let limit = min(text.count, start + 16)
        var position = start
        while position < limit, !text[position].isWordly { position += 1 }
        return position
    }

    static func string(in text: UnsafeBufferPointer<UInt16>, at start: Int, to end: Int) -> String {
        String(units: text, range: range(in: text, at: start, to: end))
    }
}
