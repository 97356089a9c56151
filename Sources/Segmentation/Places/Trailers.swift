internal import ICUText

/// What stands behind a sentence's stop and belongs to it: footnote marks, emoji, emoticons, numbers of verses.
///
/// - Complexity: O(1): no more than `longest` code units are read.
struct Trailers {
    private static let longest = 64

    private let text: UnsafeBufferPointer<UInt16>
    private let limit: Int
    /// Emoji are bullets in a block that begins with one: they belong to what follows.
    private let beginsWithEmoji: Bool

    init(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, beginsWithEmoji: Bool, from stopEnd: Int) {
        self.text = text
        self.beginsWithEmoji = beginsWithEmoji
        limit = min(block.upperBound, stopEnd + Self.longest)
    }

    /// Where what belongs to the sentence ends; `stopEnd` itself where nothing does.
    func end(from stopEnd: Int) -> Int {
        var end = stopEnd
        while end < limit {
            let attached = max(note(at: end), superscript(at: end), star(at: end))
            let start = skippingSpaces(from: end)
            let apart = max(verseNumber(at: start, stopEnd: end), emoji(at: start), emoticon(at: start))
            guard attached > end || apart > start else { break }
            end = attached > end ? attached : apart
            while end < limit, text[end].characterClass == .closingMark { end += 1 }
        }
        return end
    }

    /// Whether an emoji stands at a place.
    static func isEmoji(_ text: UnsafeBufferPointer<UInt16>, at position: Int) -> Bool {
        guard position < text.count else { return false }
        let scalar = TextBuffer.scalar(in: text, at: position).value
        switch scalar {
        case 0x1F000...0x1FAFF, 0x2600...0x2712, 0x2715...0x2775, 0x2B50...0x2B55, 0x231A...0x231B, 0x23E9...0x23FA:
            return true
        default: return false
        }
    }

    private func skippingSpaces(from start: Int) -> Int {
        var position = start
        while position < limit, text[position].isSpace { position += 1 }
        return position
    }

    /// Whether nothing else is written on directly from here.
    private func isFree(_ position: Int) -> Bool {
        position >= text.count || !text[position].isWordly || text[position].isWide
    }

    /// "[3]", "[a]", "[note 1]" right behind the stop.
    private func note(at start: Int) -> Int {
        guard start < limit, text[start] == 0x5B else { return start }
        var position = start + 1
        var hasText = false
        while position < limit, position - start < 26, text[position] != 0x5D {
            let kind = text[position].characterClass
            guard kind.isWordly || kind == .space || kind == .pause else { return start }
            if kind.isWordly { hasText = true }
            position += 1
        }
        guard hasText, position < limit, text[position] == 0x5D else { return start }
        return position + 1
    }

    /// "¹", "²³", "⁽¹⁾", "†".
    private func superscript(at start: Int) -> Int {
        var position = start
        while position < limit {
            switch text[position] {
            case 0xB9, 0xB2, 0xB3, 0x2070...0x207F, 0x2020, 0x2021: position += 1
            default: return isFree(position) ? position : start
            }
        }
        return position
    }

    /// "*", "**": a note, or the end of what is set in bold.
    private func star(at start: Int) -> Int {
        var position = start
        while position < limit, position - start < 3, text[position] == 0x2A { position += 1 }
        return position >= text.count || text[position].isSpace || text[position].isWide ? position : start
    }

    /// "॥ १ ॥": the number between two marks.
    private func verseNumber(at start: Int, stopEnd: Int) -> Int {
        guard stopEnd > 0, text[stopEnd - 1].isDanda else { return start }
        var position = start
        while position < limit, text[position].characterClass == .digit { position += 1 }
        guard position > start, position - start <= 4 else { return start }
        position = skippingSpaces(from: position)
        let mark = position
        while position < limit, text[position].isDanda { position += 1 }
        return position > mark ? position : start
    }

    private func emoji(at start: Int) -> Int {
        guard !beginsWithEmoji else { return start }
        var position = start
        while position < limit {
            let (scalar, width) = TextBuffer.scalar(in: text, at: position)
            let joins = (0xFE00...0xFE0F).contains(scalar) || scalar == 0x200D || scalar == 0x20E3
            guard Self.isEmoji(text, at: position) || position > start && joins else { break }
            position += width
        }
        return position < limit && text[position].isWordly && !text[position].isWide ? start : position
    }

    /// ":-)", ";D", "^^", "<3": no letter or digit but at its end.
    private func emoticon(at start: Int) -> Int {
        var position = start
        while position < limit, position - start < 7, !text[position].isSpace { position += 1 }
        guard position - start >= 2, position >= text.count || text[position].isSpace else { return start }
        let first = text[start]
        let body = (start + 1)..<position
        switch first {
        case 0x3A, 0x3B, 0x3D:  // : ; =
            let face = body.drop { [0x2D, 0x6F, 0x5E, 0x27].contains(text[$0]) && $0 < position - 1 }
            guard let mouth = face.first, Self.mouths.contains(text[mouth]) else { return start }
            return face.allSatisfy { text[$0] == text[mouth] } ? position : start
        case 0x5E:  // ^
            return text[position - 1] == 0x5E && body.allSatisfy { !text[$0].isWordly } ? position : start
        case 0x3C:  // <
            return position - start == 2 && text[start + 1] == 0x33 ? position : start
        default: return start
        }
    }

    private static let mouths: Set<UInt16> = Set(")(][}{DPpOo3/\\|*".utf16)
}

extension UInt16 {
    /// Chinese, Japanese, Korean and what else takes two columns; half of a surrogate pair does not count.
    var isWide: Bool { self >= 0x1100 && self & 0xF800 != 0xD800 && Scalars.isWide(UInt32(self)) }
    /// The Indic full stop, one or two strokes.
    var isDanda: Bool { self == 0x0964 || self == 0x0965 }
}
