import CEncoderKernels

/// One thread's scratch memory for a batch.
final class E5Workspace {
    /// Rows of a batch: enough that the weights, which come from far away, are read for many. One text may have more.
    static let usualRows = 128
    static let rows = E5Shape.positions + usualRows

    let states = FloatBuffer(count: rows * E5Shape.width)
    /// Queries, keys and values; later what a layer adds to the states.
    let attention = FloatBuffer(count: rows * E5Shape.attention)
    let context = FloatBuffer(count: rows * E5Shape.width)
    let inner = FloatBuffer(count: rows * E5Shape.inner)
    /// Keys and weights of a head.
    let scratch = FloatBuffer(count: 36 * E5Shape.positions)
    private let codes = UnsafeMutablePointer<Int8>.allocate(capacity: rows * E5Shape.inner)
    private let scales = FloatBuffer(count: rows * E5Shape.inner / E5Shape.block)
    private let offsets = UnsafeMutablePointer<Int32>.allocate(capacity: rows * E5Shape.inner / E5Shape.block)

    var coded: hexapla_coded_rows { hexapla_coded_rows(codes: codes, scales: scales.base, offsets: offsets) }

    deinit {
        codes.deallocate()
        offsets.deallocate()
    }
}
