public import Documents
public import ICUText

/// Cuts texts of one language into segments with a strength on every boundary between them.
///
/// It over-segments where the language leaves doubt and says how sure it is; what uses it joins.
/// Not `Sendable`: it keeps ICU's iterators. Use one a task.
public struct Segmenter: ~Copyable {
    let rules: LanguageRules
    private let stops: StopRules
    private let spaces: SpaceRules
    let inner: InnerRules
    private var sentences: BreakIterator
    private var words: BreakIterator
    /// Of the document at hand.
    private(set) var cues: CueEnds?

    public init(_ tables: SegmentationTables) throws(ICUError) {
        let sentenceIterator = try BreakIterator(.sentences, locale: tables.locale)
        let wordIterator = try BreakIterator(.words, locale: tables.locale)
        rules = tables.rules
        (stops, spaces, inner) = (tables.stops, tables.spaces, tables.inner)
        sentences = sentenceIterator
        words = wordIterator
    }

    /// For rules that no catalog has.
    public init(language: LanguageTag, rules: LanguageRules) throws(ICUError) {
        try self.init(SegmentationTables(language: language, rules: rules))
    }

    /// - Complexity: O(length of the text).
    public mutating func segment(_ document: Document) -> Segmentation {
        var segments: [Segment] = []
        var boundaries: [Boundary] = []
        document.text.units.withUnsafeBufferPointer { units in
            cues = CueEnds(document)
            for (paragraph, block) in LineStructure(units).blocks.enumerated() {
                segment(units, block: block, paragraph: paragraph, into: &segments, &boundaries)
            }
        }
        return Segmentation(document: document, segments: segments, boundaries: boundaries)
    }

    /// One segment a line, each a paragraph of its own; lines without text are none.
    public static func lines(of document: Document) -> Segmentation {
        var segments: [Segment] = []
        document.text.units.withUnsafeBufferPointer { units in
            for line in LineScanner(units) {
                guard let range = TextBuffer.trimmed(line.range, in: units) else { continue }
                segments.append(Segment(range: range, paragraph: line.number))
            }
        }
        let boundaries = Array(repeating: Boundary(kind: .sentence, strength: 1), count: segments.count)
        return Segmentation(document: document, segments: segments, boundaries: boundaries, isLines: true)
    }

    private mutating func segment(
        _ units: UnsafeBufferPointer<UInt16>, block: Range<Int>, paragraph: Int,
        into segments: inout [Segment], _ boundaries: inout [Boundary]
    ) {
        let whole = UnsafeBufferPointer(rebasing: units[block])
        guard whole.contains(where: { LineStructure.isLineEnd($0) }) else {
            cut(whole, at: block.lowerBound, paragraph: paragraph, into: &segments, &boundaries)
            return
        }
        // ICU ends a sentence at every line end: give it spaces where the line only wraps.
        let unwrapped = whole.map { LineStructure.isLineEnd($0) ? 0x20 : $0 }
        unwrapped.withUnsafeBufferPointer { text in
            cut(text, at: block.lowerBound, paragraph: paragraph, into: &segments, &boundaries)
        }
    }

    /// - Parameter offset: Where the text stands in the document.
    private mutating func cut(
        _ text: UnsafeBufferPointer<UInt16>, at offset: Int, paragraph: Int,
        into segments: inout [Segment], _ boundaries: inout [Boundary]
    ) {
        guard let block = TextBuffer.trimmed(0..<text.count, in: text) else { return }
        var start = block.lowerBound
        for candidate in withCues(candidates(text, block), text, block: block, at: offset)
        where candidate.end > start {
            segments.append(Segment(range: (offset + start)..<(offset + candidate.end), paragraph: paragraph))
            boundaries.append(candidate.boundary)
            start = candidate.next
        }
        segments.append(Segment(range: (offset + start)..<(offset + block.upperBound), paragraph: paragraph))
        boundaries.append(.paragraph)
    }

    /// What is known of the places where a subtitle's cues end: a space is a likelier end there, and one of hardly any
    /// text with full stops is an end that may be.
    private func withCues(
        _ found: [Candidate], _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, at offset: Int
    ) -> [Candidate] {
        guard let cues, !cues.isEmpty else { return found }
        var candidates = found
        for (index, candidate) in found.enumerated()
        where candidate.boundary.kind == .space && cues.contains(offset + candidate.end) {
            candidates[index].boundary = Boundary(
                kind: .space, logit: candidate.boundary.logit + CueEnds.advantage)
        }
        guard cues.areUnmarked else { return candidates }
        let known = Set(found.map(\.end))
        for place in cues.inside((offset + block.lowerBound)..<(offset + block.upperBound)) {
            let end = place - offset
            guard !known.contains(end), let next = (end..<block.upperBound).first(where: { !text[$0].isSpace })
            else { continue }
            candidates.append(Candidate(end: end, next: next, boundary: CueEnds.unmarked))
        }
        return candidates.sorted { $0.end < $1.end }
    }

    private struct Candidate {
        /// Where the text before the boundary ends, and where the text after it begins.
        var end: Int
        var next: Int
        var boundary: Boundary
    }

    private mutating func candidates(_ text: UnsafeBufferPointer<UInt16>, _ block: Range<Int>) -> [Candidate] {
        var cuts: [Int] = []
        sentences.forEachBoundary(in: text) { boundary, _ in cuts.append(boundary) }
        var found: [Candidate] = []
        var places = spacesOfInterest(text, block)
        if !cuts.isEmpty {
            // ICU cuts after the spaces; Chinese and Japanese have none.
            var open = OpenMarks(from: block.lowerBound)
            for cut in cuts where cut > block.lowerBound && cut < block.upperBound {
                places.append((Self.beforeOpeners(text, cut: cut, from: block.lowerBound, &open), true))
            }
            places.sort { $0.place < $1.place }
        }
        var words: SpaceRules.Words?
        var open = OpenMarks(from: block.lowerBound)
        for (index, (place, isCut)) in places.enumerated() {
            // A cut and a quotation mark's space at one place: the cut decides.
            if !isCut, index + 1 < places.count, places[index + 1].place == place { continue }
            if isCut, index > 0, places[index - 1] == (place, true) { continue }
            let end = Self.endOfText(text, before: place, from: block.lowerBound)
            guard end > block.lowerBound else { continue }
            open.advance(text, to: end - 1)
            // «The end. " Now we …»: a mark between two spaces opens where none is open.
            if !isCut, end > block.lowerBound + 1, text[end - 2].isSpace, open.isOpened(by: text[end - 1]) { continue }
            if isCut, end < place {
                open.advance(text, to: end)
                if open.isClosed(by: text[place]) { continue }
            }
            var boundary =
                isCut || text[end - 1].isCloser
                ? stops.boundary(in: text, block: block, end: end, next: place, isCut: isCut) : nil
            if rules.spacesEndSentences, end < place {
                let known = words ?? wordPieces(text)
                words = known
                open.advance(text, to: end)
                let space = spaceBoundary(text, block: block, words: known, end: end, next: place, open: open)
                if !isCut { boundary = space }
            }
            if !isCut, !rules.spacesEndSentences, mayEndHeadline(text, end: end, next: place) {
                boundary = stops.headlineEnd(in: text, block: block, next: place, isFirst: found.isEmpty)
            }
            if let boundary { found.append(Candidate(end: end, next: place, boundary: boundary)) }
        }
        return joiningBareMarks(text, block: block, found: found)
    }

    mutating func wordPieces(_ text: UnsafeBufferPointer<UInt16>) -> SpaceRules.Words {
        var pieces = SpaceRules.Words()
        words.forEachBoundary(in: text) { boundary, _ in pieces.ends.append(boundary) }
        return pieces
    }

    private func spaceBoundary(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, words: SpaceRules.Words, end: Int, next: Int,
        open: OpenMarks
    ) -> Boundary? {
        var start = end
        while start > block.lowerBound, !text[start - 1].isSpace { start -= 1 }
        var stop = next
        while stop < block.upperBound, !text[stop].isSpace { stop += 1 }
        return spaces.boundary(
            in: text, block: block, words: words, before: start..<end, after: next..<stop,
            isInQuotes: open.isInQuotes, isInBrackets: open.isInBrackets)
    }

    /// Where text begins after white space that may end a sentence though ICU does not cut there.
    private func spacesOfInterest(
        _ text: UnsafeBufferPointer<UInt16>, _ block: Range<Int>
    ) -> [(place: Int, isCut: Bool)] {
        var places: [(place: Int, isCut: Bool)] = []
        var position = block.lowerBound
        while position < block.upperBound {
            guard text[position].isSpace else {
                position += 1
                guard position < block.upperBound else { continue }
                if text[position - 1] == 0x2026 && Self.wordAfterEllipsis(text, position)
                    || Self.isKhmerStop(text[position - 1]) && text[position].isWordly
                {
                    places.append((position, true))
                }
                continue
            }
            let end = position
            while position < block.upperBound, text[position].isSpace { position += 1 }
            // Unicode's rules do not end sentences at "…", before a small letter, nor (before version 16) at Khmer's
            // full stop.
            if Self.isKhmerStop(text[end - 1])
                || !rules.spacesEndSentences
                    && (Self.endsInEllipsis(text, end, from: block.lowerBound) || text[end - 1] == 0x2E)
            {
                places.append((position, true))
            } else if rules.spacesEndSentences || Self.closes(text, end, from: block.lowerBound)
                || mayEndHeadline(text, end: end, next: position)
            {
                places.append((position, false))
            }
        }
        return places
    }

    private static func isKhmerStop(_ unit: UInt16) -> Bool { unit == 0x17D4 || unit == 0x17D5 }

    /// "……没有": a script without spaces goes on.
    private static func wordAfterEllipsis(_ text: UnsafeBufferPointer<UInt16>, _ position: Int) -> Bool {
        let scalar = TextBuffer.scalar(in: text, at: position).value
        return scalar >= 0x1100 && CharacterClass.of(scalar) == .letter && Scalars.isWide(scalar)
    }

    /// "warte …", "warte …“"; but "[…]" leaves out words.
    private static func endsInEllipsis(_ text: UnsafeBufferPointer<UInt16>, _ end: Int, from start: Int) -> Bool {
        var last = end - 1
        while last > start, text[last].characterClass == .neutralQuote { last -= 1 }
        return last >= start && text[last] == 0x2026
    }

    /// Whether a closing quotation mark or bracket ends at `end`, where white space follows.
    private static func closes(_ text: UnsafeBufferPointer<UInt16>, _ end: Int, from start: Int) -> Bool {
        guard text[end - 1].isCloser else { return false }
        // "« Oui »": the mark after a space opens.
        return end - 2 < start || !(text[end - 1].isGuillemet && text[end - 2].isSpace)
    }

    /// Before opening brackets and quotation marks that ICU leaves at the end of the sentence before: 「 after 。
    /// - Parameter open: Read up to the cut before, and after the call up to this one.
    private static func beforeOpeners(
        _ text: UnsafeBufferPointer<UInt16>, cut: Int, from start: Int, _ open: inout OpenMarks
    ) -> Int {
        var place = cut
        while place > start + 1, text[place - 1].isOpener || text[place - 1].isCloser { place -= 1 }
        while place < cut {
            open.advance(text, to: place)
            if open.isOpened(by: text[place]) { break }
            place += 1
        }
        return place
    }

    /// Between a word and a capitalized one, where the language has words that begin sentences.
    private func mayEndHeadline(_ text: UnsafeBufferPointer<UInt16>, end: Int, next: Int) -> Bool {
        !rules.starters.isEmpty && next < text.count && text[next].characterClass == .upper && text[end - 1].isWordly
    }

    /// A piece without a letter or digit (a lone " .", a closing quotation mark) belongs to what stands before it.
    private func joiningBareMarks(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, found: [Candidate]
    ) -> [Candidate] {
        var kept: [Candidate] = []
        var start = block.lowerBound
        for candidate in found {
            let hasWord = (start..<candidate.end).contains { text[$0].isWordly }
            if !hasWord, !kept.isEmpty { kept.removeLast() }
            if hasWord || !kept.isEmpty || start > block.lowerBound { kept.append(candidate) }
            start = candidate.next
        }
        if !(start..<block.upperBound).contains(where: { text[$0].isWordly }), !kept.isEmpty { kept.removeLast() }
        return kept
    }

    private static func endOfText(_ text: UnsafeBufferPointer<UInt16>, before place: Int, from start: Int) -> Int {
        var end = place
        while end > start, text[end - 1].isSpace { end -= 1 }
        return end
    }
}
