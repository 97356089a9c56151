import CEncoderKernels

/// Weights in the order that the kernels read them: panels of 16 columns, each row by row.
enum PackedMatrix {
    /// Packs a row-major matrix; `columns` is a multiple of 16.
    static func pack(_ values: [Float], rows: Int, columns: Int) -> [Float] {
        let width = HEXAPLA_PANEL
        return [Float](unsafeUninitializedCapacity: rows * columns) { packed, filled in
            for panel in 0..<columns / width {
                for row in 0..<rows {
                    for column in 0..<width {
                        packed[(panel * rows + row) * width + column] = values[row * columns + panel * width + column]
                    }
                }
            }
            filled = rows * columns
        }
    }

    /// Matrices side by side: all have `rows` rows.
    static func join(_ parts: [(values: [Float], columns: Int)], rows: Int) -> [Float] {
        var joined: [Float] = []
        joined.reserveCapacity(parts.reduce(0) { $0 + $1.values.count })
        for row in 0..<rows {
            for part in parts { joined += part.values[row * part.columns..<(row + 1) * part.columns] }
        }
        return joined
    }

    /// The product of two row-major matrices, `rows` × `depth` times `depth` × `columns`.
    ///
    /// `depth` must be a multiple of 256, `columns` one of 64. For installing, where speed is no matter.
    static func product(_ left: [Float], _ right: [Float], rows: Int, depth: Int, columns: Int) -> [Float] {
        let block = ModelShape.block
        let blocks = depth / block
        var input = [Float](repeating: 0, count: rows * depth)
        for row in 0..<rows {
            for part in 0..<blocks {
                let from = row * depth + part * block
                let to = (part * rows + row) * block
                input.replaceSubrange(to..<to + block, with: left[from..<from + block])
            }
        }
        let packed = pack(right, rows: depth, columns: columns)
        var output = [Float](repeating: 0, count: rows * columns)
        output.withUnsafeMutableBufferPointer { output in
            input.withUnsafeBufferPointer { input in
                packed.withUnsafeBufferPointer { packed in
                    guard let input = input.baseAddress, let packed = packed.baseAddress,
                        let output = output.baseAddress
                    else { return }
                    let product = MatrixProduct(
                        weights: packed, bias: nil, columns: columns, taps: (0..<blocks).map { $0 * rows * block },
                        depths: [Int](repeating: block, count: blocks))
                    product.multiply(
                        level: hexapla_best_level(), input: input, output: output, rowStride: columns,
                        blockStride: block, runs: [hexapla_run(inputRow: 0, outputRow: 0, rows: Int64(rows))])
                }
            }
        }
        return output
    }
}
