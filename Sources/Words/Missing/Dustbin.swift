private import Foundation

/// Optimal transport between the words of two texts, with a place for what answers nothing on either side (Sinkhorn's
/// rounds; Cuturi 2013).
enum Dustbin {
    /// What a cosine must be above to be better than nothing.
    private static let cosine: Float = 0.35
    private static let temperature: Float = 0.1
    private static let rounds = 8

    /// For each row the share of it that is left for nothing.
    ///
    /// - Complexity: O(rows · columns).
    static func remains(_ cosines: [Float], rows: Int, columns: Int) -> [Float] {
        let (height, width) = (rows + 1, columns + 1)
        let empty = exp(cosine / temperature)
        var weights = [Float](repeating: empty, count: height * width)
        for row in 0..<rows {
            for column in 0..<columns {
                weights[row * width + column] = exp(cosines[row * columns + column] / temperature)
            }
        }
        var rowFactors = [Float](repeating: 0, count: height)
        var columnFactors = [Float](repeating: 1, count: width)
        for _ in 0..<rounds {
            for row in 0..<height {
                var sum: Float = 0
                for column in 0..<width { sum += weights[row * width + column] * columnFactors[column] }
                rowFactors[row] = (row == rows ? Float(columns) : 1) / sum
            }
            var sums = [Float](repeating: 0, count: width)
            for row in 0..<height {
                for column in 0..<width { sums[column] += weights[row * width + column] * rowFactors[row] }
            }
            for column in 0..<width { columnFactors[column] = (column == columns ? Float(rows) : 1) / sums[column] }
        }
        return (0..<rows).map { rowFactors[$0] * weights[$0 * width + columns] * columnFactors[columns] }
    }
}
