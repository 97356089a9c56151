internal import ICUText

/// The last few words up to a dot: "B.", and joined without spaces "z.B.", as abbreviations are listed.
struct TokensBefore {
    private static let longest = 40

    let last: String
    /// Longest first.
    let candidates: [String]
    let startsBlock: Bool
    let isNumber: Bool
    /// Where the last token begins, and where the text before it ends; the same where no space is between.
    let start: Int
    let previousEnd: Int

    /// Letters of the last token.
    var letters: [Unicode.Scalar] { last.unicodeScalars.filter { CharacterClass.of($0.value).isLetter } }

    init(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, dot: Int) {
        var joined = ""
        var candidates: [String] = []
        var position = dot + 1
        var first = ""
        var startsBlock = false
        var begin = (start: position, previousEnd: position)
        for count in 0..<3 {
            let end = position
            while position > block.lowerBound, end - position < Self.longest,
                position == end || text[position - 1].characterClass != .terminator, !text[position - 1].isSpace
            { position -= 1 }
            var start = position
            while start < end - 1, !text[start].isWordly { start += 1 }
            let token = String(units: text, range: start..<end)
            joined = token + joined
            while position > block.lowerBound, text[position - 1].characterClass == .space { position -= 1 }
            if count == 0 {
                first = token
                startsBlock = position == block.lowerBound
                begin = (start, position)
                // "Geb.-Nr.", "und/oder Nr."
                if let cut = token.dropLast().lastIndex(where: { $0 == "-" || $0 == "/" }) {
                    candidates.append(String(token[token.index(after: cut)...]))
                }
            }
            candidates.append(joined)
            guard position > block.lowerBound, text[position - 1].isAbbreviationDot else {
                // "и др.", "et al."
                let word = Words.range(in: text, endingAt: position, from: block.lowerBound)
                if position < start, (1...5).contains(word.count) {
                    candidates.append(String(units: text, range: word) + joined)
                }
                break
            }
        }
        last = first
        start = begin.start
        previousEnd = begin.previousEnd
        self.candidates = candidates.reversed()
        self.startsBlock = startsBlock
        let digits = first.dropLast()
        isNumber = !digits.isEmpty && digits.unicodeScalars.allSatisfy { CharacterClass.of($0.value) == .digit }
    }
}

extension UInt16 {
    /// The full stop, Urdu's and the wide one: abbreviations have them too.
    var isAbbreviationDot: Bool { self == 0x2E || self == 0x06D4 || self == 0xFF0E }
}
