internal import ICUText

/// Whether a sentence goes on behind a quotation that ends with a stop of its own: "“Run!” Anna said."
struct Quotations {
    private let particles: WordTable
    private let speech: WordTable

    init(rules: LanguageRules) {
        particles = WordTable(rules.particles)
        speech = WordTable(rules.speech)
    }

    /// - Parameters:
    ///   - stop: The stop's position; marks that close follow up to the place's `stopEnd`.
    ///   - following: What stands after the place.
    /// - Returns: The strength of the place at most; nil where nothing says that the sentence goes on.
    func mostStrength(
        in text: UnsafeBufferPointer<UInt16>, block: Range<Int>, at place: Place, stop: Int, following: Following
    ) -> Float? {
        if isParticle(text, block: block, at: place) { return StopRules.Strength.particle }
        guard place.stopEnd > stop + 1 || place.kind == .speaker else { return nil }
        let closers = (stop + 1)..<place.stopEnd
        // 《他是谁？》: the stop is the title's.
        if closers.contains(where: { text[$0] == 0x300B || text[$0] == 0x3009 }) { return StopRules.Strength.particle }
        // "가자."라고: written on without a space in a script that has spaces.
        if place.next == place.end, following.position == place.next, following.kind == .letter,
            !Self.hasNoSpaces(text[following.position])
        {
            return StopRules.Strength.particle
        }
        let isAsked =
            text[stop] == 0x2026 || text[stop].characterClass == .terminator && !text[stop].isFullStop
        return isAsked && tellsSpeaker(text, from: following.position, to: block.upperBound)
            ? StopRules.Strength.speech : nil
    }

    /// "モーニング娘。は人気だ": a particle of a word or two letters goes on, where it is written on directly.
    private func isParticle(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, at place: Place) -> Bool {
        guard !particles.isEmpty, place.next == place.end, place.next < block.upperBound else { return false }
        var end = place.next
        while end < block.upperBound, end - place.next < 8, text[end].isHiragana { end += 1 }
        guard end < block.upperBound, text[end].characterClass != .pause else { return false }
        return particles.contains(text, place.next..<end)
    }

    /// Whether a short clause follows in which somebody says or asks.
    private func tellsSpeaker(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to end: Int) -> Bool {
        guard !speech.isEmpty else { return false }
        let limit = min(end, start + 60)
        var position = start
        var words = 0
        var isFound = false
        while position < limit {
            let kind = text[position].characterClass
            guard kind.isWordly else {
                // "他说：": what he says next follows.
                if text[position] == 0x3A || text[position] == 0xFF1A { return false }
                if kind == .terminator || kind == .dot || kind == .pause { return isFound }
                position += 1
                continue
            }
            let word = Words.range(in: text, at: position, to: limit)
            if text[position].isWide, !text[position].isHangul {
                guard word.count <= 12 else { return false }
                // "她笑着问。": the verb ends the clause.
                isFound = (1...3).contains {
                    $0 <= word.count && speech.contains(text, (word.upperBound - $0)..<word.upperBound)
                }
            } else {
                words += 1
                guard words <= 5 else { return false }
                if speech.contains(text, word) { isFound = true }
            }
            position = word.upperBound
        }
        return isFound && limit == end
    }

    /// Chinese, Japanese, and the scripts that end sentences with spaces.
    private static func hasNoSpaces(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
        default: unit.isWide && !unit.isHangul || unit & 0xF800 == 0xD800
        }
    }
}

extension UInt16 {
    var isHangul: Bool { (0xAC00...0xD7A3).contains(self) || (0x1100...0x11FF).contains(self) }
    /// The full stops of scripts that have another one than ".": 。 ۔ ። ։ and the danda.
    fileprivate var isFullStop: Bool {
        isDanda || [0x3002, 0xFF61, 0x06D4, 0x1362, 0x0589, 0x17D4, 0x17D5, 0x104B].contains(self)
    }
    fileprivate var isHiragana: Bool { (0x3041...0x309F).contains(self) }
}
