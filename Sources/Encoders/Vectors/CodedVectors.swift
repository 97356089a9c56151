private import CEncoderKernels
private import Glibc

/// Vectors kept for their cosines alone, a byte a number instead of four.
///
/// Each vector is scaled so that its largest number is 127, and rounded. A cosine is off by about 0.0005; a vector's
/// with itself is 1. Sums are of whole numbers: the same bits whatever the order and the instruction set.
public struct CodedVectors: Sendable {
    /// Numbers in a vector.
    public let dimension: Int
    /// `dimension`, and zeros up to whole cache lines.
    private let stride: Int
    private var codes: [Int8] = []
    /// 1 / length of each row's codes; 0 for a vector of zeros.
    private var inverseLengths: [Float] = []
    private let level = hexapla_best_level()

    public var count: Int { inverseLengths.count }

    /// - Parameter capacity: How many vectors there will be.
    public init(dimension: Int, capacity: Int) {
        self.dimension = dimension
        stride = (dimension + 63) & ~63
        let size = capacity * stride
        codes = [Int8](unsafeUninitializedCapacity: size) { buffer, filled in
            Self.adviseHugePages(UnsafeMutableRawBufferPointer(buffer))
            buffer.initialize(repeating: 0)
            filled = size
        }
        inverseLengths.reserveCapacity(capacity)
    }

    /// Rows are read here and there, half a kilobyte at a time: large pages spare most address translations.
    private static func adviseHugePages(_ bytes: UnsafeMutableRawBufferPointer) {
        let page = 1 << 21
        guard let base = bytes.baseAddress, bytes.count >= 2 * page else { return }
        let skipped = (page - Int(bitPattern: base) % page) % page
        madvise(base + skipped, (bytes.count - skipped) / page * page, MADV_HUGEPAGE)
    }

    /// - Parameter vectors: `dimension` finite numbers each.
    public mutating func append(_ vectors: [Float]) {
        let start = count
        let rows = dimension > 0 ? vectors.count / dimension : 0
        let missing = (start + rows) * stride - codes.count
        if missing > 0 { codes.append(contentsOf: repeatElement(0, count: missing)) }
        inverseLengths.append(contentsOf: repeatElement(0, count: rows))
        vectors.withUnsafeBufferPointer { vectors in
            for row in 0..<rows { set(start + row, vectors, from: row * dimension) }
        }
    }

    /// Puts row `from` of `vectors` in the place of row `row`.
    public mutating func replace(_ row: Int, with vectors: [Float], row from: Int) {
        vectors.withUnsafeBufferPointer { set(row, $0, from: from * dimension) }
    }

    private mutating func set(_ row: Int, _ vectors: UnsafeBufferPointer<Float>, from start: Int) {
        inverseLengths[row] = codes.withUnsafeMutableBufferPointer { codes -> Float in
            guard let target = codes.baseAddress, let source = vectors.baseAddress else { return 0 }
            let place = target + row * stride
            hexapla_quantize(level, source + start, Int64(dimension), place)
            let square = hexapla_dot(level, place, place, Int64(stride))
            return square > 0 ? 1 / Float(square).squareRoot() : 0
        }
    }

    /// The cosine of a vector with one of another set of the same dimension.
    public func cosine(_ row: Int, other: CodedVectors, otherRow: Int) -> Double {
        let sum = codes.withUnsafeBufferPointer { left in
            other.codes.withUnsafeBufferPointer { right -> Int32 in
                guard let a = left.baseAddress, let b = right.baseAddress else { return 0 }
                return hexapla_dot(level, a + row * stride, b + otherRow * stride, Int64(stride))
            }
        }
        return Double(sum) * Double(inverseLengths[row]) * Double(other.inverseLengths[otherRow])
    }
}
