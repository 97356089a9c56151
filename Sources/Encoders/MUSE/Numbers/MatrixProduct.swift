import CEncoderKernels

/// One product of the forward pass: where its input's columns are, its weights, and what happens to the result.
///
/// Points into memory that its owner keeps alive (the mapped model).
struct MatrixProduct {
    var weights: UnsafePointer<Float>
    var bias: UnsafePointer<Float>?
    var columns: Int
    var taps: [Int64]
    var depths: [Int64]
    var options: Int32

    /// - Parameters:
    ///   - weights: Packed, `depths` summed × `columns`.
    ///   - taps: Where each part of the input's columns begins, in floats from row 0.
    ///   - depths: How many columns each part has, at most 256.
    ///   - options: `HEXAPLA_ADD` and its like, combined.
    init(
        weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?, columns: Int, taps: [Int], depths: [Int],
        options: Int = 0
    ) {
        self.weights = weights
        self.bias = bias
        self.columns = columns
        self.taps = taps.map(Int64.init)
        self.depths = depths.map(Int64.init)
        self.options = Int32(options)
    }

    /// Multiplies the rows in `runs`.
    func multiply(
        level: Int32, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, rowStride: Int,
        blockStride: Int, runs: [hexapla_run]
    ) {
        var product = hexapla_product()
        product.input = input
        product.tapCount = Int64(taps.count)
        product.weights = weights
        product.bias = bias
        product.columns = Int64(columns)
        product.output = output
        product.outputRowStride = Int64(rowStride)
        product.outputBlockStride = Int64(blockStride)
        product.options = options
        taps.withUnsafeBufferPointer { taps in
            depths.withUnsafeBufferPointer { depths in
                product.taps = taps.baseAddress
                product.depths = depths.baseAddress
                hexapla_multiply(level, &product, runs, Int64(runs.count))
            }
        }
    }
}
