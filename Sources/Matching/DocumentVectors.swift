internal import Embedding

/// What the documents of one language mean: a vector for each piece of each of them, and one for the whole.
///
/// - Complexity: as many bytes as a vector has numbers for each piece and each document.
public struct DocumentVectors: Sendable {
    /// Pieces of all documents, and where those of each begin and end.
    private var pieces: CodedVectors
    private var ranges: [Range<Int>] = []
    /// What each piece counts in its document; they add up to 1.
    private var weights: [Float] = []
    private var sums: [Float] = []
    private var wholes: CodedVectors
    private let dimension: Int

    public var count: Int { ranges.count }

    public init(dimension: Int) {
        self.dimension = dimension
        pieces = CodedVectors(dimension: dimension, capacity: 0)
        wholes = CodedVectors(dimension: dimension, capacity: 0)
    }

    /// Adds a document.
    ///
    /// - Parameters:
    ///   - vectors: One a piece, of any length; those of zeros say nothing.
    ///   - lengths: What each piece counts, by its characters.
    public mutating func append(_ vectors: [Float], lengths: [Double]) {
        let start = pieces.count
        pieces.append(vectors)
        ranges.append(start..<pieces.count)
        var sum = [Float](repeating: 0, count: dimension)
        var total: Float = 0
        var own = [Float](repeating: 0, count: lengths.count)
        for (piece, length) in lengths.enumerated() {
            let numbers = vectors[(piece * dimension)..<((piece + 1) * dimension)]
            guard numbers.contains(where: { $0 != 0 }) else { continue }
            own[piece] = Float(length)
            total += Float(length)
            for (place, number) in numbers.enumerated() { sum[place] += number * Float(length) }
        }
        weights.append(contentsOf: own.map { total > 0 ? $0 / total : 0 })
        sums.append(contentsOf: total > 0 ? sum.map { $0 / total } : sum)
    }

    /// Makes the vectors of whole documents, after the last one was added.
    ///
    /// - Parameter isCentred: Whether what all documents of the language share is taken away: it says more of the
    ///   language than of the documents. Of few documents little is taken, for it may be their subject.
    public mutating func finish(isCentred: Bool) {
        var mean = [Float](repeating: 0, count: dimension)
        if isCentred, count > 1 {
            for document in 0..<count {
                for place in 0..<dimension { mean[place] += sums[document * dimension + place] }
            }
            let share = 1 / (Float(count) + Self.priorDocuments)
            for place in 0..<dimension { mean[place] *= share }
        }
        wholes = CodedVectors(dimension: dimension, capacity: count)
        for document in 0..<count {
            wholes.append((0..<dimension).map { sums[document * dimension + $0] - mean[$0] })
        }
        sums = []
    }

    private static let priorDocuments: Float = 10

    /// How alike two whole documents are.
    func likeness(_ document: Int, _ other: DocumentVectors, _ otherDocument: Int) -> Double {
        wholes.cosine(document, other.wholes, otherDocument)
    }

    /// How well each piece of one document is said in the other, both ways: BiMax.
    ///
    /// Wang et al., "BiMax: Bidirectional MaxSim Score for Document-Level Alignment", 2025; pieces count by their length
    /// here.
    /// - Complexity: O(pieces of one · pieces of the other).
    public func bidirectionalMaximum(_ document: Int, _ other: DocumentVectors, _ otherDocument: Int) -> Double {
        let (rows, columns) = (ranges[document], other.ranges[otherDocument])
        var bestOfColumn = [Double](repeating: 0, count: columns.count)
        var forward = 0.0
        for row in rows where weights[row] > 0 {
            var best = 0.0
            for column in columns where other.weights[column] > 0 {
                let cosine = pieces.cosine(row, other.pieces, column)
                best = max(best, cosine)
                let place = column - columns.lowerBound
                bestOfColumn[place] = max(bestOfColumn[place], cosine)
            }
            forward += best * Double(weights[row])
        }
        var backward = 0.0
        for column in columns { backward += bestOfColumn[column - columns.lowerBound] * Double(other.weights[column]) }
        return (forward + backward) / 2
    }
}
