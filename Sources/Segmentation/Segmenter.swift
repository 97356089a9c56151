public import Documents
public import ICUText

/// Cuts texts of one language into segments with a strength on every boundary between them.
///
/// It over-segments where the language leaves doubt and says how sure it is; what uses it joins.
/// Not `Sendable`: it keeps ICU's iterators. Use one a task.
public struct Segmenter: ~Copyable {
    let rules: LanguageRules
    private let stops: StopRules
    private let headlines: HeadlineRules
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
        (stops, headlines, spaces, inner) = (tables.stops, tables.headlines, tables.spaces, tables.inner)
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
            candidates.append(Candidate(end: end, next: next, boundary: CueEnds.unmarked, isSpeaker: false))
        }
        return candidates.sorted { $0.end < $1.end }
    }

    private struct Candidate {
        /// Where the text before the boundary ends, and where the text after it begins.
        var end: Int
        var next: Int
        var boundary: Boundary
        /// Whether the text after it begins with a speaker's dash.
        var isSpeaker: Bool
    }

    private mutating func candidates(_ text: UnsafeBufferPointer<UInt16>, _ block: Range<Int>) -> [Candidate] {
        var cuts: [Int] = []
        sentences.forEachBoundary(in: text) { boundary, _ in cuts.append(boundary) }
        var found: [Candidate] = []
        var words: SpaceRules.Words?
        var open = OpenMarks(from: block.lowerBound)
        for place in PlaceFinder(text, block: block, rules: rules).places(cuts: cuts) {
            let (end, next) = (place.end, place.next)
            let isStop = place.kind != .space
            open.advance(text, to: end - 1)
            // «The end. " Now we …»: a mark between two spaces opens where none is open.
            if !isStop, end > block.lowerBound + 1, text[end - 2].isSpace, open.isOpened(by: text[end - 1]) { continue }
            if isStop, end < next {
                open.advance(text, to: end)
                if open.isClosed(by: text[next]) { continue }
            }
            var boundary = isStop || text[end - 1].isCloser ? stops.boundary(in: text, block: block, at: place) : nil
            if rules.spacesEndSentences, end < next {
                let known = words ?? wordPieces(text)
                words = known
                open.advance(text, to: end)
                let space = spaceBoundary(text, block: block, words: known, place: place, open: open)
                if !isStop { boundary = space }
            }
            if !isStop, !rules.spacesEndSentences, text[end - 1].isWordly {
                boundary = headlines.boundary(in: text, block: block, at: place, isFirst: found.isEmpty)
            }
            if let boundary {
                found.append(
                    Candidate(end: end, next: next, boundary: boundary, isSpeaker: place.kind == .speaker))
            }
        }
        return joiningBareMarks(text, block: block, found: found)
    }

    mutating func wordPieces(_ text: UnsafeBufferPointer<UInt16>) -> SpaceRules.Words {
        var pieces = SpaceRules.Words()
        words.forEachBoundary(in: text) { boundary, _ in pieces.ends.append(boundary) }
        return pieces
    }

    private func spaceBoundary(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, words: SpaceRules.Words, place: Place, open: OpenMarks
    ) -> Boundary? {
        // Chunks are between two spaces: each is read twice.
        var start = place.end
        while start > block.lowerBound, !text[start - 1].isSpace { start -= 1 }
        var stop = place.next
        while stop < block.upperBound, !text[stop].isSpace { stop += 1 }
        return spaces.boundary(
            in: text, block: block, words: words, before: start..<place.end, after: place.next..<stop,
            isInQuotes: open.isInQuotes, isInBrackets: open.isInBrackets)
    }

    /// A piece without a letter or digit (a lone " .", a closing quotation mark) belongs to what stands before it.
    private func joiningBareMarks(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, found: [Candidate]
    ) -> [Candidate] {
        var kept: [Candidate] = []
        var start = block.lowerBound
        for candidate in found {
            let hasWord = (start..<candidate.end).contains { text[$0].isWordly }
            // But a speaker's dash belongs to what stands behind it.
            if !hasWord, kept.last?.isSpeaker == true {
                start = candidate.end
                continue
            }
            if !hasWord, !kept.isEmpty { kept.removeLast() }
            if hasWord || !kept.isEmpty || start > block.lowerBound { kept.append(candidate) }
            start = candidate.next
        }
        if !(start..<block.upperBound).contains(where: { text[$0].isWordly }), !kept.isEmpty { kept.removeLast() }
        return kept
    }
}
