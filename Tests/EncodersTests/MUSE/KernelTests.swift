import CEncoderKernels
import Testing

@testable import Encoders

@Suite("Kernels")
struct KernelTests {
    static let levels = Array(0...hexapla_best_level())

    /// A matrix in blocks of 256 columns.
    private static func random(_ count: Int, _ generator: inout SeededGenerator) -> [Float] {
        (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
    }

    @Test("a product is what the definition says", arguments: levels, [1, 5, 12, 13, 31])
    func productIsRight(level: Int32, rows: Int) {
        var generator = SeededGenerator(seed: 1)
        let (depth, columns) = (320, 64)
        let input = Self.random(2 * rows * 256, &generator)
        let matrix = Self.random(depth * columns, &generator)
        let bias = Self.random(columns, &generator)
        var output = [Float](repeating: 0, count: rows * columns)
        multiply(level, input, matrix, bias, rows: rows, columns: columns, &output)
        for row in 0..<rows {
            for column in 0..<columns {
                var expected = Double(bias[column])
                for k in 0..<depth {
                    let x = input[k / 256 * rows * 256 + row * 256 + k % 256]
                    expected += Double(x) * Double(matrix[k * columns + column])
                }
                #expect(abs(Double(output[row * columns + column]) - max(expected, 0)) < 2e-5)
            }
        }
    }

    @Test("a row's bits do not depend on its place or its neighbours", arguments: levels)
    func rowsAreIndependent(level: Int32) {
        var generator = SeededGenerator(seed: 2)
        let columns = 32
        let row = Self.random(512, &generator)
        let matrix = Self.random(320 * columns, &generator)
        let bias = Self.random(columns, &generator)
        var alone = [Float](repeating: 0, count: columns)
        multiply(level, row, matrix, bias, rows: 1, columns: columns, &alone)
        for rows in 1...30 {
            for place in 0..<rows {
                var input = Self.random(2 * rows * 256, &generator)
                input.replaceSubrange(place * 256..<(place + 1) * 256, with: row[..<256])
                input.replaceSubrange((rows + place) * 256..<(rows + place + 1) * 256, with: row[256...])
                var output = [Float](repeating: 0, count: rows * columns)
                multiply(level, input, matrix, bias, rows: rows, columns: columns, &output)
                #expect(Array(output[place * columns..<(place + 1) * columns]) == alone, "row \(place) of \(rows)")
            }
        }
    }

    @Test("the last layer's vectors are tanh, of length one", arguments: levels)
    func finishIsRight(level: Int32) {
        let values: [Float] = (0..<512).map { Float($0 - 256) / 20 }
        let blocks = values
        var output = [Float](repeating: 0, count: 512)
        hexapla_finish(level, blocks, 256, 1, 1e-12, &output)
        let exact = values.map { hyperbolicTangent(Double($0)) }
        let length = exact.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for (value, expected) in zip(output, exact) { #expect(abs(Double(value) - expected / length) < 3e-8) }
    }

    @Test("an extreme or zero layer gives no NaN", arguments: levels)
    func finishIsFinite(level: Int32) {
        for value in [0, 1e30, -1e30, Float.leastNonzeroMagnitude] {
            var output = [Float](repeating: .nan, count: 512)
            hexapla_finish(level, [Float](repeating: value, count: 512), 256, 1, 1e-12, &output)
            let isFinite = output.allSatisfy(\.isFinite)
            #expect(isFinite)
        }
    }

    @Test("a convolution is what the definition says but for its codes' rounding")
    func convolutionIsRight() {
        var generator = SeededGenerator(seed: 4)
        let (rows, order, left) = (29, 3, 1)
        var input = Self.random(rows * 256, &generator)
        // A row of zeros, as beyond the text's end, and a large one.
        for place in 0..<256 {
            input[5 * 256 + place] = 0
            input[9 * 256 + place] *= 1000
        }
        let matrix = Self.random(order * 256 * 256, &generator)
        let bias = Self.random(256, &generator)
        let results = Self.levels.map { convolve($0, input, matrix, bias, rows: rows, order: order, left: left) }
        for result in results {
            for (number, first) in zip(result, results[0]) { #expect(abs(number - first) <= 1e-5 * max(1, abs(first))) }
        }
        for row in left..<rows - (order - 1 - left) {
            var (square, error) = (0.0, 0.0)
            for column in 0..<256 {
                var expected = Double(bias[column])
                for tap in 0..<order {
                    for k in 0..<256 {
                        expected +=
                            Double(input[(row + tap - left) * 256 + k])
                            * Double(matrix[(tap * 256 + k) * 256 + column])
                    }
                }
                expected = max(expected, 0) + Double(input[row * 256 + column])
                square += expected * expected
                error +=
                    (Double(results[0][row * 256 + column]) - expected)
                    * (Double(results[0][row * 256 + column]) - expected)
            }
            #expect(error < 4e-7 * square, "row \(row)")
        }
    }

    @Test("the largest sums of a convolution fit", arguments: levels)
    func convolutionIsFinite(level: Int32) {
        // All of a sign, so that rows and columns are as long as codes allow, and point the same way.
        for value: Float in [1, -1, 1e30, 1e-30, .leastNonzeroMagnitude] {
            let result = convolve(
                level, [Float](repeating: value, count: 256), [Float](repeating: 1, count: 256 * 256),
                [Float](repeating: 0, count: 256), rows: 1, order: 1, left: 0)
            let expected = max(value * 256, 0) + value
            for number in result {
                #expect(abs(number - expected) <= max(1e-3 * abs(expected), Float(1e-40 as Double)))
            }
        }
    }

    private func convolve(
        _ level: Int32, _ input: [Float], _ matrix: [Float], _ bias: [Float], rows: Int, order: Int, left: Int
    ) -> [Float] {
        let packed = PackedMatrix.pack(matrix, rows: order * 256, columns: 256)
        var output = [Float](repeating: 0, count: rows * 256)
        packed.withUnsafeBufferPointer { packed in
            bias.withUnsafeBufferPointer { bias in
                output.withUnsafeMutableBufferPointer { output in
                    guard let weights = packed.baseAddress, let bias = bias.baseAddress, let y = output.baseAddress
                    else { return }
                    Convolution(weights: weights, bias: bias, order: order, left: left).apply(
                        level: level, input: input, rows: rows, output: y,
                        runs: [
                            hexapla_run(
                                inputRow: Int64(left), outputRow: Int64(left), rows: Int64(rows - order + 1))
                        ], Workspace())
                }
            }
        }
        return output
    }

    @Test("products on installation are products")
    func installationProduct() {
        var generator = SeededGenerator(seed: 3)
        let left = Self.random(3 * 512, &generator)
        let right = Self.random(512 * 64, &generator)
        let product = PackedMatrix.product(left, right, rows: 3, depth: 512, columns: 64)
        for row in 0..<3 {
            for column in 0..<64 {
                let expected = (0..<512).reduce(0.0) {
                    $0 + Double(left[row * 512 + $1]) * Double(right[$1 * 64 + column])
                }
                #expect(abs(Double(product[row * 64 + column]) - expected) < 2e-5)
            }
        }
    }

    private func hyperbolicTangent(_ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        let y = -2 * abs(x)
        // exp by its series, of a quarter of a quarter of …, squared back.
        for n in 1...30 {
            term *= y / 64 / Double(n)
            sum += term
        }
        for _ in 0..<6 { sum *= sum }
        return (x < 0 ? -1 : 1) * (1 - sum) / (1 + sum)
    }

    /// max(0, bias + input · matrix) of 320 input columns.
    private func multiply(
        _ level: Int32, _ input: [Float], _ matrix: [Float], _ bias: [Float], rows: Int, columns: Int,
        _ output: inout [Float]
    ) {
        let packed = PackedMatrix.pack(matrix, rows: 320, columns: columns)
        packed.withUnsafeBufferPointer { packed in
            bias.withUnsafeBufferPointer { bias in
                input.withUnsafeBufferPointer { input in
                    output.withUnsafeMutableBufferPointer { output in
                        guard let weights = packed.baseAddress, let x = input.baseAddress, let y = output.baseAddress
                        else { return }
                        MatrixProduct(
                            weights: weights, bias: bias.baseAddress, columns: columns, taps: [0, rows * 256],
                            depths: [256, 64], options: HEXAPLA_RELU
                        ).multiply(
                            level: level, input: x, output: y, rowStride: columns, blockStride: 256,
                            runs: [hexapla_run(inputRow: 0, outputRow: 0, rows: Int64(rows))])
                    }
                }
            }
        }
    }
}
