internal import ICUText

/// The last few words up to a dot: "B.", and joined without spaces "z.B.", as abbreviations are listed.
struct TokensBefore {
    let last: String
    let candidates: [String]
    let startsBlock: Bool
    let isNumber: Bool

    init(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, dot: Int) {
        var joined = ""
        var candidates: [String] = []
        var position = dot + 1
        var first = ""
        var startsBlock = false
        for count in 0..<3 {
            let end = position
            while position > block.lowerBound, text[position - 1].characterClass != .space,
                end - position < 40
            { position -= 1 }
            var start = position
            while start < end - 1, !text[start].isWordly { start += 1 }
            let token = String(units: text, range: start..<end)
            if count == 0 {
                first = token
                startsBlock = position == block.lowerBound
                // "Geb.-Nr.", "und/oder Nr."
                if let cut = token.dropLast().lastIndex(where: { $0 == "-" || $0 == "/" }) {
                    candidates.append(String(token[token.index(after: cut)...]))
                }
            }
            joined = token + joined
            candidates.append(joined)
            while position > block.lowerBound, text[position - 1].characterClass == .space { position -= 1 }
            guard position > block.lowerBound, text[position - 1] == 0x2E else { break }
        }
        last = first
        self.candidates = candidates.reversed()
        self.startsBlock = startsBlock
        let digits = first.dropLast()
        isNumber = !digits.isEmpty && digits.unicodeScalars.allSatisfy { CharacterClass.of($0.value) == .digit }
    }
}
