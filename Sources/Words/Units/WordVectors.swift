internal import Encoders
public import ICUText

/// A text's words as vectors.
public struct WordVectors: Sendable {
    public let words: [WordSpans.Span]
    /// For each word the tokens that lie in it, at least in part; a token may lie in several words.
    let tokens: [Range<Int>]
    /// For each token the words that it lies in, at least in part.
    let wordsOfToken: [Range<Int>]
    /// How many tokens there are. White space alone is none.
    let tokenCount: Int
    /// Which piece of the model's vocabulary each token is.
    let pieces: [Int32]
    /// Numbers in a vector.
    let width: Int
    /// Unit vectors: a row a token, a row a word.
    let tokenVectors: [Float]
    let wordVectors: [Float]
    /// Numbers in a vector of what a word means anywhere, and a row a word.
    let embeddingWidth: Int
    let embeddings: [Float]
    /// How surprising each word is by itself: minus the logarithm of its probability.
    public let surprisals: [Float]
    let facts: [Facts]
    /// Each word's digits as numbers of one place, whatever their script.
    let digits: [[Int]]
    /// Characters of the text.
    let length: Int

    struct Facts: Sendable {
        var beginsWithCapital = false
        var hasDigit = false
    }

    private static func digits(_ word: String) -> [Int] {
        word.unicodeScalars.compactMap { Scalars.decimalDigit($0.value) }
    }

    /// - Parameters:
    ///   - words: Of `text`, in order.
    ///   - states: Of `text`.
    init(text: String, words: [WordSpans.Span], states: TokenStates, model: WordModel) {
        self.words = words
        let all = model.vectors(ofStates: states.states)
        let anywhere = model.vectors(ofEmbeddings: states.embeddings)
        let inked = states.spans.indices.filter { !states.spans[$0].isEmpty }
        tokenCount = inked.count
        pieces = inked.map { states.pieces[$0] }
        width = model.width
        embeddingWidth = model.stateWidth
        tokenVectors = inked.flatMap { all[$0 * model.width..<($0 + 1) * model.width] }
        let spans = inked.map { states.spans[$0] }
        let tokens = Self.overlaps(of: words.map(\.range), with: spans)
        self.tokens = tokens
        wordsOfToken = Self.overlaps(of: spans, with: words.map(\.range))
        wordVectors = Self.means(tokens, of: tokenVectors, width: model.width)
        embeddings = Self.means(tokens.map { $0.map { inked[$0] } }, of: anywhere, width: model.stateWidth)
        surprisals = tokens.map { range in range.reduce(0) { $0 + states.surprisals[inked[$1]] } }
        let units = Array(text.utf16)
        let strings = words.map { String(decoding: units[$0.range], as: UTF16.self) }
        facts = strings.map(Self.facts)
        digits = strings.map(Self.digits)
        length = text.unicodeScalars.count
    }

    /// Several texts' words as those of one text.
    ///
    /// - Parameter parts: Texts' words, and the code unit of the whole where each text begins, rising.
    package init(joining parts: [(vectors: WordVectors, start: Int)]) {
        words = parts.flatMap { part in
            part.vectors.words.map { word in
                WordSpans.Span(
                    range: word.range.lowerBound + part.start..<word.range.upperBound + part.start, isMark: word.isMark)
            }
        }
        let all = parts.map(\.vectors)
        tokenCount = all.reduce(0) { $0 + $1.tokenCount }
        pieces = all.flatMap(\.pieces)
        width = all.first?.width ?? 0
        embeddingWidth = all.first?.embeddingWidth ?? 0
        tokens = Self.joined(all.map(\.tokens), sizes: all.map(\.tokenCount))
        wordsOfToken = Self.joined(all.map(\.wordsOfToken), sizes: all.map(\.words.count))
        tokenVectors = all.flatMap(\.tokenVectors)
        wordVectors = all.flatMap(\.wordVectors)
        embeddings = all.flatMap(\.embeddings)
        surprisals = all.flatMap(\.surprisals)
        facts = all.flatMap(\.facts)
        digits = all.flatMap(\.digits)
        length = all.reduce(0) { $0 + $1.length }
    }

    /// Ranges into several arrays of these sizes, as ranges into all of them one after the other.
    private static func joined(_ ranges: [[Range<Int>]], sizes: [Int]) -> [Range<Int>] {
        var start = 0
        return zip(ranges, sizes).flatMap { ranges, size in
            defer { start += size }
            return ranges.map { $0.lowerBound + start..<$0.upperBound + start }
        }
    }

    private static func facts(_ word: String) -> Facts {
        Facts(
            beginsWithCapital: word.unicodeScalars.first?.properties.isUppercase == true,
            hasDigit: word.unicodeScalars.contains { $0.properties.numericType != nil })
    }

    /// For each range the others that it has a part of. All are in order.
    private static func overlaps(of ranges: [Range<Int>], with others: [Range<Int>]) -> [Range<Int>] {
        var first = 0
        return ranges.map { range in
            while first < others.count, others[first].upperBound <= range.lowerBound { first += 1 }
            var end = first
            while end < others.count, others[end].lowerBound < range.upperBound { end += 1 }
            return first..<end
        }
    }

    private static func means(_ rows: [some Collection<Int>], of vectors: [Float], width: Int) -> [Float] {
        var sums = [Float](repeating: 0, count: rows.count * width)
        for (index, rows) in rows.enumerated() {
            for row in rows {
                for column in 0..<width { sums[index * width + column] += vectors[row * width + column] }
            }
        }
        return WordModel.unit(sums, width: width)
    }
}
