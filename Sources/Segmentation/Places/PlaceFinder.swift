internal import ICUText

/// Finds every place of a block where a sentence may end: where Unicode's rules cut, and what they leave out.
struct PlaceFinder {
    private let text: UnsafeBufferPointer<UInt16>
    private let block: Range<Int>
    private let spacesEndSentences: Bool
    /// Whether the language has words that begin sentences, before which a headline may end.
    private let hasStarters: Bool
    /// Marks that open or close in a row are read no farther back than this.
    private static let mostMarks = 32

    init(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, rules: LanguageRules) {
        self.text = text
        self.block = block
        spacesEndSentences = rules.spacesEndSentences
        hasStarters = !rules.starters.isEmpty
    }

    /// - Parameter cuts: Where ICU cuts, after the white space.
    /// - Returns: In order of `next`, a place each.
    /// - Complexity: O(n log n) in the number of places, O(length of the block).
    func places(cuts: [Int]) -> [Place] {
        var places = spaces()
        var open = OpenMarks(from: block.lowerBound)
        for cut in cuts where cut > block.lowerBound && cut < block.upperBound {
            places.append(place(.stop, next: beforeOpeners(cut: cut, &open)))
        }
        // A stop and a quotation mark's space at one place: the stop decides.
        places.sort { ($0.next, $0.kind == .space ? 1 : 0) < ($1.next, $1.kind == .space ? 1 : 0) }
        return WebAddresses(text, block: block).without(merged(places, StopScanner(text, block: block).places()))
            .filter { $0.end > block.lowerBound && $0.next < block.upperBound }
    }

    /// One place each; where the scanner found a stop with something behind it, its place alone.
    private func merged(_ places: [Place], _ scanned: [Place]) -> [Place] {
        var found: [Place] = []
        var index = 0
        for place in places {
            while index < scanned.count, scanned[index].next < place.next {
                found.append(scanned[index])
                index += 1
            }
            if index < scanned.count, scanned[index].stopEnd <= place.next { continue }
            if found.last?.next != place.next { found.append(place) }
        }
        return found + scanned[index...]
    }

    private func place(_ kind: Place.Kind, next: Int) -> Place {
        var end = next
        while end > block.lowerBound, text[end - 1].isSpace { end -= 1 }
        return Place(kind: kind, stopEnd: end, end: end, next: next)
    }

    /// Where text begins after white space that may end a sentence though ICU does not cut there.
    private func spaces() -> [Place] {
        var places: [Place] = []
        var position = block.lowerBound
        while position < block.upperBound {
            guard text[position].isSpace else {
                position += 1
                guard position < block.upperBound else { continue }
                if text[position - 1] == 0x2026 && isWideLetter(position)
                    || Self.isKhmerStop(text[position - 1]) && text[position].isWordly
                {
                    places.append(Place(kind: .stop, stopEnd: position, end: position, next: position))
                }
                continue
            }
            let end = position
            while position < block.upperBound, text[position].isSpace { position += 1 }
            if position < block.upperBound, end > block.lowerBound, let kind = kind(end: end, next: position) {
                places.append(Place(kind: kind, stopEnd: end, end: end, next: position))
            }
        }
        return places
    }

    private func kind(end: Int, next: Int) -> Place.Kind? {
        // Unicode's rules do not end sentences at "…", before a small letter, nor (before version 16) at Khmer's
        // full stop.
        if Self.isKhmerStop(text[end - 1]) { return .stop }
        if text[end - 1] == 0x2E {
            let isLatin = text[next].characterClass == .lower
            if !spacesEndSentences || isLatin { return .stop }
        } else if !spacesEndSentences, endsInEllipsis(end) {
            return .stop
        }
        return spacesEndSentences || closes(end) || mayEndHeadline(end: end, next: next) ? .space : nil
    }

    private static func isKhmerStop(_ unit: UInt16) -> Bool { unit == 0x17D4 || unit == 0x17D5 }

    /// "……没有": a script without spaces goes on.
    private func isWideLetter(_ position: Int) -> Bool {
        let scalar = TextBuffer.scalar(in: text, at: position).value
        return scalar >= 0x1100 && CharacterClass.of(scalar) == .letter && Scalars.isWide(scalar)
    }

    /// "warte …", "warte …“"; but "[…]" leaves out words.
    private func endsInEllipsis(_ end: Int) -> Bool {
        var last = end - 1
        while last > block.lowerBound, text[last].characterClass == .neutralQuote { last -= 1 }
        return last >= block.lowerBound && text[last] == 0x2026
    }

    /// Whether a closing quotation mark or bracket ends at `end`, where white space follows.
    private func closes(_ end: Int) -> Bool {
        guard text[end - 1].isCloser else { return false }
        // "« Oui »": the mark after a space opens.
        return end - 2 < block.lowerBound || !(text[end - 1].isGuillemet && text[end - 2].isSpace)
    }

    /// Before opening brackets and quotation marks that ICU leaves at the end of the sentence before: 「 after 。
    /// - Parameter open: Read up to the cut before, and after the call up to this one.
    private func beforeOpeners(cut: Int, _ open: inout OpenMarks) -> Int {
        var place = cut
        let first = max(block.lowerBound + 1, cut - Self.mostMarks)
        while place > first, text[place - 1].isOpener || text[place - 1].isCloser { place -= 1 }
        while place < cut {
            open.advance(text, to: place)
            if open.isOpened(by: text[place]) { break }
            place += 1
        }
        return place
    }

    /// Between a word and a capitalized one.
    private func mayEndHeadline(end: Int, next: Int) -> Bool {
        hasStarters && text[next].characterClass == .upper && text[end - 1].isWordly
    }
}
