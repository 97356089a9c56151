import CEncoderKernels
import Foundation
import Testing

@testable import Encoders

/// The kernels by themselves: the same bits at every level that the processor has, and near to plain arithmetic.
@Suite struct TransformerKernelTests {
    private static let levels = Array(0...hexapla_best_level())

    private static func numbers(_ count: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Float.random(in: -2...2, using: &generator) }
    }

    /// Rows in blocks of 18 bytes, as the wheel has them.
    private static func rows(_ matrix: E5Shape.Matrix) -> [UInt8] {
        var generator = SeededGenerator(seed: 3)
        return (0..<(matrix.outputs * matrix.inputs / 32)).flatMap { _ -> [UInt8] in
            // A scale of 2^-4 to 2^-3, of either sign, then any bytes.
            let scale =
                UInt16.random(in: 0x2c00...0x2fff, using: &generator)
                | UInt16(Bool.random(using: &generator) ? 0x8000 : 0)
            return [UInt8(scale & 255), UInt8(scale >> 8)]
                + (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        }
    }

    private static func multiply(
        _ matrix: E5Shape.Matrix, _ packed: BlockMatrix, _ input: [Float], rows: Int, level: Int32
    ) -> [Float] {
        let blocks = rows * matrix.inputs / 32
        var codes = [Int8](repeating: 0, count: rows * matrix.inputs)
        var scales = [Float](repeating: 0, count: blocks)
        var offsets = [Int32](repeating: 0, count: blocks)
        var output = [Float](repeating: 0, count: rows * matrix.outputs)
        let bias = numbers(matrix.outputs, seed: 9)
        codes.withUnsafeMutableBufferPointer { codes in
            scales.withUnsafeMutableBufferPointer { scales in
                offsets.withUnsafeMutableBufferPointer { offsets in
                    let coded = hexapla_coded_rows(
                        codes: codes.baseAddress, scales: scales.baseAddress, offsets: offsets.baseAddress)
                    hexapla_code_blocks(level, input, Int64(rows), Int64(matrix.inputs), coded)
                    output.withUnsafeMutableBufferPointer { output in
                        packed.codes.withUnsafeBufferPointer { weights in
                            packed.scales.withUnsafeBufferPointer { weightScales in
                                bias.withUnsafeBufferPointer { bias in
                                    var product = hexapla_block_product(
                                        input: coded, rows: Int64(rows), inputs: Int64(matrix.inputs),
                                        outputs: Int64(matrix.outputs), weights: weights.baseAddress,
                                        weightScales: weightScales.baseAddress, bias: bias.baseAddress,
                                        output: output.baseAddress)
                                    hexapla_multiply_blocks(level, &product)
                                }
                            }
                        }
                    }
                }
            }
        }
        return output
    }

    @Test(arguments: [E5Shape.Matrix.projection, .outer])
    func products(matrix: E5Shape.Matrix) {
        let own = Self.rows(matrix)
        var packed = BlockMatrix()
        packed.append(own, matrix)
        let rows = 7
        let input = Self.numbers(rows * matrix.inputs, seed: 1)
        let results = Self.levels.map { Self.multiply(matrix, packed, input, rows: rows, level: $0) }
        for result in results { #expect(result == results[0]) }
        let bias = Self.numbers(matrix.outputs, seed: 9)
        let blocks = matrix.inputs / 32
        for (row, output) in [(0, 0), (3, 17), (6, matrix.outputs - 1)] {
            var sum = Double(bias[output])
            for block in 0..<blocks {
                let start = (output * blocks + block) * 18
                let scale = Double(Float(Float16(bitPattern: UInt16(own[start]) | UInt16(own[start + 1]) << 8)))
                for place in 0..<16 {
                    let byte = own[start + 2 + place]
                    let x = row * matrix.inputs + block * 32 + place
                    sum += (Double(byte & 15) - 8) * scale * Double(input[x])
                    sum += (Double(byte >> 4) - 8) * scale * Double(input[x + 16])
                }
            }
            #expect(
                abs(Double(results[0][row * matrix.outputs + output]) - sum) < 0.02 * Double(matrix.inputs).squareRoot()
            )
        }
    }

    /// A row's product does not depend on the rows beside it.
    @Test func rowsAreIndependent() {
        let matrix = E5Shape.Matrix.projection
        var packed = BlockMatrix()
        packed.append(Self.rows(matrix), matrix)
        let input = Self.numbers(9 * matrix.inputs, seed: 4)
        let level = hexapla_best_level()
        let all = Self.multiply(matrix, packed, input, rows: 9, level: level)
        for row in 0..<9 {
            let own = Array(input[row * matrix.inputs..<(row + 1) * matrix.inputs])
            let result = Self.multiply(matrix, packed, own, rows: 1, level: level)
            #expect(result.elementsEqual(all[row * matrix.outputs..<(row + 1) * matrix.outputs]))
        }
    }

    @Test(arguments: [1, 2, 5, 16, 37]) func attention(tokens: Int) {
        let input = Self.numbers(tokens * E5Shape.attention, seed: 6)
        let results = Self.levels.map { level in
            var scratch = [Float](repeating: 0, count: 36 * 512)
            var output = [Float](repeating: 0, count: tokens * E5Shape.width)
            hexapla_attend(level, input, Int64(tokens), &scratch, &output)
            return output
        }
        for result in results { #expect(result == results[0]) }
        func number(_ token: Int, _ part: Int, _ column: Int) -> Double {
            Double(input[token * E5Shape.attention + part * E5Shape.width + column])
        }
        for (token, head, place) in [(0, 0, 0), (tokens - 1, 11, 31), (tokens / 2, 5, 16)] {
            let weights = (0..<tokens).map { other -> Double in
                let sum = (0..<32).reduce(0.0) {
                    $0 + number(token, 0, head * 32 + $1) * number(other, 1, head * 32 + $1)
                }
                return exp(sum / Double(32).squareRoot())
            }
            let mean = (0..<tokens).reduce(0.0) { $0 + weights[$1] * number($1, 2, head * 32 + place) }
            let expected = mean / weights.reduce(0, +)
            #expect(abs(Double(results[0][token * E5Shape.width + head * 32 + place]) - expected) < 1e-4)
        }
    }

    @Test func activation() {
        let input = (0..<1600).map { Float($0) / 100 - 8 }
        let results = Self.levels.map { level in
            var output = input
            hexapla_gelu(level, &output, 1600)
            return output
        }
        for result in results { #expect(result == results[0]) }
        for (x, y) in [(Float(-8), Float(0)), (0, 0), (1, 0.841345), (-1, -0.158655), (7.99, 7.99)] {
            #expect(abs(results[0][Int((x + 8) * 100 + 0.5)] - y) < 1e-5)
        }
    }

    @Test func numbersOfAllSizes() {
        for input in [
            [Float](repeating: 0, count: 32), [Float](repeating: 1e-38, count: 32),
            [Float](repeating: -3e38, count: 32),
        ] {
            var codes = [Int8](repeating: 1, count: 32)
            var (scale, offset): (Float, Int32) = (1, 1)
            codes.withUnsafeMutableBufferPointer { codes in
                withUnsafeMutablePointer(to: &scale) { scale in
                    withUnsafeMutablePointer(to: &offset) { offset in
                        hexapla_code_blocks(
                            hexapla_best_level(), input, 1, 32,
                            hexapla_coded_rows(codes: codes.baseAddress, scales: scale, offsets: offset))
                    }
                }
            }
            #expect(offset == -8 * codes.reduce(Int32(0)) { $0 + Int32($1) })
            #expect(scale.isFinite && codes.allSatisfy { abs(Int32($0)) <= 127 })
        }
    }
}
