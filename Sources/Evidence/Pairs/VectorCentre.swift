internal import Encoders

/// What the vectors of a version's segments have in common: its language, its matter, its style.
///
/// It says nothing about which segments translate each other, and differs between the versions. Taken off, cosines
/// tell counterparts from strangers more surely.
struct VectorCentre: Sendable {
    private let mean: [Float]

    /// - Parameters:
    ///   - vectors: One or more of `dimension` numbers each, of any length.
    ///   - prior: See `EncoderProfile.centrePrior`.
    init(_ vectors: [Float], dimension: Int, prior: Float = EncoderProfile.unknown.centrePrior) {
        var sum = [Float](repeating: 0, count: dimension)
        let count = dimension > 0 ? vectors.count / dimension : 0
        for row in 0..<count {
            let scale = Self.inverseLength(of: vectors, row: row, dimension: dimension)
            for place in 0..<dimension { sum[place] += scale * vectors[row * dimension + place] }
        }
        let share = 1 / (Float(count) + prior)
        mean = sum.map { $0 * share }
    }

    /// Of the first `count` segments that an encoder of spans knows.
    init(of count: Int, _ encoder: any SpanVectors, prior: Float, threads: Int) throws(EncoderError) {
        let singles = try encoder.embed(spans: (0..<count).map { $0..<($0 + 1) }, threads: threads)
        self.init(singles, dimension: encoder.dimension, prior: prior)
    }

    /// Vectors of one or more rows, each scaled to length 1 and without the centre. Vectors of zeros stay so.
    func taken(from vectors: [Float]) -> [Float] {
        let dimension = mean.count
        guard dimension > 0 else { return vectors }
        var result = vectors
        result.withUnsafeMutableBufferPointer { result in
            for row in 0..<(vectors.count / dimension) {
                let scale = Self.inverseLength(of: vectors, row: row, dimension: dimension)
                guard scale > 0 else { continue }
                for place in 0..<dimension {
                    result[row * dimension + place] = scale * vectors[row * dimension + place] - mean[place]
                }
            }
        }
        return result
    }

    private static func inverseLength(of vectors: [Float], row: Int, dimension: Int) -> Float {
        vectors.withUnsafeBufferPointer { vectors in
            var square: Float = 0
            for place in (row * dimension)..<((row + 1) * dimension) { square += vectors[place] * vectors[place] }
            return square > 0 ? 1 / square.squareRoot() : 0
        }
    }
}
