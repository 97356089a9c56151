import CEncoderKernels

/// One branch's second convolution, its weights as whole numbers of two bytes: twice as many products at a time as
/// floats have, and vectors whose cosine with those of floats is above 0.999999.
///
/// @unchecked: written on creation only; `bias` leads into the model's file, which its owner keeps.
final class Convolution: @unchecked Sendable {
    private let codes: UnsafeMutablePointer<Int16>
    private let scales: UnsafeMutablePointer<Float>
    private let bias: UnsafePointer<Float>
    /// For each tap how many rows further on its input stands.
    private let taps: [Int64]

    /// - Parameters:
    ///   - weights: Packed, `order` blocks by one.
    ///   - left: How many of the window's places are before the token.
    init(weights: UnsafePointer<Float>, bias: UnsafePointer<Float>, order: Int, left: Int) {
        let block = ModelShape.block
        codes = .allocate(capacity: order * block * block)
        scales = .allocate(capacity: block)
        self.bias = bias
        taps = (0..<order).map { Int64($0 - left) }
        hexapla_code_matrix(weights, Int64(order), codes, scales)
    }

    deinit {
        codes.deallocate()
        scales.deallocate()
    }

    /// Convolves the rows in `runs`; `input` is added to the results that are above 0.
    ///
    /// - Parameters:
    ///   - rows: How many rows the input has.
    ///   - workspace: Has room for their codes.
    func apply(
        level: Int32, input: UnsafePointer<Float>, rows: Int, output: UnsafeMutablePointer<Float>, runs: [hexapla_run],
        _ workspace: Workspace
    ) {
        hexapla_code_rows(level, input, Int64(rows), workspace.codes, workspace.scales.base)
        taps.withUnsafeBufferPointer { taps in
            var convolution = hexapla_convolution()
            convolution.input = UnsafePointer(workspace.codes)
            convolution.inputScales = UnsafePointer(workspace.scales.base)
            convolution.taps = taps.baseAddress
            convolution.tapCount = Int64(taps.count)
            convolution.weights = UnsafePointer(codes)
            convolution.weightScales = UnsafePointer(scales)
            convolution.bias = bias
            convolution.residual = input
            convolution.output = output
            hexapla_convolve(level, &convolution, runs, Int64(runs.count))
        }
    }
}
