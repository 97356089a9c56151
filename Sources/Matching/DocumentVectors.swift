internal import Encoders

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
    func likeness(_ document: Int, other: DocumentVectors, otherDocument: Int) -> Double {
        wholes.cosine(document, other: other.wholes, otherRow: otherDocument)
    }

    /// How well each piece of one document is said in the other, both ways, in order.
    ///
    /// As in BiMax (Wang et al., "BiMax: Bidirectional MaxSim Score for Document-Level Alignment", 2025) each piece counts
    /// by what is most alike in the other document, but only along the best way through both: two reports of one event say
    /// much of the same in another order, and versions of one text do not. Pieces count by their length. Of a document
    /// that is cut finer than the other, pieces are joined first: a sentence is never as alike to a paragraph as that
    /// paragraph's translation is.
    /// - Complexity: O(pieces of one · pieces of the other).
    public func likenessInOrder(_ document: Int, other: DocumentVectors, otherDocument: Int) -> Double {
        let (coarse, fine) = (telling(document), other.telling(otherDocument))
        guard coarse.count <= fine.count else {
            return other.likenessInOrder(otherDocument, other: self, otherDocument: document)
        }
        guard !coarse.isEmpty else { return 0 }
        let runs = other.runs(of: fine, like: coarse.map { weights[$0] })
        var cosines: [Double] = []
        cosines.reserveCapacity(coarse.count * runs.count)
        let lengths = runs.map { other.length(of: $0) }
        for piece in coarse {
            for (run, length) in zip(runs, lengths) {
                let sum = run.reduce(0) {
                    $0 + Double(other.weights[$1]) * pieces.cosine(piece, other: other.pieces, otherRow: $1)
                }
                cosines.append(length > 0 ? max(0, sum / length) : 0)
            }
        }
        let rowWeights = coarse.map { Double(weights[$0]) }
        let columnWeights = runs.map { $0.reduce(0) { $0 + Double(other.weights[$1]) } }
        let forward = Self.bestWay(rowWeights, across: runs.count) { cosines[$0 * runs.count + $1] }
        let backward = Self.bestWay(columnWeights, across: coarse.count) { cosines[$1 * runs.count + $0] }
        return (forward + backward) / 2
    }

    /// The pieces of a document that say something.
    private func telling(_ document: Int) -> [Int] { ranges[document].filter { weights[$0] > 0 } }

    /// Runs of pieces, each where a piece of another document stands, by their shares of the text.
    private func runs(of fine: [Int], like coarse: [Float]) -> [[Int]] {
        guard fine.count > coarse.count else { return fine.map { [$0] } }
        var runs: [[Int]] = [[]]
        var (place, end, start) = (0, coarse[0], Float(0))
        for piece in fine {
            let middle = start + weights[piece] / 2
            while place < coarse.count - 1, middle > end {
                place += 1
                end += coarse[place]
                if runs.last?.isEmpty == false { runs.append([]) }
            }
            runs[runs.count - 1].append(piece)
            start += weights[piece]
        }
        return runs
    }

    /// How long the sum of a run's vectors is, each as long as its weight.
    private func length(of run: [Int]) -> Double {
        var square = 0.0
        for one in run {
            for other in run {
                square +=
                    Double(weights[one]) * Double(weights[other]) * pieces.cosine(one, other: pieces, otherRow: other)
            }
        }
        return square > 0 ? square.squareRoot() : 0
    }

    /// The most that rows can have, each by one column, the columns never going back.
    private static func bestWay(_ weights: [Double], across count: Int, _ value: (Int, Int) -> Double) -> Double {
        var sums = [Double](repeating: 0, count: count)
        for (row, weight) in weights.enumerated() {
            var best = 0.0
            for column in 0..<count {
                best = max(best, sums[column])
                sums[column] = best + weight * value(row, column)
            }
        }
        return sums.max() ?? 0
    }
}
