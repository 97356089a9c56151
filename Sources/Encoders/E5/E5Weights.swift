import CEncoderKernels
internal import Errors

/// The model's numbers, where the mapped file has them.
///
/// @unchecked: the pointers lead into `file`, which lives as long as this and whose mapping nobody can write.
struct E5Weights: @unchecked Sendable {
    let file: ModelFile
    let table: UnsafePointer<UInt8>
    let positions: UnsafePointer<Float>
    let embeddingGain: UnsafePointer<Float>
    let embeddingShift: UnsafePointer<Float>
    private let wordStarts: UnsafePointer<UInt8>
    private let codes: UnsafePointer<UInt8>
    private let scales: UnsafePointer<Float>
    private let vectors: UnsafePointer<Float>

    init(_ file: ModelFile) throws(EncoderError) {
        self.file = file
        let width = E5Shape.width
        table = try Self.bytes(file, .table, count: E5Shape.vocabulary * E5Shape.rowBytes)
        positions = try file.floats(.positions, count: E5Shape.positions * width)
        embeddingGain = try file.floats(.embeddingGain, count: width)
        embeddingShift = try file.floats(.embeddingShift, count: width)
        wordStarts = try Self.bytes(file, .wordStarts, count: (E5Shape.vocabulary + 7) / 8)
        codes = try Self.bytes(file, .layerCodes, count: E5Shape.layers * E5Shape.layerCodeBytes)
        scales = try file.floats(.layerScales, count: E5Shape.layers * E5Shape.layerScales)
        vectors = try file.floats(.layerVectors, count: E5Shape.layers * E5Shape.layerNumbers)
    }

    /// Whether a word begins with the piece.
    func beginsWord(_ piece: Int32) -> Bool { wordStarts[Int(piece) / 8] >> UInt8(piece % 8) & 1 == 1 }

    func vector(_ wanted: E5Shape.Vector, layer: Int) -> UnsafePointer<Float> {
        var place = vectors + layer * E5Shape.layerNumbers
        for vector in E5Shape.Vector.allCases {
            if vector == wanted { break }
            place += vector.count
        }
        return place
    }

    /// The product of coded rows with a matrix, its bias added, to rows of the matrix's outputs.
    func product(
        _ wanted: E5Shape.Matrix, layer: Int, bias: E5Shape.Vector, input: hexapla_coded_rows, rows: Int,
        output: UnsafeMutablePointer<Float>
    ) -> hexapla_block_product {
        var (code, scale) = (codes + layer * E5Shape.layerCodeBytes, scales + layer * E5Shape.layerScales)
        for matrix in E5Shape.Matrix.allCases {
            if matrix == wanted { break }
            (code, scale) = (code + matrix.codeBytes, scale + matrix.scales)
        }
        return hexapla_block_product(
            input: input, rows: Int64(rows), inputs: Int64(wanted.inputs), outputs: Int64(wanted.outputs),
            weights: code,
            weightScales: scale, bias: vector(bias, layer: layer), output: output)
    }

    private static func bytes(
        _ file: ModelFile, _ section: ModelFormat.Section, count: Int
    ) throws(EncoderError) -> UnsafePointer<UInt8> {
        let bytes = try file.bytes(section)
        guard bytes.count == count, let base = bytes.bindMemory(to: UInt8.self).baseAddress else {
            throw EncoderError(
                .modelDamaged, place: "\(file.path)",
                problem: "section \"\(section.rawValue)\" has \(bytes.count) bytes",
                expected: "\(count)", remedy: "install it again: \(.installModel)")
        }
        return base
    }
}
