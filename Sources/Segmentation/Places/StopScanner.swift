internal import ICUText

/// Finds the stops of a block that Unicode's rules do not know or put elsewhere: with something behind them that belongs
/// to the sentence, before another speaker's dash, in the shape of another mark, or at a verse's end.
struct StopScanner {
    private let text: UnsafeBufferPointer<UInt16>
    private let block: Range<Int>
    private let beginsWithEmoji: Bool

    init(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>) {
        self.text = text
        self.block = block
        beginsWithEmoji = Trailers.isEmoji(text, at: block.lowerBound)
    }

    /// In order; a place whose `next` is the block's end says only that no other is between its `stopEnd` and there.
    /// - Complexity: O(length of the block).
    func places() -> [Place] {
        var found: [Place] = []
        var position = block.lowerBound
        var chunk = block.lowerBound
        while position < block.upperBound {
            guard let kind = stop(at: &position, chunk: chunk) else { continue }
            while position < block.upperBound, text[position].isCloser, !opens(position) { position += 1 }
            let stopEnd = position
            chunk = position
            let end = Trailers(text, block: block, beginsWithEmoji: beginsWithEmoji, from: stopEnd).end(from: stopEnd)
            position = end
            let next = skippingSpaces(from: end)
            if let dash = speaker(at: next, after: end) {
                found.append(Place(kind: .speaker, stopEnd: stopEnd, end: end, next: dash))
            } else if kind != .stop || end > stopEnd {
                found.append(Place(kind: kind, stopEnd: stopEnd, end: end, next: next))
            }
        }
        return found
    }

    /// Reads a run of stops, or one other code unit.
    private func stop(at position: inout Int, chunk: Int) -> Place.Kind? {
        let start = position
        let unit = text[start]
        position += 1
        switch unit {
        case 0x06DD:  // ۝١
            while position < block.upperBound, text[position].characterClass == .digit { position += 1 }
            return .verse
        case 0xFD3E, 0xFD3F:  // ﴿١﴾
            var end = position
            while end < block.upperBound, end - start < 8, text[end].characterClass == .digit { end += 1 }
            guard end > position, end < block.upperBound, text[end] == 0xFD3E || text[end] == 0xFD3F else { return nil }
            position = end + 1
            return .verse
        case 0x05C3: return .substitute  // Hebrew's ׃
        case 0x7C where isDanda(at: start, chunk: chunk):  // |
            while position < block.upperBound, text[position] == 0x7C { position += 1 }
            return .substitute
        case 0x1361 where isRepeated(start), 0x3A where isRepeated(start) && isBehind(start, 0x1200...0x139F):
            position += 1  // ፡፡ and ::
            return .substitute
        case 0x3A where isBehind(start, 0x0530...0x058F) && isArmenianStart(position):
            return .substitute
        default: break
        }
        let kind = unit.characterClass
        guard kind == .terminator || kind == .dot else { return nil }
        while position < block.upperBound {
            let next = text[position].characterClass
            guard next == .terminator || next == .dot else { break }
            position += 1
        }
        return .stop
    }

    /// A quotation mark that white space stands before opens.
    private func opens(_ position: Int) -> Bool {
        text[position].characterClass == .neutralQuote && position > block.lowerBound && text[position - 1].isSpace
    }

    private func skippingSpaces(from start: Int) -> Int {
        var position = start
        while position < block.upperBound, text[position].isSpace { position += 1 }
        return position
    }

    private func isRepeated(_ position: Int) -> Bool {
        position + 1 < block.upperBound && text[position + 1] == text[position]
    }

    /// Whether the text before a mark, over at most one space, is of a script.
    private func isBehind(_ position: Int, _ script: ClosedRange<UInt16>) -> Bool {
        var last = position - 1
        if last > block.lowerBound, text[last].isSpace { last -= 1 }
        return last >= block.lowerBound && script.contains(text[last]) && text[last].isWordly
    }

    /// "… गया | …": an Indic word before it, and more than one since the last stop: "होम | खेल" is a menu.
    private func isDanda(at position: Int, chunk: Int) -> Bool {
        guard isBehind(position, 0x0900...0x0DFF), text[block.lowerBound] != 0x7C else { return false }
        var start = max(chunk, position - 200)
        while start < position, !text[start].isWordly { start += 1 }
        if let last = (start..<position).last(where: { text[$0] == 0x7C }) { start = last + 1 }
        while start < position, !text[start].isWordly { start += 1 }
        var end = position
        while end > start, text[end - 1].isSpace { end -= 1 }
        return (start..<end).contains { text[$0].isSpace }
    }

    /// Whether a sentence may begin from here: a capital after white space, or a dash, or nothing.
    private func isArmenianStart(_ position: Int) -> Bool {
        let start = skippingSpaces(from: position)
        guard start < block.upperBound else { return true }
        return start > position && text[start].characterClass != .lower
    }

    /// Where the dash of another speaker stands: between spaces, or before a word.
    private func speaker(at next: Int, after end: Int) -> Int? {
        guard next + 1 < block.upperBound, next > end || text[end - 1].isWide else { return nil }
        switch text[next] {
        case 0x2D: return text[next + 1].isSpace ? next : nil
        case 0x2013, 0x2014, 0x2015: return text[next + 1].isSpace || text[next + 1].isWordly ? next : nil
        default: return nil
        }
    }
}
