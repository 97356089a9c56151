private import Foundation
private import ICUText

/// What links say of each word of a text: whether anything in the other text answers it.
struct MissingWords {
    private let one: WordVectors
    private let other: WordVectors
    /// Cosines of words.
    private let cosines: [Float]
    /// For each word of the one the likest of the other; the first where that has none.
    let best: [Int]
    private let usualLengthRatio: Float

    /// - Parameter usualLengthRatio: The natural logarithm of how many characters the other text usually has for one of the
    ///   first.
    init(in one: WordVectors, against other: WordVectors, usualLengthRatio: Float = 0) {
        (self.one, self.other, self.usualLengthRatio) = (one, other, usualLengthRatio)
        let (rows, columns) = (one.words.count, other.words.count)
        let cosines = TokenSimilarities.products(
            one.wordVectors, rows: rows, with: other.wordVectors, columns: columns, width: one.width)
        best = (0..<rows).map { row in
            (0..<columns).max { (cosines[row * columns + $0], $1) < (cosines[row * columns + $1], $0) } ?? 0
        }
        self.cosines = cosines
    }

    /// For each word the log-odds that nothing answers it; nil for marks.
    ///
    /// - Complexity: O(words of the one · words of the other).
    func logOdds(_ model: MissingWordModel) -> [Float?] {
        guard !other.words.isEmpty, one.words.contains(where: { !$0.isMark }) else {
            return [Float?](repeating: nil, count: one.words.count)
        }
        let columns = features()
        return one.words.indices.map { word in
            one.words[word].isMark ? nil : model.logOdds(of: columns.map { $0[word] })
        }
    }

    /// A column for each feature of `MissingWordModel`, a number for each word.
    func features() -> [[Float]] {
        let (rows, columns) = (one.words.count, other.words.count)
        let words = 0..<rows
        let cover = words.map { cosine($0, best[$0]) }
        let second = words.map { row in
            (0..<columns).reduce(-Float.infinity) { $1 == best[row] ? $0 : max($0, cosine(row, $1)) }
        }
        // The two best rows of each column: who else answers a word.
        let rival = words.map { row in
            words.reduce(Float(-1)) { $1 == row ? $0 : max($0, cosine($1, best[row])) }
        }
        let isBestOfColumn = words.map { row in
            words.allSatisfy {
                ($0 >= row || cosine($0, best[row]) < cover[row]) && cosine($0, best[row]) <= cover[row]
            }
        }
        let agreement = TokenSimilarities.softAgreement(cosines, rows: rows, columns: columns, temperature: 0.05)
        let rowMeans = TokenSimilarities.bestMeans(rows: rows, columns: columns) { cosine($0, $1) }
        let columnMeans = TokenSimilarities.bestMeans(rows: columns, columns: rows) { cosine($1, $0) }
        let scaled = words.map { row in
            (0..<columns).reduce(-Float.infinity) {
                max($0, 2 * cosine(row, $1) - rowMeans[row] - columnMeans[$1])
            }
        }
        let plain = words.filter { !one.words[$0].isMark }
        let usual = plain.reduce(Float(0)) { $0 + cover[$1] } / Float(max(plain.count, 1))
        let ratio = log(Float(max(other.length, 1)) / Float(max(one.length, 1))) - usualLengthRatio
        let order = words.sorted { (cover[$0], $0) < (cover[$1], $1) }
        var rank = [Float](repeating: 0, count: rows)
        for (place, word) in order.enumerated() { rank[word] = Float(place) / Float(max(rows, 1)) }
        return [
            tokenCover(), cover, words.map { columns > 1 ? cover[$0] - second[$0] : cover[$0] },
            words.map { cover[$0] - rival[$0] }, isBestOfColumn.map { $0 ? 1 : 0 },
            words.map { row in (0..<columns).reduce(0) { max($0, agreement[row * columns + $1]) } },
            scaled, anywhere(), one.surprisals, one.tokens.map { Float($0.count) },
            one.facts.map { $0.beginsWithCapital ? 1 : 0 }, one.facts.map { $0.hasDigit ? 1 : 0 },
            selfSimilarity(), neighbours(cover), words.map { _ in usual }, words.map { _ in ratio }, rank,
            Dustbin.remains(cosines, rows: rows, columns: columns),
        ]
    }

    private func cosine(_ row: Int, _ column: Int) -> Float { cosines[row * other.words.count + column] }

    private func tokenCover() -> [Float] {
        let similarities = TokenSimilarities.products(
            one.tokenVectors, rows: one.tokenCount, with: other.tokenVectors, columns: other.tokenCount,
            width: one.width)
        let columns = other.tokenCount
        let best = (0..<one.tokenCount).map { row in
            (0..<columns).reduce(-Float.infinity) { max($0, similarities[row * columns + $1]) }
        }
        return one.tokens.map { tokens in
            tokens.isEmpty || columns == 0 ? 0 : tokens.reduce(0) { $0 + best[$1] } / Float(tokens.count)
        }
    }

    private func anywhere() -> [Float] {
        let columns = other.words.count
        let products = TokenSimilarities.products(
            one.embeddings, rows: one.words.count, with: other.embeddings, columns: columns, width: one.embeddingWidth)
        return one.words.indices.map { row in
            (0..<columns).reduce(-Float.infinity) { max($0, products[row * columns + $1]) }
        }
    }

    private func selfSimilarity() -> [Float] {
        let count = one.words.count
        guard count > 1 else { return [Float](repeating: 0, count: count) }
        let products = TokenSimilarities.products(
            one.wordVectors, rows: count, with: one.wordVectors, columns: count, width: one.width)
        return (0..<count).map { row in
            (0..<count).reduce(-Float.infinity) { $1 == row ? $0 : max($0, products[row * count + $1]) }
        }
    }

    private func neighbours(_ cover: [Float]) -> [Float] {
        cover.indices.map { word in
            let near = [word - 1, word + 1].filter(cover.indices.contains).map { cover[$0] }
            return near.isEmpty ? cover[word] : near.reduce(0, +) / Float(near.count)
        }
    }
}
