/// Matrices of four-bit numbers, repacked from rows of blocks (llama.cpp's Q4_0) to the panels that CEncoderKernels wants.
///
/// A panel is 16 outputs. For each block of 32 inputs it has 256 bytes: byte 64 t + 4 c + i holds, for output c, the weight
/// of input 4 t + i in its low half, and that of input 16 + 4 t + i in its high half. Weight = (number − 8) × scale.
struct BlockMatrix {
    private(set) var codes: [UInt8] = []
    /// For each panel and block the scales of the 16 outputs.
    private(set) var scales: [Float] = []

    private static let panel = 16

    /// - Parameter rows: For each output its blocks: a half-precision scale, then 16 bytes, of which byte j has weight j in its
    ///   low half and weight j + 16 in its high half.
    mutating func append(_ rows: [UInt8], _ matrix: E5Shape.Matrix) {
        let blocks = matrix.inputs / E5Shape.block
        for panel in 0..<(matrix.outputs / Self.panel) {
            for block in 0..<blocks {
                let starts = (0..<Self.panel).map { ((panel * Self.panel + $0) * blocks + block) * 18 }
                for start in starts { scales.append(Self.half(UInt16(rows[start]) | UInt16(rows[start + 1]) << 8)) }
                // A row's byte j has inputs j and j + 16, as a panel's byte has.
                for quad in 0..<4 {
                    for start in starts { codes += rows[(start + 2 + 4 * quad)..<(start + 6 + 4 * quad)] }
                }
            }
        }
    }

    /// The number that a half-precision float's bits mean.
    private static func half(_ bits: UInt16) -> Float {
        let (exponent, fraction) = (Int(bits >> 10 & 31), Float(bits & 1023))
        let size: Float =
            exponent == 0
            ? fraction * Float(sign: .plus, exponent: -24, significand: 1)
            : (1024 + fraction) * Float(sign: .plus, exponent: exponent - 25, significand: 1)
        return bits >> 15 == 1 ? -size : size
    }
}
