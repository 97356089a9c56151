private import Foundation
internal import ICUText

/// How likely a sentence ends inside what ICU takes for one sentence: a forgotten full stop, a headline that runs into
/// the text, a comma where another language has a full stop.
///
/// Candidates are spaces; in scripts that write words together, the ends of ICU's words. A logistic model weighs what
/// stands on either side, the words there, and how much text there is before and after.
struct InnerRules {
    private let weights: InnerWeights
    private let openers: CueWords
    private let enders: CueWords

    init(rules: LanguageRules) {
        weights = InnerWeights(rules.innerModel)
        openers = CueWords(rules.openers)
        enders = CueWords(rules.enders)
    }

    struct Candidate {
        /// Where the text before it ends, and where the text after it begins.
        var end: Int
        var next: Int
        var logit: Double
    }

    /// - Parameters:
    ///   - text: One segment.
    ///   - words: Its words.
    ///   - isFirst: Whether the segment is the first of its paragraph.
    func candidates(
        in text: UnsafeBufferPointer<UInt16>, words: SpaceRules.Words, isFirst: Bool
    ) -> [Candidate] {
        var found: [Candidate] = []
        forEachPlace(in: text, words: words, isFirst: isFirst) { end, next, features in
            found.append(Candidate(end: end, next: next, logit: weights.logit(features)))
        }
        return found
    }

    /// Every place with what the model weighs.
    func forEachPlace(
        in text: UnsafeBufferPointer<UInt16>, words: SpaceRules.Words, isFirst: Bool,
        _ body: (_ end: Int, _ next: Int, InnerWeights.Features) -> Void
    ) {
        var open = OpenMarks(from: 0)
        var position = 1
        while position < text.count {
            let place = position
            position += 1
            let isSpace = text[place].isSpace
            open.advance(text, to: place - 1)
            let isAfterOpener = open.isOpened(by: text[place - 1])
            open.advance(text, to: place)
            if isSpace {
                while position < text.count, text[position].isSpace { position += 1 }
                // "« Oui »": the mark after a space opens.
                if isAfterOpener, place == 1 || text[place - 2].isSpace { continue }
            } else if isAfterOpener || !isBetweenWideWords(text, place: place, words: words, open: open) {
                continue
            }
            let next = isSpace ? position : place
            guard next < text.count else { return }
            if open.isClosed(by: text[next]) { continue }
            let before = words.piece(endingAt: Self.wordEnd(text, place), from: 0)
            var start = next
            while start < text.count - 1, start < next + Self.mostMarks, text[start].isOpener { start += 1 }
            let after = words.piece(beginningAt: start, from: 0)
            let features = InnerWeights.Features(
                before: InnerWeights.Neighbour(text[place - 1].characterClass),
                after: InnerWeights.Neighbour(text[next].characterClass),
                opener: after.flatMap { openers.value(text, $0) } ?? 0,
                ender: before.flatMap { enders.value(text, $0) } ?? 0,
                left: log(1 + Double(place)), right: log(1 + Double(text.count - next)),
                isFirst: isFirst, isInQuotes: open.isInQuotes, isInBrackets: open.isInBrackets)
            body(place, next, features)
        }
    }

    /// Marks in a row are read no farther than this.
    private static let mostMarks = 32

    /// Before the pauses and closing marks at the end of a text.
    private static func wordEnd(_ text: UnsafeBufferPointer<UInt16>, _ end: Int) -> Int {
        var end = end
        let first = max(1, end - mostMarks)
        while end > first, !text[end - 1].isWordly { end -= 1 }
        return end
    }

    /// Whether a word begins here, or the marks that open one, and the script of what stands before or after has no
    /// spaces between words.
    private func isBetweenWideWords(
        _ text: UnsafeBufferPointer<UInt16>, place: Int, words: SpaceRules.Words, open: OpenMarks
    ) -> Bool {
        guard !text[place - 1].isSpace, words.piece(endingAt: place, from: 0) != nil else { return false }
        var word = place
        if open.isOpened(by: text[place]) {
            while word < text.count - 1, word < place + Self.mostMarks, text[word].isOpener { word += 1 }
        }
        guard text[word].isWordly else { return false }
        let end = Self.wordEnd(text, place)
        return Self.isWide(text, word) || Self.isWide(text, end - 1)
    }

    private static func isWide(_ text: UnsafeBufferPointer<UInt16>, _ position: Int) -> Bool {
        text[position] >= 0x1100 && Scalars.isWide(TextBuffer.scalar(in: text, at: position).value)
    }
}
