private import CWords
private import Foundation

/// How alike the tokens of two texts are.
struct TokenSimilarities {
    let rows: Int
    let columns: Int
    /// Cosines.
    let cosines: [Float]
    /// Cosines against what is near: less the mean of each side's three best, less what lies far from the diagonal; more
    /// where the document's rows have both together.
    let margins: [Float]

    /// How much a token at the beginning of one text and one at the end of the other are held apart.
    private static let diagonal: Float = 0.2
    /// What tokens are worth that come together wherever they stand.
    private static let together: Float = 0.3

    /// - Parameters:
    ///   - oneTokens: Those of `one` that are compared.
    ///   - otherTokens: Those of `other`.
    ///   - translations: What the document says of them; nil where it is short.
    init(
        _ one: WordVectors, tokens oneTokens: Range<Int>, to other: WordVectors, tokens otherTokens: Range<Int>,
        translations: TokenTranslations? = nil
    ) {
        let (rows, columns, width) = (oneTokens.count, otherTokens.count, one.width)
        let cosines = Self.products(
            Array(one.tokenVectors[oneTokens.lowerBound * width..<oneTokens.upperBound * width]), rows: rows,
            with: Array(other.tokenVectors[otherTokens.lowerBound * width..<otherTokens.upperBound * width]),
            columns: columns,
            width: width)
        (self.rows, self.columns, self.cosines) = (rows, columns, cosines)
        let rowBest = Self.bestMeans(rows: rows, columns: columns) { cosines[$0 * columns + $1] }
        let columnBest = Self.bestMeans(rows: columns, columns: rows) { cosines[$1 * columns + $0] }
        var margins = cosines
        for row in 0..<rows {
            let place = (Float(row) + 0.5) / Float(rows)
            for column in 0..<columns {
                let distance = abs(place - (Float(column) + 0.5) / Float(columns))
                margins[row * columns + column] -= (rowBest[row] + columnBest[column]) / 2 + Self.diagonal * distance
                if let translations {
                    let strength = translations.strength(
                        one.pieces[oneTokens.lowerBound + row], other.pieces[otherTokens.lowerBound + column])
                    margins[row * columns + column] += Self.together * strength
                }
            }
        }
        self.margins = margins
    }

    /// All products of rows of two matrices.
    static func products(
        _ one: [Float], rows: Int, with other: [Float], columns: Int, width: Int
    ) -> [Float] {
        var products = [Float](repeating: 0, count: rows * columns)
        hexapla_words_products(one, Int64(rows), other, Int64(columns), Int64(width), &products)
        return products
    }

    /// For each row the mean of its three largest values.
    static func bestMeans(
        rows: Int, columns: Int, _ value: (_ row: Int, _ column: Int) -> Float
    ) -> [Float] {
        let count = min(3, columns)
        return (0..<rows).map { row in
            var best: (Float, Float, Float) = (-.infinity, -.infinity, -.infinity)
            for column in 0..<columns {
                let value = value(row, column)
                if value > best.0 {
                    best = (value, best.0, best.1)
                } else if value > best.1 {
                    best = (best.0, value, best.1)
                } else if value > best.2 {
                    best.2 = value
                }
            }
            return [best.0, best.1, best.2].prefix(count).reduce(0, +) / Float(max(count, 1))
        }
    }

    /// Cells that are the largest of their row and of their column.
    func mutualBest() -> [Bool] {
        var columnBest = [Float](repeating: -.infinity, count: columns)
        var rowBest = [Float](repeating: -.infinity, count: rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let value = margins[row * columns + column]
                rowBest[row] = max(rowBest[row], value)
                columnBest[column] = max(columnBest[column], value)
            }
        }
        return (0..<rows * columns).map { cell in
            margins[cell] == rowBest[cell / columns] && margins[cell] == columnBest[cell % columns]
        }
    }

    /// Adds to links those of neighbours, the surest first: a cell with a positive margin beside a link, of whose two tokens
    /// one has none yet (symmetrization by growing; Och and Ney 2003).
    ///
    /// - Complexity: O(cells), and a sort of those with a positive margin.
    func grown(_ links: [Bool]) -> [Bool] {
        var links = links
        var rowLinked = [Bool](repeating: false, count: rows)
        var columnLinked = [Bool](repeating: false, count: columns)
        for cell in links.indices where links[cell] {
            rowLinked[cell / columns] = true
            columnLinked[cell % columns] = true
        }
        let cells = margins.indices.filter { margins[$0] >= 0 && !links[$0] }
            .sorted { (margins[$1], $0) < (margins[$0], $1) }
        for cell in cells {
            let (row, column) = (cell / columns, cell % columns)
            if rowLinked[row], columnLinked[column] { continue }
            let isBesideLink =
                row > 0 && links[cell - columns] || row + 1 < rows && links[cell + columns]
                || column > 0 && links[cell - 1] || column + 1 < columns && links[cell + 1]
            guard isBesideLink else { continue }
            links[cell] = true
            rowLinked[row] = true
            columnLinked[column] = true
        }
        return links
    }

    /// For each cell the geometric mean of its share of its row and of its column, both by a softmax.
    func softAgreement(temperature: Float = 0.05) -> [Float] {
        Self.softAgreement(cosines, rows: rows, columns: columns, temperature: temperature)
    }

    static func softAgreement(_ cosines: [Float], rows: Int, columns: Int, temperature: Float) -> [Float] {
        var rowBest = [Float](repeating: -.infinity, count: rows)
        var columnBest = [Float](repeating: -.infinity, count: columns)
        for cell in cosines.indices {
            rowBest[cell / columns] = max(rowBest[cell / columns], cosines[cell])
            columnBest[cell % columns] = max(columnBest[cell % columns], cosines[cell])
        }
        var byRow = cosines
        var byColumn = cosines
        var rowSum = [Float](repeating: 0, count: rows)
        var columnSum = [Float](repeating: 0, count: columns)
        for row in 0..<rows {
            for column in 0..<columns {
                let cell = row * columns + column
                byRow[cell] = exp((cosines[cell] - rowBest[row]) / temperature)
                byColumn[cell] = exp((cosines[cell] - columnBest[column]) / temperature)
                rowSum[row] += byRow[cell]
                columnSum[column] += byColumn[cell]
            }
        }
        for row in 0..<rows {
            for column in 0..<columns {
                let cell = row * columns + column
                byRow[cell] = (byRow[cell] / rowSum[row] * (byColumn[cell] / columnSum[column])).squareRoot()
            }
        }
        return byRow
    }
}
