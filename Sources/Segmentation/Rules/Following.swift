internal import ICUText

/// What stands after a place: the first letter or digit that says whether a sentence begins.
struct Following {
    /// Farther than this nothing opens a sentence; and a text of brackets alone must not take quadratic time.
    private static let farthest = 64

    /// What it is, as far as it says something of sentences: the small letter of "iPhone" or "'t Was" counts as a capital.
    private(set) var kind: CharacterClass
    private(set) var position: Int
    /// Whether "a)" or "(2)" stands there, which marks an item of a list.
    private(set) var isItem = false
    /// Whether "'t Was" stands there.
    private(set) var isClitic = false

    init(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to end: Int) {
        position = start
        kind = .other
        let limit = min(end, start + Self.farthest)
        if Self.isClitic(text, at: start, to: limit) {
            kind = .upper
            isClitic = true
            return
        }
        while position < limit {
            let (scalar, width) = TextBuffer.scalar(in: text, at: position)
            kind = CharacterClass.of(scalar)
            switch kind {
            case .openingMark, .neutralQuote, .closingMark, .space, .control, .other: position += width
            default:
                if kind == .lower, Self.isBrand(text, at: position, to: limit) { kind = .upper }
                if Self.isItem(text, from: start, at: position, to: limit) {
                    isItem = true
                    if kind == .lower { kind = .upper }
                }
                return
            }
        }
        kind = .other
        position = end
    }

    /// After the dash of another speaker.
    init(_ text: UnsafeBufferPointer<UInt16>, afterDash dash: Int, to end: Int) {
        var start = dash + 1
        while start < end, text[start].isSpace { start += 1 }
        self.init(text, from: start, to: end)
    }

    /// The same in a text whose script has no capitals: small letters of another script say nothing.
    func withoutCapitals() -> Following {
        var following = self
        if kind == .lower || kind == .upper { following.kind = .letter }
        return following
    }

    /// "'s Avonds", "'t Was", "’n Man": a word of one or two small letters before a capitalized one.
    private static func isClitic(_ text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Bool {
        guard start < limit, text[start] == 0x27 || text[start] == 0x2019 else { return false }
        let word = Words.range(in: text, at: start + 1, to: limit)
        guard (1...2).contains(word.count), word.allSatisfy({ text[$0].characterClass == .lower }) else { return false }
        let next = word.upperBound + 1
        if next < limit, text[word.upperBound].isSpace, text[next].characterClass == .upper { return true }
        return false
    }

    /// "iPhone", "eBay": a capital inside the word.
    private static func isBrand(_ text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Bool {
        Words.range(in: text, at: start, to: limit).prefix(4).contains { text[$0].characterClass == .upper }
    }

    /// "a) ", "(b) ", "2) ", "iv) ": a short marker with its bracket, and text behind it.
    private static func isItem(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, at position: Int, to limit: Int
    ) -> Bool {
        guard position == start || position == start + 1 && text[start] == 0x28 else { return false }
        let word = Words.range(in: text, at: position, to: limit)
        let end = word.upperBound
        guard end + 1 < limit, text[end] == 0x29, text[end + 1].isSpace else { return false }
        return word.count == 1 || word.count <= 4 && word.allSatisfy { [0x69, 0x76, 0x78].contains(text[$0]) }
            || word.count <= 2 && word.allSatisfy { text[$0].characterClass == .digit }
    }
}
