import CEncoderKernels
import Testing

@testable import Encoders

@Suite("Coded vectors")
struct CodedVectorsTests {
    private static func random(_ rows: Int, _ dimension: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<rows * dimension).map { _ in
            // Roughly normal, as the numbers of sentence vectors are.
            (0..<6).reduce(0) { sum, _ in sum + Float.random(in: -1...1, using: &generator) }
        }
    }

    @Test("cosines are near the exact ones, and 1 with itself", arguments: [3, 64, 100, 512])
    func cosinesAreNear(dimension: Int) {
        let values = Self.random(20, dimension, seed: 1)
        var coded = CodedVectors(dimension: dimension, capacity: 7)
        for start in stride(from: 0, to: 20, by: 5) {
            coded.append(Array(values[start * dimension..<(start + 5) * dimension]))
        }
        #expect(coded.count == 20)
        for one in 0..<20 {
            #expect(abs(coded.cosine(one, other: coded, otherRow: one) - 1) < 1e-6)
            for other in 0..<20 {
                var (dot, left, right) = (0.0, 0.0, 0.0)
                for place in 0..<dimension {
                    let (a, b) = (Double(values[one * dimension + place]), Double(values[other * dimension + place]))
                    (dot, left, right) = (dot + a * b, left + a * a, right + b * b)
                }
                #expect(
                    abs(coded.cosine(one, other: coded, otherRow: other) - dot / (left * right).squareRoot()) < 0.01)
            }
        }
    }

    @Test("a row replaced is as if it had been there")
    func replaces() {
        let values = Self.random(3, 512, seed: 2)
        var coded = CodedVectors(dimension: 512, capacity: 2)
        coded.append(Array(values[0..<1024]))
        coded.replace(0, with: values, row: 2)
        var expected = CodedVectors(dimension: 512, capacity: 2)
        expected.append(Array(values[1024...]) + Array(values[512..<1024]))
        #expect(coded.cosine(0, other: coded, otherRow: 1) == expected.cosine(0, other: expected, otherRow: 1))
    }

    @Test("zeros have no direction")
    func zeros() {
        var coded = CodedVectors(dimension: 4, capacity: 2)
        coded.append([0, 0, 0, 0, 1, 2, 3, 4])
        #expect(coded.cosine(0, other: coded, otherRow: 1) == 0)
        #expect(coded.cosine(0, other: coded, otherRow: 0) == 0)
    }

    @Test("sums of products are exact", arguments: Array(0...hexapla_best_level()))
    func dotIsExact(level: Int32) {
        var generator = SeededGenerator(seed: 3)
        for count in [0, 1, 17, 64, 512] {
            let a = (0..<count).map { _ in Int8.random(in: -127...127, using: &generator) }
            let b = (0..<count).map { _ in Int8.random(in: -127...127, using: &generator) }
            let expected = zip(a, b).reduce(Int32(0)) { $0 + Int32($1.0) * Int32($1.1) }
            #expect(hexapla_dot(level, a, b, Int64(count)) == expected)
        }
    }
}
